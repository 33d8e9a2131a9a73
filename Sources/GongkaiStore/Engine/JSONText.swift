/// JSON written one way only: keys sorted, no spaces, so that the same content is the same text and has the same hash.
package enum JSONText {
    /// An object of texts; a nil value is `null`.
    package static func object(_ fields: [String: String?]) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        for (index, (name, value)) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text in quotes with what must be escaped, or `null`.
    static func append(_ text: String?, to bytes: inout [UInt8]) {
        guard var text else {
            bytes.append(contentsOf: "null".utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { utf8 in
            var place = 0
            while place < utf8.count {
                let start = place
                while place < utf8.count, utf8[place] > 0x5C || !mustBeEscaped(utf8[place]) { place += 1 }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<place]))
                guard place < utf8.count else { break }
                let byte = utf8[place]
                place += 1
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                    bytes.append(UInt8(ascii: "\\"))
                    bytes.append(byte)
                case 0x0A: bytes.append(contentsOf: "\\n".utf8)
                default:
                    let digits = Array("0123456789abcdef".utf8)
                    bytes.append(contentsOf: "\\u00".utf8)
                    bytes.append(digits[Int(byte >> 4)])
                    bytes.append(digits[Int(byte & 15)])
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
    private static func mustBeEscaped(_ byte: UInt8) -> Bool { byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") }
}
