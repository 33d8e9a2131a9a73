import GongkaiCore

/// Small attachments of the demonstration's articles: made here, byte by byte, so that nothing binary is kept with the program and two
/// demonstrations are alike.
enum DemonstrationFile {
    /// What an article of a column carries; nil for most.
    static func file(of title: String, in column: String, number: Int64) -> NewFile? {
        switch column {
        case "gfxwj" where number % 2 == 0: form(title, number: number)
        case "czxx", "tjxx": table(number: number)
        case "zdxm": chart(number: number)
        default: nil
        }
    }

    // MARK: A form to fill in

    private static func form(_ title: String, number: Int64) -> NewFile {
        let lines = [
            "申请表", "（“\(title)”附件）", "申请人（单位）：", "联系地址：", "申请事项：", "所附材料：1. 身份证明复印件；2. 有关证明材料。",
            "填表说明：请用钢笔或签字笔填写，内容真实，字迹清楚。材料不全的，由窗口一次性告知。",
        ]
        let name = "http://schemas.openxmlformats.org/"
        let paragraphs = lines.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
        let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
        let parts = [
            (
                "[Content_Types].xml",
                head + #"<Types xmlns="\#(name)package/2006/content-types"><Default Extension="rels" "#
                    + #"ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" "#
                    + #"ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#
            ),
            (
                "_rels/.rels",
                head + #"<Relationships xmlns="\#(name)package/2006/relationships"><Relationship Id="r1" "#
                    + #"Type="\#(name)officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#
            ),
            (
                "word/document.xml",
                head + #"<w:document xmlns:w="\#(name)wordprocessingml/2006/main"><w:body>"# + paragraphs + "</w:body></w:document>"
            ),
        ]
        return NewFile(
            name: "申请表.docx", mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes: archive(parts),
            plainText: lines.joined(separator: "\n"))
    }

    private static func archive(_ parts: [(name: String, text: String)]) -> [UInt8] {
        func little(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        var bytes: [UInt8] = [], directory: [UInt8] = []
        for (name, text) in parts {
            let content = Array(text.utf8), start = bytes.count
            // Stored as it is, on the first day that the format knows.
            var common = little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 2) + little(33, 2)
            common += little(Int(checksum(content)), 4) + little(content.count, 4) + little(content.count, 4)
            common += little(name.utf8.count, 2) + little(0, 2)
            bytes += little(0x0403_4B50, 4) + common + Array(name.utf8) + content
            directory += little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
            directory += little(start, 4) + Array(name.utf8)
        }
        let end = little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2) + little(parts.count, 2) + little(directory.count, 4)
        return bytes + directory + end + little(bytes.count, 4) + little(0, 2)
    }

    // MARK: A table

    private static func table(number: Int64) -> NewFile {
        let lines = ["教育支出", "社会保障和就业支出", "卫生健康支出", "城乡社区支出", "农林水支出"].enumerated().map { line, name in
            [name] + (0..<4).map { "\(820 + (Int(number) * 37 + line * 211 + $0 * 53) % 900)" }
        }
        let rows = [["项目（万元）", "第一季度", "第二季度", "第三季度", "第四季度"]] + lines
        let text = rows.map { $0.joined(separator: ",") + "\r\n" }.joined()
        return NewFile(
            name: "分季度支出情况.csv", mediaType: "text/csv; charset=utf-8", bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8),
            plainText: text.replacing("\r\n", with: "\n"))
    }

    // MARK: A picture

    /// Four columns on a white ground.
    private static func chart(number: Int64) -> NewFile {
        let width = 480, height = 270, ground = 230
        let heights = (0..<4).map { 40 + (Int(number) * 29 + $0 * 47) % 150 }
        var rows: [UInt8] = []
        for y in 0..<height {
            // No filter, then four points a byte: white, blue, grey.
            rows.append(0)
            for x in stride(from: 0, to: width, by: 4) {
                rows.append((0..<4).reduce(UInt8(0)) { $0 << 2 | colour(x + $1, y, heights, ground: ground) })
            }
        }
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            let body = Array(name.utf8) + content
            return big(UInt32(content.count)) + body + big(checksum(body))
        }
        let head = big(UInt32(width)) + big(UInt32(height)) + [2, 3, 0, 0, 0]
        let palette: [UInt8] = [255, 255, 255, 20, 80, 140, 131, 140, 153, 245, 246, 248]
        let bytes: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", head) + chunk("PLTE", palette)
            + chunk("IDAT", stored(rows)) + chunk("IEND", [])
        return NewFile(name: "分季度完成投资示意图.png", mediaType: "image/png", bytes: bytes, width: width, height: height)
    }

    private static func colour(_ x: Int, _ y: Int, _ heights: [Int], ground: Int) -> UInt8 {
        if (ground..<(ground + 3)).contains(y), (30..<450).contains(x) { return 2 }
        let column = (x - 60) / 95, left = 60 + column * 95
        if x >= 60, column < 4, x < left + 60, (ground - heights[column]..<ground).contains(y) { return 1 }
        return y < ground && (ground - y) % 50 == 0 && (30..<450).contains(x) ? 3 : 0
    }

    /// Bytes as a zlib stream that compresses nothing.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: bytes.count, by: 65_535) {
            let end = min(start + 65_535, bytes.count), length = UInt16(end - start)
            result += [end == bytes.count ? 1 : 0, UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
            result += bytes[start..<end]
        }
        var sums: (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            sums.0 = (sums.0 + UInt32(byte)) % 65_521
            sums.1 = (sums.1 + sums.0) % 65_521
        }
        return result + big(sums.1 << 16 | sums.0)
    }

    private static func big(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }

    /// CRC-32, as PNG and ZIP ask for it.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { sum, byte in sums[Int((sum ^ UInt32(byte)) & 255)] ^ (sum >> 8) }
    }

    private static let sums: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 0 ? value >> 1 : 0xEDB8_8320 ^ (value >> 1) }
    }
}
