import Foundation

@testable import GongkaiFormats

/// Small files of each kind, written by hand so that a test sees every byte that matters.
enum AttachmentSamples {
    static func word(_ body: String, more: [(name: String, text: String)] = []) -> [UInt8] {
        let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        return StoredZIP(
            [
                ("[Content_Types].xml", "<Types/>"),
                (
                    "_rels/.rels",
                    "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
                ),
                ("word/document.xml", "<w:document \(w)><w:body>\(body)</w:body></w:document>"),
            ] + more
        ).bytes
    }

    static func run(_ text: String, _ properties: String = "") -> String {
        "<w:p><w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r></w:p>"
    }

    /// A workbook of these sheets: name, state, content of the worksheet element.
    static func workbook(
        _ sheets: [(name: String, state: String, content: String)], names: String = "", more: [(name: String, text: String)] = []
    )
        -> [UInt8]
    {
        let list = sheets.enumerated().map { "<sheet name=\"\($1.name)\" sheetId=\"\($0)\" state=\"\($1.state)\" r:id=\"r\($0)\"/>" }
            .joined()
        let links = sheets.indices.map { "<Relationship Id=\"r\($0)\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>" }
            .joined()
        return StoredZIP(
            [
                ("[Content_Types].xml", "<Types/>"),
                ("xl/workbook.xml", "<workbook><sheets>\(list)</sheets><definedNames>\(names)</definedNames></workbook>"),
                ("xl/_rels/workbook.xml.rels", "<Relationships>\(links)</Relationships>"),
            ] + sheets.enumerated().map { ("xl/worksheets/sheet\($0).xml", "<worksheet>\($1.content)</worksheet>") } + more
        ).bytes
    }

    static func cell(_ place: String, _ text: String) -> String { "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>" }

    /// A PDF of one page that paints this content.
    static func pdf(_ content: String, catalogue: String = "", page: String = "", information: String = "") -> [UInt8] {
        let objects = [
            "<</Type/Catalog/Pages 2 0 R\(catalogue)>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]\(page)/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            "<<\(information)>>",
        ]
        var text = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\(object)endobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 7\n0000000000 65535 f \n" + offsets.map { String(format: "%010d 00000 n \n", $0) }.joined()
        return Array((text + "trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n\(start)\n%%EOF\n").utf8)
    }

    /// A TIFF directory with a turn, a camera's serial number and, in a directory of its own, a place.
    static let exif: [UInt8] = {
        func entry(_ tag: Int, _ kind: Int, _ count: Int, _ value: Int) -> [UInt8] {
            big(tag, 2) + big(kind, 2) + big(count, 4) + big(value, 4)
        }
        // 8 bytes of head, 2 + 3 × 12 + 4 of the first directory, 2 + 12 + 4 of the place's: the serial number stands at 68.
        let first = big(3, 2) + entry(0x0112, 3, 1, 6 << 16) + entry(0x8825, 4, 1, 50) + entry(0xA431, 2, 8, 68) + big(0, 4)
        return Array("MM".utf8) + big(42, 2) + big(8, 4) + first + big(1, 2) + entry(2, 5, 3, 0) + big(0, 4) + Array("SN12345\0".utf8)
    }()

    static func jpeg(_ extra: [UInt8] = []) -> [UInt8] {
        let head: [UInt8] = [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]) + extra
        let frame = segment(0xC0, [8, 0, 2, 0, 3, 1, 1, 0x11, 0])
        return head + frame + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD9]
    }

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] { [0xFF, marker] + big(content.count + 2, 2) + content }
    static let jpegWithPlace = jpeg(segment(0xE1, Array("Exif\0\0".utf8) + exif) + segment(0xFE, Array("made by 13812345678".utf8)))

    static func png(_ extra: [UInt8] = []) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + PNGChunk.written("IHDR", big(3, 4) + big(2, 4) + [8, 0, 0, 0, 0]) + extra
            + PNGChunk.written("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1]) + PNGChunk.written("IEND", [])
    }

    static func big(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - $0))) }
    }
}
