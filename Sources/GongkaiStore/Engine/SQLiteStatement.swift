import Foundation
import GRDB
import GRDBSQLite

/// The driver's own way makes three values of each one on its way to SQLite and back; here they go straight, and the bytes of all texts stand
/// in one piece while the statement runs.
extension GRDB.Statement {
    /// Runs an INSERT, UPDATE or DELETE inside a transaction.
    func runDirectly(_ values: ArraySlice<SQLValue>, of db: GRDB.Database) throws {
        try forEachRow(values, of: db) { _ in true }
    }

    /// Calls `body` for each row of the result until it returns false.
    func forEachRow(_ values: ArraySlice<SQLValue>, of db: GRDB.Database, _ body: (Row) throws -> Bool) throws {
        let size = values.reduce(1) { $0 + $1.boundBytes }
        try withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { room in
            defer {
                sqlite3_reset(sqliteStatement)
                sqlite3_clear_bindings(sqliteStatement)
            }
            try bind(values, in: room, of: db)
            var columns: Row.Columns?
            while true {
                let code = sqlite3_step(sqliteStatement)
                if code == SQLITE_DONE { return }
                guard code == SQLITE_ROW else { throw fault(code, db) }
                let known = columns ?? Row.Columns(columnNames)
                columns = known
                let values = try known.names.indices.map { try value(CInt($0), known.names[$0]) }
                guard try body(Row(columns: known, values: values)) else { return }
            }
        }
    }

    private func bind(_ values: ArraySlice<SQLValue>, in room: UnsafeMutableRawBufferPointer, of db: GRDB.Database) throws {
        var rest = UnsafeMutableRawBufferPointer(rebasing: room[...])
        var index: CInt = 0
        for value in values {
            index += 1
            let code =
                switch value {
                case .null: sqlite3_bind_null(sqliteStatement, index)
                case .integer(let integer): sqlite3_bind_int64(sqliteStatement, index, integer)
                case .text(let text): try bind(text, at: index, in: &rest)
                case .blob(let bytes): bind(bytes, at: index, in: &rest)
                }
            guard code == SQLITE_OK else { throw fault(code, db) }
        }
    }

    private func value(_ index: CInt, _ column: String) throws -> SQLValue {
        switch sqlite3_column_type(sqliteStatement, index) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(sqliteStatement, index))
        case SQLITE_FLOAT:
            guard let integer = Int64(exactly: sqlite3_column_double(sqliteStatement, index)) else {
                throw DatabaseError(.misuse, "column \(column) is no whole number: cast or round it in the statement")
            }
            return .integer(integer)
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(sqliteStatement, index)
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(sqliteStatement, index)))))
        default:
            // In this order: the length is that of the text just asked for.
            let start = sqlite3_column_text(sqliteStatement, index)
            let text = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(sqliteStatement, index)))
            return .text(String(decoding: text, as: UTF8.self))
        }
    }

    /// PostgreSQL cannot hold a zero byte; a district must be able to move there.
    private func bind(_ text: String, at index: CInt, in rest: inout UnsafeMutableRawBufferPointer) throws -> CInt {
        var text = text
        let copy = text.withUTF8 { rest.take($0) }
        if memchr(copy.base, 0, copy.count) != nil { throw DatabaseError(.check, "a text holds a zero byte") }
        return sqlite3_bind_text64(
            sqliteStatement, index, copy.base.assumingMemoryBound(to: CChar.self), sqlite3_uint64(copy.count), nil, UInt8(SQLITE_UTF8))
    }

    private func bind(_ bytes: [UInt8], at index: CInt, in rest: inout UnsafeMutableRawBufferPointer) -> CInt {
        let copy = bytes.withUnsafeBufferPointer { rest.take($0) }
        return sqlite3_bind_blob64(sqliteStatement, index, copy.base, sqlite3_uint64(copy.count), nil)
    }

    private func fault(_ code: CInt, _ db: GRDB.Database) -> GRDB.DatabaseError {
        GRDB.DatabaseError(
            resultCode: ResultCode(rawValue: code), message: sqlite3_errmsg(db.sqliteConnection).map { String(cString: $0) }, sql: sql)
    }
}

extension SQLValue {
    /// Bytes of its copy. An empty one takes a byte too, so that it has an address: SQLite takes none for NULL.
    fileprivate var boundBytes: Int {
        switch self {
        case .null, .integer: 0
        case .text(let text): max(1, text.utf8.count)
        case .blob(let bytes): max(1, bytes.count)
        }
    }
}

extension UnsafeMutableRawBufferPointer {
    /// Copies bytes to the front and goes behind them.
    fileprivate mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) -> (base: UnsafeMutableRawPointer, count: Int) {
        let place = UnsafeMutableRawBufferPointer(rebasing: self[..<Swift.max(1, bytes.count)])
        place.copyMemory(from: UnsafeRawBufferPointer(bytes))
        self = UnsafeMutableRawBufferPointer(rebasing: self[place.count...])
        guard let base = place.baseAddress else { preconditionFailure("the room was measured before") }
        return (base, bytes.count)
    }
}
