import GongkaiTestSupport

@testable import GongkaiStore

extension World {
    /// Where in the whole database one of these words can be read: `table: word`.
    func rows(holding secrets: [String]) async throws -> [String] {
        try await database.read { tx in
            var found: [String] = []
            for table in try tx.backupTables() {
                for row in try tx.rows(table.query) {
                    for value in row.values {
                        let text =
                            switch value {
                            case .text(let text): text
                            case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
                            default: ""
                            }
                        for secret in secrets where text.contains(secret) { found.append("\(table.name): \(secret)") }
                    }
                }
            }
            return found
        }
    }
}
