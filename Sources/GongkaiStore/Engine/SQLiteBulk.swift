import Foundation
import GRDB
import GRDBSQLite

extension GRDB.Statement {
    /// Runs an INSERT of many rows inside a transaction. The driver's own way makes three values of each one on its way to SQLite; here the
    /// bytes of all texts stand in one piece while the statement runs.
    func runBulk(_ values: ArraySlice<SQLValue>, of db: GRDB.Database) throws {
        let size = values.reduce(1) { $0 + $1.boundBytes }
        try withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { room in
            defer {
                sqlite3_reset(sqliteStatement)
                sqlite3_clear_bindings(sqliteStatement)
            }
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
            let code = sqlite3_step(sqliteStatement)
            guard code == SQLITE_DONE else { throw fault(code, db) }
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
