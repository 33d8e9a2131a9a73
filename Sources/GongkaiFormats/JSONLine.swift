/// One line of JSON Lines that holds one flat object of texts: what an export of articles needs, read several times faster than JSON at large.
package enum JSONLine {
    package enum Fault: Error, Sendable, Equatable {
        /// It is no object in braces with names and texts in quotes.
        case malformed(at: Int)
        /// The value of a name is a list, an object or a number.
        case notText(String)
        case twice(String)

        /// For the command line.
        package var english: String {
            switch self {
            case .malformed(let place): "this is no JSON object of texts; it cannot be read from character \(place + 1) on"
            case .notText(let name): "\(name) is no text: put its value in quotes"
            case .twice(let name): "\(name) is given twice"
            }
        }
    }

    /// Names and texts; a name whose value is null is left out.
    package static func fields(_ line: UnsafeBufferPointer<UInt8>) throws(Fault) -> [String: String] {
        var reader = Reader(bytes: line)
        return try reader.object()
    }

    package static func fields(_ line: String) throws -> [String: String] {
        var line = line
        return try line.withUTF8 { try fields($0) }
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var place = 0

        mutating func object() throws(Fault) -> [String: String] {
            var fields: [String: String] = [:]
            try expect(UInt8(ascii: "{"))
            if next() == UInt8(ascii: "}") {
                place += 1
            } else {
                while true {
                    let name = try text()
                    try expect(UInt8(ascii: ":"))
                    switch next() {
                    case UInt8(ascii: "\""):
                        let value = try text()
                        if fields.updateValue(value, forKey: name) != nil { throw .twice(name) }
                    case UInt8(ascii: "n"):
                        for byte in "null".utf8 { try expect(byte, skippingBlanks: false) }
                    case let byte? where "[{tf-0123456789".utf8.contains(byte): throw .notText(name)
                    default: throw .malformed(at: place)
                    }
                    if next() == UInt8(ascii: ",") {
                        place += 1
                        continue
                    }
                    try expect(UInt8(ascii: "}"))
                    break
                }
            }
            guard next() == nil else { throw .malformed(at: place) }
            return fields
        }

        /// The next byte that is no blank.
        private mutating func next() -> UInt8? {
            while place < bytes.count, bytes[place] == 0x20 || (0x09...0x0D).contains(bytes[place]) { place += 1 }
            return place < bytes.count ? bytes[place] : nil
        }

        private mutating func expect(_ byte: UInt8, skippingBlanks: Bool = true) throws(Fault) {
            if skippingBlanks { _ = next() }
            guard place < bytes.count, bytes[place] == byte else { throw .malformed(at: place) }
            place += 1
        }

        private mutating func text() throws(Fault) -> String {
            try expect(UInt8(ascii: "\""))
            let start = place
            // Most texts hold no escape: their bytes are taken as they are.
            while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") { place += 1 }
            guard place < bytes.count else { throw .malformed(at: place) }
            if bytes[place] == UInt8(ascii: "\"") {
                place += 1
                return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place - 1]), as: UTF8.self)
            }
            var text = Array(bytes[start..<place])
            while place < bytes.count {
                let byte = bytes[place]
                if byte == UInt8(ascii: "\"") {
                    place += 1
                    return String(decoding: text, as: UTF8.self)
                }
                if byte == UInt8(ascii: "\\") {
                    place += 1
                    try escape(&text)
                }
                let run = place
                while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") { place += 1 }
                text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[run..<place]))
            }
            throw .malformed(at: place)
        }

        private mutating func escape(_ text: inout [UInt8]) throws(Fault) {
            guard place < bytes.count else { throw .malformed(at: place) }
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
            case UInt8(ascii: "u"):
                var code = try unit()
                if (0xD800..<0xDC00).contains(code) {
                    try expect(UInt8(ascii: "\\"), skippingBlanks: false)
                    try expect(UInt8(ascii: "u"), skippingBlanks: false)
                    let low = try unit()
                    guard (0xDC00..<0xE000).contains(low) else { throw .malformed(at: place) }
                    code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                }
                guard let scalar = Unicode.Scalar(code), code != 0 else { throw .malformed(at: place) }
                text.append(contentsOf: String(scalar).utf8)
            default: throw .malformed(at: place - 1)
            }
        }

        private mutating func unit() throws(Fault) -> UInt32 {
            guard place + 4 <= bytes.count, let value = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16) else {
                throw .malformed(at: place)
            }
            place += 4
            return value
        }
    }
}
