/// A marker segment of a JPEG file.
struct JPEGSegment {
    let marker: UInt8
    /// The whole segment: marker, length, content, and for a scan the coded data behind it.
    let whole: Range<Int>
    let content: Range<Int>

    /// All segments up to the end of the picture, and where that is.
    static func all(_ bytes: [UInt8]) throws(DocumentFault) -> (segments: [JPEGSegment], end: Int) {
        var segments: [JPEGSegment] = []
        var hasScan = false
        var at = 2
        while at + 3 < bytes.count || (at + 1 < bytes.count && bytes[at + 1] == 0xD9) {
            guard bytes[at] == 0xFF else { throw damaged }
            let marker = bytes[at + 1]
            if marker == 0xFF {
                at += 1
                continue
            }
            if marker == 0xD9 {
                guard hasScan else { throw damaged }
                return (segments, at + 2)
            }
            if marker == 0x01 || (0xD0...0xD7).contains(marker) {
                segments.append(JPEGSegment(marker: marker, whole: at..<(at + 2), content: (at + 2)..<(at + 2)))
                at += 2
                continue
            }
            let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            guard length >= 2, at + 2 + length <= bytes.count else { throw damaged }
            var end = at + 2 + length
            if marker == 0xDA {
                hasScan = true
                // Coded data: 0xFF stands before 0 or a restart marker.
                while end < bytes.count,
                    !(bytes[end] == 0xFF && end + 1 < bytes.count && bytes[end + 1] != 0 && !(0xD0...0xD7).contains(bytes[end + 1]))
                {
                    end += 1
                }
            }
            segments.append(JPEGSegment(marker: marker, whole: at..<end, content: (at + 4)..<(at + 2 + length)))
            at = end
        }
        throw damaged
    }

    private static let damaged = DocumentFault.damaged(part: "JPEG")
}

/// A chunk of a PNG file.
struct PNGChunk {
    let name: String
    let whole: Range<Int>
    let content: Range<Int>

    /// All chunks up to `IEND`, and where that ends.
    static func all(_ bytes: [UInt8]) throws(DocumentFault) -> (chunks: [PNGChunk], end: Int) {
        var chunks: [PNGChunk] = []
        var at = 8
        while at + 12 <= bytes.count {
            let length = bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard length <= bytes.count - at - 12 else { throw damaged }
            let end = at + 12 + length
            let sum = bytes[(end - 4)..<end].reduce(0) { $0 << 8 | UInt32($1) }
            guard Inflate.checksum(Array(bytes[(at + 4)..<(end - 4)])) == sum else { throw damaged }
            let name = String(decoding: bytes[(at + 4)..<(at + 8)], as: UTF8.self)
            chunks.append(PNGChunk(name: name, whole: at..<end, content: (at + 8)..<(end - 4)))
            at = end
            if name == "IEND" {
                guard chunks.contains(where: { $0.name == "IDAT" }) else { throw damaged }
                return (chunks, end)
            }
        }
        throw damaged
    }

    /// A chunk as it stands in a file.
    static func written(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        return big(UInt32(content.count)) + body + big(Inflate.checksum(body))
    }

    private static func big(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
    private static let damaged = DocumentFault.damaged(part: "PNG")
}

/// A chunk of a WebP file.
struct WebPChunk {
    let name: String
    let whole: Range<Int>
    let content: Range<Int>

    static func all(_ bytes: [UInt8]) throws(DocumentFault) -> [WebPChunk] {
        var chunks: [WebPChunk] = []
        var at = 12
        while at + 8 <= bytes.count {
            let length = bytes[(at + 4)..<(at + 8)].reversed().reduce(0) { $0 << 8 | Int($1) }
            guard length <= bytes.count - at - 8 else { throw .damaged(part: "WebP") }
            let end = min(at + 8 + length + length % 2, bytes.count)
            chunks.append(
                WebPChunk(
                    name: String(decoding: bytes[at..<(at + 4)], as: UTF8.self), whole: at..<end, content: (at + 8)..<(at + 8 + length)))
            at = end
        }
        return chunks
    }
}
