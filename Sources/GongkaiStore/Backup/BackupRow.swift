import Foundation

/// One row as a line of JSON: `[1,"教育局",null,{"b":"AAEC"}]`.
enum BackupRow {
    static func append(_ values: [SQLValue], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch value {
            case .null: bytes.append(contentsOf: "null".utf8)
            case .integer(let integer): bytes.append(contentsOf: String(integer).utf8)
            case .text(let text): JSONText.append(text, to: &bytes)
            case .blob(let blob):
                bytes.append(contentsOf: #"{"b":""#.utf8)
                bytes.append(contentsOf: Data(blob).base64EncodedString().utf8)
                bytes.append(contentsOf: #""}"#.utf8)
            }
        }
        bytes.append(contentsOf: "]\n".utf8)
    }

    /// The values of a line; nil when it is not what ``append(_:to:)`` writes.
    static func values(_ line: [UInt8]) -> [SQLValue]? {
        var parser = Parser(bytes: line)
        guard let values = parser.array(), parser.isAtEnd else { return nil }
        return values
    }
}

/// Reads exactly what is written above; a general JSON parser took ten times as long.
private struct Parser {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func array() -> [SQLValue]? {
        guard take("[") else { return nil }
        var values: [SQLValue] = []
        if take("]") { return values }
        repeat {
            guard let value = value() else { return nil }
            values.append(value)
        } while take(",")
        return take("]") ? values : nil
    }

    private mutating func value() -> SQLValue? {
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "\""): return string().map(SQLValue.text)
        case UInt8(ascii: "n"): return take("null") ? .null : nil
        case UInt8(ascii: "{"):
            guard take(#"{"b":"#), let text = string(), take("}"), let data = Data(base64Encoded: text) else { return nil }
            return .blob([UInt8](data))
        default: return integer().map(SQLValue.integer)
        }
    }

    private mutating func integer() -> Int64? {
        let start = position
        while position < bytes.count, bytes[position] == UInt8(ascii: "-") || (0x30...0x39).contains(bytes[position]) { position += 1 }
        return Int64(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            position += 1
            return String(validating: bytes[start..<(position - 1)], as: UTF8.self)
        }
        return escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) -> String? {
        var text = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { return String(validating: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard position < bytes.count else { return nil }
            let escaped = bytes[position]
            position += 1
            switch escaped {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(escaped)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "u"):
                guard position + 4 <= bytes.count,
                    let code = UInt8(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16), code < 0x20
                else { return nil }
                text.append(code)
                position += 4
            default: return nil
            }
        }
        return nil
    }

    private mutating func take(_ text: StaticString) -> Bool {
        let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard bytes.dropFirst(position).starts(with: expected) else { return false }
        position += expected.count
        return true
    }
}
