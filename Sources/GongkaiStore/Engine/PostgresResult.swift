import CPostgres

/// What a statement returned.
final class PostgresResult {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    var status: ExecStatusType { PQresultStatus(pointer) }

    var count: Int { Int(PQntuples(pointer)) }

    /// How many rows the statement changed.
    var changed: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

    /// The command that was carried out, such as COMMIT.
    var command: String { String(cString: PQcmdStatus(pointer)) }

    var columns: Row.Columns {
        Row.Columns((0..<PQnfields(pointer)).map { String(cString: PQfname(pointer, $0)) })
    }

    func row(_ index: Int, _ columns: Row.Columns) throws -> Row {
        Row(columns: columns, values: try (0..<Int32(columns.names.count)).map { try value(Int32(index), $0, columns) })
    }

    /// A field of the error report, by its letter in the protocol.
    func field(_ letter: Character) -> String? {
        let code = Int32(letter.asciiValue ?? 0)
        return PQresultErrorField(pointer, code).map { String(cString: $0) }
    }

    private func value(_ row: Int32, _ column: Int32, _ columns: Row.Columns) throws -> SQLValue {
        if PQgetisnull(pointer, row, column) == 1 { return .null }
        let length = Int(PQgetlength(pointer, row, column))
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: length)
        switch PQftype(pointer, column) {
        case 20, 21, 23, 1700:  // int8, int2, int4, numeric (the sum of int8)
            guard let integer = Int64(String(decoding: bytes, as: UTF8.self)) else {
                throw DatabaseError(.misuse, "column \(columns.names[Int(column)]) is no whole number: cast or round it in the statement")
            }
            return .integer(integer)
        case 16: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case 17: return .blob(PostgresResult.blob(bytes))
        default: return .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// `\x00ff`
    private static func blob(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte < 0x3A ? byte &- 0x30 : byte &- 0x57 }
        let count = max(0, text.count - 2) / 2
        return [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            for index in 0..<count { bytes[index] = digit(text[2 * index + 2]) << 4 | digit(text[2 * index + 3]) }
            filled = count
        }
    }
}
