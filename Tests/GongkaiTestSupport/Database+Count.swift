package import GongkaiStore

extension Database {
    /// The number of rows in a table.
    package func count(_ table: String) async throws -> Int {
        try await read { tx in try tx.value("SELECT COUNT(*) FROM " + SQL(identifier: table)) }
    }
}
