package import GongkaiCore

/// One of the two engines. Every read sees one consistent state; every write is one transaction, kept or dropped whole.
package protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Runs statements that change nothing, on one consistent snapshot.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value

    /// The same for a few rows that are found by their keys: where the engine is in this process, on the caller's thread, which costs a
    /// quarter of handing them from thread to thread. Whatever may take longer than a millisecond belongs into ``read(_:)``.
    func readBriefly<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value

    /// Runs one transaction: committed durably before this returns, rolled back when `body` throws.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value

    /// The same for what may take longer than a tenth of a second: where short writes share a commit, this one keeps to itself.
    @discardableResult
    func writeAtLength<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value

    /// Closes all connections; later calls fail.
    func close() async throws
}

extension Database {
    package func readBriefly<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await read(body)
    }

    @discardableResult
    package func writeAtLength<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await write(body)
    }
}

/// A connection inside a transaction. Only valid inside the closure that received it.
protocol SQLConnection {
    /// Runs a statement and returns the number of rows it changed.
    func run(_ text: String, _ values: [SQLValue]) throws -> Int
    /// Runs a statement whose answer nothing waits for.
    func runLater(_ text: String, _ values: [SQLValue], expecting: Int?) throws
    /// Runs an INSERT of many rows, as a load does with one text again and again.
    func runBulk(_ text: String, _ values: ArraySlice<SQLValue>) throws
    /// All rows of the result, or the first ones.
    func rows(_ text: String, _ values: [SQLValue], limit: Int?) throws -> [Row]
    /// Calls `body` for each row of the result; stops early when it returns false. `atOnce` bounds the rows in memory.
    func forEach(_ text: String, _ values: [SQLValue], atOnce: Int, _ body: (Row) throws -> Bool) throws
    /// Runs several statements without values, as in schema files.
    func script(_ text: String) throws
}

/// The statements of one transaction.
package final class Transaction {
    let connection: any SQLConnection
    package let dialect: Dialect
    /// The end of the audit trail, once this transaction has added to it.
    var audit: AuditChain?
    /// What of the public pages it changes; to be told once it is committed.
    package internal(set) var changedPages: Set<PageTag> = []
    /// What was looked for ahead of it; nil where it looks for itself.
    var wordScan: WordScan?
    /// The fingerprint of the key that this transaction found to be the database's.
    var adoptedKey: String?
    private var translations: [String: String] = [:]

    init(_ connection: any SQLConnection, _ dialect: Dialect) {
        self.connection = connection
        self.dialect = dialect
    }

    /// All rows of the result. For results that may be large, see ``forEach(_:_:)``.
    package func rows(_ sql: SQL) throws -> [Row] {
        let (text, values) = sql.rendered(for: dialect)
        return try connection.rows(text, values, limit: nil)
    }

    /// The first row of the result. The statement says LIMIT 1 when there may be many.
    package func first(_ sql: SQL) throws -> Row? {
        let (text, values) = sql.rendered(for: dialect)
        return try connection.rows(text, values, limit: 1).first
    }

    /// The only value of the only row, such as a count.
    package func value<Value: SQLReadable>(_ sql: SQL, as type: Value.Type = Value.self) throws -> Value {
        guard let row = try first(sql), let value = Value(sqlValue: row[0]) else {
            throw DatabaseError(.misuse, "the statement returned no \(Value.self)")
        }
        return value
    }

    /// Rows in memory at once, unless they are large.
    package static let rowsAtOnce = 1000

    /// Calls `body` for each row as it arrives; other statements may run in between. Large rows are read fewer `atOnce`.
    package func forEach(_ sql: SQL, atOnce: Int = rowsAtOnce, _ body: (Row) throws -> Void) throws {
        try scan(sql, atOnce: atOnce) { row in
            try body(row)
            return true
        }
    }

    /// Calls `body` for each row as it arrives, until it returns false.
    package func scan(_ sql: SQL, atOnce: Int = rowsAtOnce, _ body: (Row) throws -> Bool) throws {
        let (text, values) = sql.rendered(for: dialect)
        try connection.forEach(text, values, atOnce: atOnce, body)
    }

    /// Runs a statement. With `expecting`, another number of changed rows is a ``DatabaseError/Kind/stale`` error.
    @discardableResult
    package func run(_ sql: SQL, expecting: Int? = nil) throws -> Int {
        let (text, values) = sql.rendered(for: dialect)
        let changed = try connection.run(text, values)
        if let expecting, changed != expecting { throw DatabaseError.stale(changed: changed, expecting) }
        return changed
    }

    /// Runs a statement whose answer nothing waits for: PostgreSQL may throw what it refuses at a later statement, or at the commit. Not for
    /// what may be refused where the transaction then goes on.
    package func runLater(_ sql: SQL, expecting: Int? = nil) throws {
        let (text, values) = sql.rendered(for: dialect)
        try connection.runLater(text, values, expecting: expecting)
    }

    /// The same for one text with many values, which stand as `?` on both engines; the text holds no other question mark.
    func runLater(prepared text: String, _ values: [SQLValue]) throws {
        try connection.runLater(dialect == .postgres ? translated(text) : text, values, expecting: nil)
    }

    private func translated(_ text: String) -> String {
        let translation = translations[text] ?? dialect.numbered(text)
        translations[text] = translation
        return translation
    }

    /// Runs one text many times, for bulk loading. Values stand as `?` on both engines; the text holds no other question mark.
    /// PostgreSQL may throw what it refuses at the next statement, or at the commit.
    package func run(prepared text: String, _ values: ArraySlice<SQLValue>) throws {
        try connection.runBulk(dialect == .postgres ? translated(text) : text, values)
    }

    /// Says that this transaction writes many thousand rows: PostgreSQL lets its statements take their time, SQLite keeps the changed pages
    /// in memory until the commit instead of writing them out and in again, as far as they fit.
    ///
    /// - Parameter sparingly: with 150 MB instead of 400. The C library may keep what a thread freed, so that the same work on another thread holds it
    ///   twice.
    package func expectMuch(sparingly: Bool = false) throws {
        switch dialect {
        case .sqlite: try run(sparingly ? "PRAGMA cache_size = -150000" : "PRAGMA cache_size = -400000")
        case .postgres: try run("SET LOCAL statement_timeout = 0")
        }
    }

    /// Gives back what ``expectMuch()`` took on SQLite, where it outlives the transaction.
    package func expectLittle() throws {
        if dialect == .sqlite { try run("PRAGMA cache_size = -16000") }
    }

    /// What must still be written before the commit.
    func finish() throws {
        try audit?.finish(in: self)
    }

    /// Inserts and returns the key the database handed out. The statement ends before RETURNING.
    package func insert(_ sql: SQL, returning key: String = "id") throws -> Int64 {
        try value(sql + " RETURNING " + SQL(identifier: key))
    }
}
