/// Takes out of a picture what is no picture: place and time of taking, the camera, names, comments, small previews.
///
/// The coded picture is copied byte for byte. What a viewer needs to show it rightly stays: colour profile, and the turn by which a
/// telephone held sideways is corrected.
package enum ImageStripper {
    /// A JPEG, PNG, WebP or GIF file without its metadata; other pictures are refused as unsupported.
    package static func withoutMetadata(_ bytes: [UInt8]) throws(DocumentFault) -> [UInt8] {
        let file = try ImageFile(bytes)
        let turn = file.exif?.orientation ?? 1
        return switch file.format {
        case .jpeg: try jpeg(bytes, turn: turn)
        case .png: try png(bytes, turn: turn)
        case .webp: try webp(bytes)
        case .gif: try GIFBlock.withoutMetadata(bytes)
        case .tiff, .bmp: throw .unsupported(.image)
        }
    }

    private static func jpeg(_ bytes: [UInt8], turn: Int) throws(DocumentFault) -> [UInt8] {
        let (segments, _) = try JPEGSegment.all(bytes)
        var result: [UInt8] = [0xFF, 0xD8]
        if (2...8).contains(turn) {
            let exif = Array("Exif\0\0".utf8) + orientation(turn)
            result += [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
        }
        for segment in segments {
            let content = bytes[segment.content]
            switch segment.marker {
            // The colour profile and Adobe's colour mark decide how the picture looks. JFIF may carry a preview behind its 14 bytes.
            case 0xE0 where content.starts(with: "JFIF\0".utf8) && content.count >= 14:
                result += [0xFF, 0xE0, 0, 16] + content.prefix(12) + [0, 0]
            case 0xE2 where content.starts(with: "ICC_PROFILE\0".utf8): result += bytes[segment.whole]
            case 0xEE where content.starts(with: "Adobe".utf8): result += bytes[segment.whole]
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                // A frame says how long it is; more than that would be something else under its name.
                guard content.count >= 6, content.count == 6 + 3 * Int(content[content.startIndex + 5]) else {
                    throw .damaged(part: "JPEG")
                }
                result += bytes[segment.whole]
            // Tables, restart interval, number of lines, scans.
            case 0xC4, 0xCC, 0xD0...0xD7, 0xDA, 0xDB, 0xDC, 0xDD: result += bytes[segment.whole]
            default: continue
            }
        }
        return result + [0xFF, 0xD9]
    }

    private static func png(_ bytes: [UInt8], turn: Int) throws(DocumentFault) -> [UInt8] {
        var result = Array(bytes.prefix(8))
        for chunk in try PNGChunk.all(bytes).chunks where kept.contains(chunk.name) {
            if chunk.name == "IDAT", (2...8).contains(turn), !result[...].contains(text: "eXIf") {
                result += PNGChunk.written("eXIf", orientation(turn))
            }
            result += bytes[chunk.whole]
        }
        return result
    }

    private static let kept: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "acTL", "fcTL", "fdAT",
    ]

    private static func webp(_ bytes: [UInt8]) throws(DocumentFault) -> [UInt8] {
        var body: [UInt8] = Array("WEBP".utf8)
        for chunk in try WebPChunk.all(bytes) where chunk.name != "EXIF" && chunk.name != "XMP " {
            var whole = Array(bytes[chunk.whole])
            // The flags that announce both.
            if chunk.name == "VP8X", whole.count > 8 { whole[8] &= ~0x0C }
            body += whole
        }
        let size = UInt32(truncatingIfNeeded: body.count)
        return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * UInt32($0))) } + body
    }

    /// A directory with one tag.
    private static func orientation(_ turn: Int) -> [UInt8] {
        Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(turn), 0, 0, 0, 0, 0, 0]
    }
}
