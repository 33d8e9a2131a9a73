/// A picture taken apart as far as it must be to know its size and what it tells besides the picture.
struct ImageFile {
    enum Format: String { case jpeg, png, gif, webp, tiff, bmp }

    let format: Format
    private(set) var width = 0
    private(set) var height = 0
    private(set) var exif: EXIF?
    /// XMP packets and text chunks.
    private(set) var notes: [String] = []
    /// Bytes behind the picture's end, where viewers do not look.
    private(set) var trailing = 0

    init(_ bytes: [UInt8]) throws(DocumentFault) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            format = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            format = .png
        } else if bytes.starts(with: "GIF8".utf8) {
            format = .gif
        } else if bytes.starts(with: "RIFF".utf8) {
            format = .webp
        } else if bytes.starts(with: "BM".utf8) {
            format = .bmp
        } else {
            format = .tiff
        }
        switch format {
        case .jpeg: try readJPEG(bytes)
        case .png: try readPNG(bytes)
        case .webp: try readWebP(bytes)
        case .gif where bytes.count > 13:
            (width, height) = (Int(bytes[6]) | Int(bytes[7]) << 8, Int(bytes[8]) | Int(bytes[9]) << 8)
            if bytes[...].contains(text: "XMP DataXMP") {
                notes.append(String(decoding: bytes.filter { $0 >= 0x20 && $0 < 0x7F }, as: UTF8.self))
            }
        case .bmp where bytes.count > 26:
            (width, height) = (Self.little(bytes[18..<22]), Self.little(bytes[22..<26]))
        case .tiff:
            exif = EXIF(bytes[...])
            (width, height) = (exif?.width ?? 0, exif?.height ?? 0)
        default: break
        }
        guard width > 0, height > 0 else { throw Self.damaged }
    }

    private static let damaged = DocumentFault.damaged(part: "图片")

    private mutating func readJPEG(_ bytes: [UInt8]) throws(DocumentFault) {
        let (segments, end) = try JPEGSegment.all(bytes)
        for segment in segments {
            let content = bytes[segment.content]
            switch segment.marker {
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard content.count >= 5 else { throw Self.damaged }
                let at = content.startIndex
                (height, width) = (Int(bytes[at + 1]) << 8 | Int(bytes[at + 2]), Int(bytes[at + 3]) << 8 | Int(bytes[at + 4]))
            case 0xE1 where content.starts(with: "Exif\0\0".utf8): exif = exif ?? EXIF(content.dropFirst(6))
            case 0xE1 where content.starts(with: "http://ns.adobe.com/".utf8), 0xFE:
                notes.append(String(decoding: content, as: UTF8.self))
            default: continue
            }
        }
        trailing = bytes.count - end
    }

    private mutating func readPNG(_ bytes: [UInt8]) throws(DocumentFault) {
        let (chunks, end) = try PNGChunk.all(bytes)
        for chunk in chunks {
            let content = bytes[chunk.content]
            switch chunk.name {
            case "IHDR" where content.count >= 8:
                (width, height) = (Self.big(content.prefix(4)), Self.big(content.dropFirst(4).prefix(4)))
            case "eXIf": exif = exif ?? EXIF(content)
            case "tEXt", "iTXt": notes.append(String(decoding: content.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self))
            default: continue
            }
        }
        trailing = bytes.count - end
    }

    private mutating func readWebP(_ bytes: [UInt8]) throws(DocumentFault) {
        for chunk in try WebPChunk.all(bytes) {
            let content = bytes[chunk.content]
            let at = content.startIndex
            switch chunk.name {
            case "VP8X" where content.count >= 10:
                (width, height) = (Self.little(content[(at + 4)..<(at + 7)]) + 1, Self.little(content[(at + 7)..<(at + 10)]) + 1)
            case "VP8 " where content.count >= 10 && width == 0:
                (width, height) = (Self.little(content[(at + 6)..<(at + 8)]) & 0x3FFF, Self.little(content[(at + 8)..<(at + 10)]) & 0x3FFF)
            case "VP8L" where content.count >= 5 && width == 0:
                let bits = Self.little(content[(at + 1)..<(at + 5)])
                (width, height) = ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
            case "EXIF": exif = exif ?? EXIF(content.starts(with: "Exif\0\0".utf8) ? content.dropFirst(6) : content)
            case "XMP ": notes.append(String(decoding: content, as: UTF8.self))
            default: continue
            }
        }
    }

    private static func little(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
    private static func big(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
