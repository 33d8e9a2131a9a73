import Foundation

/// One numbered step of the schema: a file for both engines, files for one engine beside it, or both.
struct Migration: Sendable {
    let number: Int
    /// `0010-registers`
    let name: String
    /// What this engine runs, in its own words.
    let text: String
    /// Of the files as shipped, to notice a step that was edited after a database had taken it.
    let hash: String

    /// The steps of a folder in their order.
    static func all(in folder: URL, for dialect: Dialect) throws -> [Migration] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "sql" }
        let steps = Dictionary(grouping: files) { $0.lastPathComponent.prefix { $0 != "." } }
        let migrations = try steps.map { name, files in
            guard let number = Int(name.prefix(4)), name.dropFirst(4).first == "-" else {
                throw DatabaseError(.misuse, "\(name).sql is no schema file: its name must begin with four digits and a dash")
            }
            // 0002-audit.sql before 0002-audit.sqlite.sql
            let mine = files.filter { file in
                let variant = file.deletingPathExtension().pathExtension
                return variant.isEmpty || variant == dialect.rawValue
            }
            let texts = try mine.sorted { $0.lastPathComponent.count < $1.lastPathComponent.count }
                .map { try String(contentsOf: $0, encoding: .utf8) }
            return Migration(
                number: number, name: String(name), text: texts.map(dialect.schema).joined(separator: "\n"),
                hash: SHA256.hex(of: texts.joined(separator: "\n")))
        }
        let sorted = migrations.sorted { $0.number < $1.number }
        for (a, b) in zip(sorted, sorted.dropFirst()) where a.number == b.number {
            throw DatabaseError(.misuse, "two schema files have the same number: \(a.name) and \(b.name)")
        }
        return sorted
    }
}
