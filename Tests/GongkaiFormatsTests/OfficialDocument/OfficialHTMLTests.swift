import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite("Official papers as HTML and DOCX")
struct OfficialHTMLTests {
    static let nasty = OfficialPaper(
        organ: "甲<b>&\"局", number: "甲<x>〔2025〕1号", title: "关于<script>alert(1)</script>的函", addressee: "张&三<img>",
        paragraphs: [.init("一<b>&amp;\u{0}二"), .init("第一行\n第二行")], rows: [.init("栏<i>", "值&")], attachments: ["附<件>", "乙&"],
        day: "2025-05-19", note: "联系人：<王>", copies: ["某&局"], issuer: "办<公>室")

    private func paragraphs(_ paper: OfficialPaper) throws -> [String] {
        try DocumentReader.read(OfficialDOCX.file(paper), name: "paper.docx").flatMap { block -> [String] in
            switch block {
            case .paragraph(let text): [text]
            case .table(let rows): rows.map { $0.joined(separator: "|") }
            }
        }
    }

    @Test("Marks in names and texts stay text, in both files")
    func marks() throws {
        let html = OfficialHTML.page(Self.nasty)
        for tag in ["<script>alert", "<img>", "<b>&", "<王>", "<i>"] { #expect(!html.contains(tag), "\(tag)") }
        #expect(html.contains("一&lt;b&gt;&amp;amp;二") && html.contains("<title>关于&lt;script&gt;"))
        let read = try paragraphs(Self.nasty)
        for text in [
            "甲<b>&\"局", "甲<x>〔2025〕1号", "关于<script>alert(1)</script>的函", "张&三<img>：", "一<b>&amp;二", "第一行", "第二行", "栏<i>|值&",
            "附件：1. 附<件>", "2. 乙&", "2025年5月19日", "（联系人：<王>）", "抄送：某&局。",
        ] { #expect(read.contains(text), "\(text)") }
    }

    @Test("Every paper of either regulation is read back from Word as it was written, in order")
    func readBack() throws {
        for regime in DisclosureRegime.all {
            for kind in RequestPaper.all(under: regime) {
                let paper = try RequestPaperSample.paper(kind, under: regime)
                let read = try paragraphs(paper)
                // The organ's name is in the head of the page.
                let head = paper.layout == .letter ? [paper.organ] : []
                var wanted = paper.layout == .form ? [paper.title] : head + [paper.number ?? "", paper.title, paper.addressee + "："]
                wanted += paper.paragraphs.map(\.text) + paper.rows.map { "\($0.label)|\($0.value)" }
                #expect(Array(read.prefix(wanted.count)) == wanted, "\(kind.code)")
                #expect(read.contains { $0.hasSuffix(paper.day?.paperText ?? "-") }, "\(kind.code)")
            }
        }
    }

    @Test("The same paper gives the same bytes; page, margins, grid and page numbers are the standard's")
    func page() throws {
        let paper = try RequestPaperSample.paper(.supplementNotice, under: DisclosureRegime.all[0])
        let bytes = OfficialDOCX.file(paper)
        #expect(bytes == OfficialDOCX.file(paper))
        var package = try OfficePackage(bytes)
        let document = String(decoding: try #require(try package.content("word/document.xml")), as: UTF8.self)
        #expect(
            document.contains("w:w=\"11906\" w:h=\"16838\"")
                && document.contains("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""))
        #expect(document.contains("w:linePitch=\"579\"") && document.contains("w:footerReference w:type=\"even\""))
        // 11906 − 1474 − 1587 = 8845 twentieths of a point = 156 mm; 16838 − 2098 − 1984 = 12756 = 225 mm = 22 × 579.
        #expect(22 * 579 <= 12756 && abs(Double(12756) / 20 * 25.4 / 72 - 225) < 0.1)
        let core = String(decoding: try #require(try package.content("docProps/core.xml")), as: UTF8.self)
        #expect(core.contains("<dc:title>政府信息公开申请补正告知书</dc:title>") && core.contains("2025-05-19T00:00:00Z"))
    }

    @Test("An unsigned draft has room for number and day, and shows where the seal will stand")
    func unsigned() throws {
        var paper = try RequestPaperSample.paper(.supplementNotice, under: DisclosureRegime.all[0])
        paper.number = nil
        paper.day = nil
        let html = OfficialHTML.page(paper, showsSeal: true)
        #expect(html.contains("年　月　日") && html.contains("印章位置") && !html.contains("印发"))
        #expect(!OfficialHTML.page(paper).contains("印章位置"))
        #expect(try paragraphs(paper).contains("年　月　日"))
    }

    @Test("A written ZIP is read back, whatever its parts hold")
    func zip() throws {
        let parts: [(name: String, content: [UInt8])] = [("a.xml", []), ("文件夹/乙.bin", (0...255).map { UInt8($0) })]
        let bytes = ZIPWriter.archive(parts)
        var archive = try ZIPArchive(bytes)
        #expect(archive.names == ["a.xml", "文件夹/乙.bin"])
        #expect(try archive.read("a.xml") == [] && archive.read("文件夹/乙.bin") == parts[1].content)
    }
}
