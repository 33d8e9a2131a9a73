/// The blocks of a GIF file.
enum GIFBlock {
    /// The picture and its timing, without comments, captions and what programs leave in it.
    static func withoutMetadata(_ bytes: [UInt8]) throws(DocumentFault) -> [UInt8] {
        guard bytes.count > 13 else { throw damaged }
        var at = 13 + colours(bytes[10])
        guard at < bytes.count else { throw damaged }
        var result = Array(bytes[..<at])
        var hasPicture = false
        while at < bytes.count {
            let start = at
            switch bytes[at] {
            case 0x3B:
                guard hasPicture else { throw damaged }
                return result + [0x3B]
            case 0x2C:
                guard at + 10 < bytes.count else { throw damaged }
                // Place and size, colours of its own, and how long the codes are at first.
                at = try end(of: bytes, from: at + 11 + colours(bytes[at + 9]))
                result += bytes[start..<at]
                hasPicture = true
            case 0x21:
                guard at + 2 < bytes.count else { throw damaged }
                let label = bytes[at + 1]
                let name = bytes[min(at + 3, bytes.count)...].prefix(11)
                at = try end(of: bytes, from: at + 2)
                let repeats = name.elementsEqual("NETSCAPE2.0".utf8) || name.elementsEqual("ANIMEXTS1.0".utf8)
                if label == 0xF9 || (label == 0xFF && repeats) { result += bytes[start..<at] }
            default: throw damaged
            }
        }
        throw damaged
    }

    /// Bytes of a table of colours, as its flags announce it.
    private static func colours(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

    /// Behind a row of blocks that each say their length; the last is empty.
    private static func end(of bytes: [UInt8], from start: Int) throws(DocumentFault) -> Int {
        var at = start
        while at < bytes.count {
            let length = Int(bytes[at])
            at += length + 1
            if length == 0 { return at }
        }
        throw damaged
    }

    private static let damaged = DocumentFault.damaged(part: "GIF")
}
