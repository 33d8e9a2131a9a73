import GongkaiCore
import Synchronization

@testable import GongkaiStore

/// A database that notes how the engine means to find the rows of each statement that reads. A mutex guards the notes.
///
/// SQLite's plans are the same for ten rows and a million. PostgreSQL would read and sort ten: it is asked for a plan without that, where there is one.
final class ExplainingDatabase: Database {
    private let database: any Database
    private let notes = Mutex<[String]>([])

    init(_ database: any Database) {
        self.database = database
    }

    var dialect: Dialect { database.dialect }
    /// The steps of all plans so far, such as `SEARCH version USING INDEX article_version_end (state=? AND shows_until<?)`.
    var steps: [String] { notes.withLock { $0 } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await database.read { tx in
            let explaining = Explaining(connection: tx.connection, dialect: tx.dialect) { step in self.notes.withLock { $0.append(step) } }
            return try body(Transaction(explaining, tx.dialect))
        }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await database.write(body)
    }

    func close() async throws { try await database.close() }
}

private struct Explaining: SQLConnection {
    let connection: any SQLConnection
    let dialect: Dialect
    let note: (String) -> Void

    private func explain(_ text: String, _ values: [SQLValue]) throws {
        switch dialect {
        case .sqlite:
            for row in try connection.rows("EXPLAIN QUERY PLAN " + text, values, limit: nil) { note(try row.get("detail")) }
        case .postgres:
            for way in ["seqscan", "sort"] { _ = try connection.run("SET LOCAL enable_\(way) = off", []) }
            for row in try connection.rows("EXPLAIN " + text, values, limit: nil) { note(try row.get("QUERY PLAN")) }
        }
    }

    func run(_ text: String, _ values: [SQLValue]) throws -> Int { try connection.run(text, values) }

    func runLater(_ text: String, _ values: [SQLValue], expecting: Int?) throws {
        try connection.runLater(text, values, expecting: expecting)
    }

    func runBulk(_ text: String, _ values: ArraySlice<SQLValue>) throws { try connection.runBulk(text, values) }

    func rows(_ text: String, _ values: [SQLValue], limit: Int?) throws -> [Row] {
        try explain(text, values)
        return try connection.rows(text, values, limit: limit)
    }

    func forEach(_ text: String, _ values: [SQLValue], atOnce: Int, _ body: (Row) throws -> Bool) throws {
        try explain(text, values)
        try connection.forEach(text, values, atOnce: atOnce, body)
    }

    func script(_ text: String) throws { try connection.script(text) }
}
