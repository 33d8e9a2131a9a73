import Foundation
import GongkaiCore

/// A reader of bytes that come from outside, as `make fuzz` calls it. It may refuse anything, but must come back, and soon.
package struct ForeignReader: Sendable {
    package let name: String
    /// Reads, and says what it did that it must not; nil when all is well.
    package let read: @Sendable ([UInt8]) -> String?

    package init(_ name: String, _ read: @escaping @Sendable ([UInt8]) -> String?) {
        self.name = name
        self.read = read
    }

    /// Every reader of files and pasted text. A new one is entered here.
    package static let ofFiles: [ForeignReader] = [
        ForeignReader("attachment") { bytes in
            let hits = AttachmentScan.scan(bytes, name: "a", words: .shipped, programs: .none).hits
            return hits.contains { $0.advice.isEmpty } ? "a hit without advice" : nil
        },
        ForeignReader("clean-html") { bytes in
            guard let once = try? CleanHTML.clean(String(decoding: bytes, as: UTF8.self)) else { return nil }
            for word in ["<script", "<iframe", "<svg", " onclick=", "javascript:"] where once.html.lowercased().contains(word) {
                // As text it is harmless, and escaped.
                if word.hasPrefix("<") || once.html.contains("=\"\(word)") { return "\(word) survived" }
            }
            guard let twice = try? CleanHTML.clean(once.html) else { return "what was cleaned is refused" }
            return twice.html == once.html ? nil : "cleaning again gives something else"
        },
        ForeignReader("html") { refusal(of: $0) { bytes throws(DocumentFault) in _ = try HTMLReader.read(bytes) } },
        ForeignReader("gate") { bytes in
            let hits = GateScan.hits(in: String(decoding: bytes, as: UTF8.self), words: .shipped)
            return hits.contains { $0.advice.isEmpty || $0.excerpt.isEmpty } ? "a hit that shows nothing" : nil
        },
        ForeignReader("image-stripper") { refusal(of: $0) { bytes throws(DocumentFault) in _ = try ImageStripper.withoutMetadata(bytes) } },
        ForeignReader("image") { refusal(of: $0) { bytes throws(DocumentFault) in _ = try ImageFile(bytes) } },
        ForeignReader("exif") { bytes in
            _ = EXIF(bytes[...])
            return nil
        },
        ForeignReader("zip") { refusal(of: $0) { bytes throws(DocumentFault) in try readWhole(bytes) } },
        ForeignReader("docx") { refusal(of: $0) { bytes throws(DocumentFault) in _ = try DOCXReader.read(bytes) } },
        ForeignReader("xlsx") { refusal(of: $0) { bytes throws(DocumentFault) in _ = try XLSXReader.read(bytes) } },
        ForeignReader("csv") { bytes in
            _ = try? CSVReader.rows(bytes)
            return nil
        },
        ForeignReader("pdf-pages") { bytes in
            let picture = GrayPicture.all(Array("P5 4 4 255\n0123456789abcdef".utf8)).first
            for page in (try? PDFPage.read(bytes)) ?? [] { if let picture { _ = page.unseen(in: picture) } }
            return nil
        },
        ForeignReader("pictures") { bytes in
            _ = GrayPicture.all(bytes)
            return nil
        },
        ForeignReader("redaction-pictures") { bytes in
            for picture in RasterPicture.all(bytes, mostPoints: 1_000_000) {
                if PackedPicture(picture).unpacked() != picture { return "a picture is another after packing" }
                _ = picture.withoutIdleChannels().grey
            }
            return nil
        },
        ForeignReader("redaction-paper") { bytes in
            let paper = PDFPaper(String(decoding: bytes, as: UTF8.self))
            return paper?.sizes.contains { !($0.width > 0 && $0.height > 0) } ?? false ? "a page without size" : nil
        },
        ForeignReader("redaction-inside") { bytes in
            let inside = PDFInside(bytes)
            for stream in inside.streams { _ = Zlib.unpack(stream.data[...], most: 1_000_000) }
            _ = RedactedPictures(inside).picture(ofPage: 0)
            return inside.rest.count + inside.streams.reduce(0) { $0 + $1.data.count } > bytes.count ? "more than there is" : nil
        },
        ForeignReader("redaction-words") { bytes in
            let grey = GrayPicture(width: 40, height: 20, points: Array(repeating: [0, 255], count: 400).flatMap(\.self)[...])
            let box = RedactionBox(page: 1, left: 0.1, top: 0.1, width: 0.3, height: 0.5, ground: .privacy)
            let place = PixelBox(box, width: 40, height: 20)
            for page in (try? PDFPage.read(bytes)) ?? [] {
                let words = RedactedWords(page.words, on: grey, boxes: [(1, place)])
                let isReached = words.kept.contains { place.touches(left: $0.left, top: $0.top, right: $0.right, bottom: $0.bottom) }
                if isReached { return "a word in a box is kept" }
            }
            return nil
        },
        ForeignReader("redaction-boxes") { bytes in
            do throws(RedactionBoxFile.Fault) {
                _ = try RedactionBoxFile.read(bytes)
                return nil
            } catch {
                return error.english.isEmpty || error.chinese.isEmpty ? "a refusal without words" : nil
            }
        },
        ForeignReader("document") { bytes in
            refusal(of: bytes) { bytes throws(DocumentFault) in _ = try DocumentReader.read(bytes, name: "a") }
        },
    ]

    /// A refusal must tell the reader of the page something.
    private static func refusal(of bytes: [UInt8], _ read: ([UInt8]) throws(DocumentFault) -> Void) -> String? {
        do throws(DocumentFault) {
            try read(bytes)
            return nil
        } catch {
            return error.chinese.isEmpty || error.english.isEmpty ? "a refusal without words" : nil
        }
    }

    private static func readWhole(_ bytes: [UInt8]) throws(DocumentFault) {
        var archive = try ZIPArchive(bytes)
        for name in archive.names { _ = try archive.read(name) }
    }
}
