import Foundation

/// The first line of a backup: what made it, and which tables follow with how many rows.
struct BackupHeader: Codable {
    struct Table: Codable {
        var name: String
        var columns: [String]
        var rows: Int
        /// The last key the database handed out, where it hands out keys.
        var lastKey: Int64?
    }

    /// Of the file, not of the tables.
    var format = 1
    var schema: Int
    var program: String
    /// UTC milliseconds.
    var at: Int64
    var tables: [Table]

    static let start = Array(#"{"backup":"#.utf8)

    private struct Line: Codable {
        var backup: BackupHeader
    }

    func line() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return Array(try encoder.encode(Line(backup: self)))
    }

    init(schema: Int, program: String, at: Int64, tables: [Table]) {
        self.schema = schema
        self.program = program
        self.at = at
        self.tables = tables
    }

    init(line: [UInt8]) throws {
        self = try JSONDecoder().decode(Line.self, from: Data(line)).backup
    }
}

/// The last line: how many rows there were, and the hash of everything before it.
struct BackupTrailer: Codable {
    var end: Bool = true
    var rows: Int
    var sha256: String

    static let start = Array(#"{"end":"#.utf8)

    func line() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return Array(try encoder.encode(self))
    }
}
