import Foundation
import GRDB

/// The embedded engine: one file, write-ahead log, every commit forced to disk. GRDB is the driver; no type of it leaves this folder.
package final class SQLiteDatabase: Database {
    package let dialect = Dialect.sqlite
    private let pool: DatabasePool
    private let writer: SQLiteWriter
    private let path: String
    private let brief: BriefReaders

    /// Opens or creates the file, and its folder.
    package init(path: String, readers: Int = 5, busyTimeout: Double = 10) throws {
        self.path = path
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(busyTimeout)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA cache_size = -16000")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        if !FileManager.default.fileExists(atPath: folder) {
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch {
                throw DatabaseError(.cannotOpen, "the folder \(folder) cannot be created. Create it, or give another database address.")
            }
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            configuration.readonly = true
            brief = BriefReaders(path: path, configuration: configuration)
            writer = SQLiteWriter(pool)
            // Again, because the pool lowers it to NORMAL when it turns the log on: a power cut would take acknowledged commits.
            try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        } catch let error as GRDB.DatabaseError {
            throw SQLiteFault.error(error, path)
        }
    }

    package func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        do {
            return try await pool.read { [path] db in try body(Transaction(SQLiteConnection(db: db, path: path), .sqlite)) }
        } catch let error as GRDB.DatabaseError {
            throw SQLiteFault.error(error, path)
        }
    }

    package func readBriefly<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        do {
            return try brief.read { db in try body(Transaction(SQLiteConnection(db: db, path: path), .sqlite)) }
        } catch let error as GRDB.DatabaseError {
            throw SQLiteFault.error(error, path)
        }
    }

    @discardableResult
    package func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await write(alone: false, body)
    }

    @discardableResult
    package func writeAtLength<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await write(alone: true, body)
    }

    private func write<Value: Sendable>(
        alone: Bool, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await writer.write(alone: alone) { [path] db in
                let tx = Transaction(SQLiteConnection(db: db, path: path), .sqlite)
                let value = try body(tx)
                try tx.finish()
                return value
            }
        } catch let error as GRDB.DatabaseError {
            throw SQLiteFault.error(error, path)
        }
    }

    package func close() async throws {
        do {
            try brief.close()
            try pool.close()
        } catch let error as GRDB.DatabaseError {
            throw SQLiteFault.error(error, path)
        }
    }
}

private struct SQLiteConnection: SQLConnection {
    let db: GRDB.Database
    let path: String

    private static let changing = ["INSERT", "UPDATE", "DELETE"]

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        try translating {
            let statement = try db.cachedStatement(sql: text)
            if Self.changing.contains(where: text.hasPrefix) {
                try statement.runDirectly(values[...], of: db)
            } else {
                // What defines tables or sets the engine up the driver must know of.
                try statement.execute(arguments: try arguments(values))
            }
            return db.changesCount
        }
    }

    func runLater(_ text: String, _ values: [SQLValue], expecting: Int?) throws {
        let changed = try run(text, values)
        if let expecting, changed != expecting { throw DatabaseError.stale(changed: changed, expecting) }
    }

    func runBulk(_ text: String, _ values: ArraySlice<SQLValue>) throws {
        try translating { try db.cachedStatement(sql: text).runDirectly(values, of: db) }
    }

    func rows(_ text: String, _ values: [SQLValue], limit: Int?) throws -> [Row] {
        var rows: [Row] = []
        if limit == 0 { return rows }
        try forEach(text, values, atOnce: 1) { row in
            rows.append(row)
            return rows.count != limit
        }
        return rows
    }

    /// A cursor has one row in memory anyway.
    func forEach(_ text: String, _ values: [SQLValue], atOnce _: Int, _ body: (Row) throws -> Bool) throws {
        try translating {
            try db.cachedStatement(sql: text).forEachRow(values[...], of: db, body)
        }
    }

    func script(_ text: String) throws {
        try translating { try db.execute(sql: text) }
    }

    private func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as GRDB.DatabaseError {
            throw SQLiteFault.error(error, path)
        }
    }

    private func arguments(_ values: [SQLValue]) throws -> StatementArguments {
        StatementArguments(
            try values.map { value -> DatabaseValue in
                switch value {
                case .null: return .null
                case .integer(let integer): return integer.databaseValue
                case .text(let text):
                    // PostgreSQL cannot hold it; a district must be able to move there.
                    if text.utf8.contains(0) { throw DatabaseError(.check, "a text holds a zero byte") }
                    return text.databaseValue
                case .blob(let bytes): return bytes.withUnsafeBytes { Data($0).databaseValue }
                }
            })
    }
}

/// What SQLite refused or could not do, in our words.
private enum SQLiteFault {
    static func error(_ error: GRDB.DatabaseError, _ path: String) -> DatabaseError {
        let message = error.message ?? "SQLite reported \(error.resultCode)"
        let kind = kind(of: error)
        return DatabaseError(kind, sentence(kind, error, message, path), constraint: kind == .duplicate ? message : nil)
    }

    private static func kind(of error: GRDB.DatabaseError) -> DatabaseError.Kind {
        switch (error.resultCode, error.extendedResultCode) {
        case (_, .SQLITE_CONSTRAINT_UNIQUE), (_, .SQLITE_CONSTRAINT_PRIMARYKEY), (_, .SQLITE_CONSTRAINT_ROWID): .duplicate
        case (_, .SQLITE_CONSTRAINT_FOREIGNKEY): .reference
        case (.SQLITE_CONSTRAINT, _): .check
        case (.SQLITE_FULL, _): .diskFull
        case (.SQLITE_BUSY, _), (.SQLITE_LOCKED, _): .busy
        case (.SQLITE_READONLY, _): .readOnly
        case (.SQLITE_NOTADB, _), (.SQLITE_CANTOPEN, _), (.SQLITE_CORRUPT, _): .cannotOpen
        case (.SQLITE_INTERRUPT, _): .timeout
        case (.SQLITE_MISUSE, _): .misuse
        default: .other
        }
    }

    private static func sentence(
        _ kind: DatabaseError.Kind, _ error: GRDB.DatabaseError, _ message: String, _ path: String
    ) -> String {
        switch (kind, error.resultCode) {
        case (.diskFull, _): "the disk under \(path) is full; nothing of this change was kept. Free some space and repeat it."
        case (.busy, _): "another program holds the database \(path). Wait until it has finished, or stop it, and repeat."
        case (.readOnly, _):
            "\(path) cannot be written (\(message)). Give this user the right to write to the file and to the folder it is in."
        case (_, .SQLITE_NOTADB): "\(path) is no Gongkai database. Check the address, or move the file away to start with a new one."
        case (_, .SQLITE_IOERR):
            "\(path) cannot be read or written (\(message)); nothing of this change was kept. Check the disk and any quota, and repeat it."
        case (_, .SQLITE_CORRUPT): "\(path) is damaged (\(message)). Move it away and restore the last backup."
        case (_, .SQLITE_CANTOPEN): "\(path) cannot be opened. Check that its folder is there and that this user may write to it."
        default: message
        }
    }
}
