import GongkaiCore

@testable import GongkaiFormats

/// Documents written by hand, with text that a test knows the place of.
enum RedactionSamples {
    /// A PDF whose pages paint these contents on 288 by 144 points of type, which are 800 by 400 points of a picture.
    static func pdf(_ contents: [String], page: String = "/MediaBox[0 0 288 144]", catalogue: String = "", trailer: String = "") -> [UInt8]
    {
        let kids = contents.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        var objects = [
            "<</Type/Catalog/Pages 2 0 R\(catalogue)>>", "<</Type/Pages/Kids[\(kids)]/Count \(contents.count)>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        for (index, content) in contents.enumerated() {
            objects.append("<</Type/Page/Parent 2 0 R\(page)/Contents \(5 + 2 * index) 0 R/Resources<</Font<</F 3 0 R>>>>>>")
            objects.append("<</Length \(content.utf8.count)>>stream\n\(content)\nendstream")
        }
        objects.append("<</Author(SECRETAUTHOR)/Title(SECRETTITLE)>>")
        var text = "%PDF-1.4\n"
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let place = "\(text.utf8.count)"
            table += String(repeating: "0", count: 10 - place.count) + place + " 00000 n \n"
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        let end = "trailer<</Size \(objects.count + 1)/Root 1 0 R/Info \(objects.count) 0 R\(trailer)>>\nstartxref\n\(start)\n%%EOF\n"
        return Array((text + table + end).utf8)
    }

    /// A line of text at points of type from the lower left corner.
    static func line(_ text: String, x: Int = 20, y: Int = 100, size: Int = 12) -> String {
        "BT /F \(size) Tf \(x) \(y) Td (\(text)) Tj ET "
    }

    /// A box around a line that was painted at this height, between these points of type.
    static func box(
        _ from: Double, _ to: Double, y: Double = 100, page: Int = 1, _ ground: RedactionGround = .privacy
    ) -> RedactionBox {
        RedactionBox(page: page, left: from / 288, top: (144 - y - 14) / 144, width: (to - from) / 288, height: 20 / 144, ground: ground)
    }

    /// The words of a redacted document, page by page.
    static func words(_ file: [UInt8]) throws -> [[String]] {
        let outcome = try OutsideProgram(tool: .pdftotext, path: "/usr/bin/pdftotext").run(["-bbox", "in", "-"], input: file, seconds: 20)
        return try PDFPage.read(outcome.output).map { $0.words.map(\.text) }
    }

    /// A picture without colour, as PNG.
    static func png(width: Int, height: Int, _ points: [UInt8]) -> [UInt8] {
        PackedPicture(RasterPicture(width: width, height: height, channels: 1, points: points)).png
    }
}
