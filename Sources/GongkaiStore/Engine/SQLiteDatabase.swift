import Foundation
import GRDB

/// The embedded engine: one file, write-ahead log, every commit forced to disk. GRDB is the driver; no type of it leaves this file.
package final class SQLiteDatabase: Database {
    package let dialect = Dialect.sqlite
    private let pool: DatabasePool

    /// Opens or creates the file.
    package init(path: String, readers: Int = 5) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA cache_size = -16000")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        pool = try SQLiteDatabase.translating { try DatabasePool(path: path, configuration: configuration) }
    }

    package func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        do {
            return try await pool.read { db in try body(Transaction(SQLiteConnection(db), .sqlite)) }
        } catch let error as GRDB.DatabaseError {
            throw translated(error)
        }
    }

    @discardableResult
    package func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        do {
            return try await pool.write { db in
                let tx = Transaction(SQLiteConnection(db), .sqlite)
                let value = try body(tx)
                try tx.finish()
                return value
            }
        } catch let error as GRDB.DatabaseError {
            throw translated(error)
        }
    }

    package func close() async throws {
        try SQLiteDatabase.translating { try pool.close() }
    }

    fileprivate static func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as GRDB.DatabaseError {
            throw translated(error)
        }
    }
}

private struct SQLiteConnection: SQLConnection {
    let db: GRDB.Database

    init(_ db: GRDB.Database) {
        self.db = db
    }

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        try SQLiteDatabase.translating {
            let statement = try db.cachedStatement(sql: text)
            try statement.execute(arguments: arguments(values))
            return db.changesCount
        }
    }

    func forEach(_ text: String, _ values: [SQLValue], _ body: (Row) throws -> Bool) throws {
        try SQLiteDatabase.translating {
            let statement = try db.cachedStatement(sql: text)
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments(values))
            let columns = Row.Columns(statement.columnNames)
            let indices = columns.names.indices
            while let row = try cursor.next() {
                let values = indices.map { value(row[$0] as DatabaseValue) }
                guard try body(Row(columns: columns, values: values)) else { break }
            }
        }
    }

    func script(_ text: String) throws {
        try SQLiteDatabase.translating { try db.execute(sql: text) }
    }

    private func arguments(_ values: [SQLValue]) -> StatementArguments {
        StatementArguments(
            values.map { value -> DatabaseValue in
                switch value {
                case .null: .null
                case .integer(let integer): integer.databaseValue
                case .text(let text): text.databaseValue
                case .blob(let bytes): bytes.withUnsafeBytes { Data($0).databaseValue }
                }
            })
    }

    private func value(_ value: DatabaseValue) -> SQLValue {
        switch value.storage {
        case .null: .null
        case .int64(let integer): .integer(integer)
        case .double(let double): .integer(Int64(double))
        case .string(let text): .text(text)
        case .blob(let data): .blob([UInt8](data))
        }
    }
}

private func translated(_ error: GRDB.DatabaseError) -> DatabaseError {
    let text = error.message ?? "SQLite reported \(error.resultCode)"
    let kind: DatabaseError.Kind =
        switch (error.resultCode, error.extendedResultCode) {
        case (_, .SQLITE_CONSTRAINT_UNIQUE), (_, .SQLITE_CONSTRAINT_PRIMARYKEY): .duplicate
        case (_, .SQLITE_CONSTRAINT_FOREIGNKEY): .reference
        case (.SQLITE_CONSTRAINT, _): .check
        case (.SQLITE_FULL, _): .diskFull
        case (.SQLITE_BUSY, _), (.SQLITE_LOCKED, _): .busy
        case (.SQLITE_READONLY, _): .readOnly
        case (.SQLITE_NOTADB, _), (.SQLITE_CANTOPEN, _), (.SQLITE_CORRUPT, _): .cannotOpen
        case (.SQLITE_INTERRUPT, _): .timeout
        default: .other
        }
    return DatabaseError(kind, text, constraint: kind == .duplicate ? text : nil)
}
