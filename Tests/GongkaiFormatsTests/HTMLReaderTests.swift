import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite struct HTMLReaderTests {
    private func blocks(_ html: String) throws -> [DocumentBlock] { try HTMLReader.read(Array(html.utf8)) }

    @Test("Blocks and line breaks split, scripts, styles and hidden parts are gone, the title comes first")
    func paragraphs() throws {
        let html = """
            <!DOCTYPE html><html><head><meta charset=utf-8><title>年度报告</title><style>p{}</style></head><body>
            <script>var a = "<p>no</p>";</script><div style="DISPLAY : none">藏</div><p hidden>藏</p>
            <h1>　蒸湘区2014年&nbsp;报告　</h1><p>一、概述<br>主动公开<b>5050</b>条&amp;其他
            信息</p>尾<select><option>选</option></select></body></html>
            """
        #expect(
            try blocks(html) == [
                .paragraph("年度报告"), .paragraph("蒸湘区2014年 报告"), .paragraph("一、概述"), .paragraph("主动公开5050条&其他信息"), .paragraph("尾"),
            ])
    }

    @Test("Spans become a grid whose covered cells are empty")
    func spans() throws {
        let html = """
            <table><caption>附表</caption><thead><tr><th rowspan=2>指标<th colspan=2>数</tr><tr><th>件<th>次</tr></thead>
            <tbody><tr><td rowspan=0>甲<td>1<br>2<td></tr><tr><td>3<td>4</tr></tbody></table>
            """
        #expect(
            try blocks(html) == [
                .paragraph("附表"), .table([["指标", "数", ""], ["", "件", "次"], ["甲", "1\n2", ""], ["", "3", "4"]]),
            ])
    }

    @Test("A table that contains a table is layout, so is one column")
    func layout() throws {
        let html = "<table><tr><td>左<td><p>题</p><table><tr><td>a<td>b</table></table><table><tr><td>单</table>"
        #expect(try blocks(html) == [.paragraph("左"), .paragraph("题"), .table([["a", "b"]]), .paragraph("单")])
    }

    @Test("Preformatted text keeps its lines")
    func preformatted() throws {
        #expect(try blocks("<pre>一\n  二   三\n\n四</pre>") == [.paragraph("一"), .paragraph("二   三"), .paragraph("四")])
    }

    @Test("The page's bytes decide when its declared charset is wrong")
    func charset() throws {
        let gb: [UInt8] = [0xB9, 0xAB, 0xBF, 0xAA]
        let declared = Array("<html><meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>".utf8)
        let wrong = Array("<html><meta charset='utf-8'><p>".utf8)
        #expect(try HTMLReader.read(declared + gb) == [.paragraph("公开")])
        #expect(try HTMLReader.read(wrong + gb) == [.paragraph("公开")])
        #expect(try HTMLReader.read(declared + Array("公开".utf8)) == [.paragraph("公开")])
        #expect(try HTMLReader.read([0xFF, 0xFE] + "<p>公开".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == [.paragraph("公开")])
    }

    @Test("Pages made to exhaust the parser are refused", arguments: Bomb.allCases)
    func bombs(bomb: Bomb) {
        #expect(throws: DocumentFault.self) { _ = try blocks(bomb.html) }
    }

    /// Named, because a failing argument is printed in full.
    enum Bomb: CaseIterable {
        case deep, deepBehindScopes, reopenedFormatting, wideSpans, manyRowSpans

        var html: String {
            switch self {
            case .deep: String(repeating: "<div>", count: 200_000)
            case .deepBehindScopes: String(repeating: "<div><object></div></object>", count: 20_000)
            case .reopenedFormatting: (0..<4_000).map { "<b a\($0)>" }.joined() + String(repeating: "<p>x", count: 10_000)
            case .wideSpans: "<table><tr>" + String(repeating: "<td colspan=1000>", count: 2_000)
            case .manyRowSpans: "<table>" + String(repeating: "<tr><td rowspan=60000>", count: 20_000)
            }
        }
    }

    @Test("Damaged pages give a result or a fault")
    func fuzz() {
        let page = Array(
            """
            <html><head><title>题</title><body><table><tr><th colspan=2 rowspan="3">甲</th><td>乙<table><tr><td>1</table></td></tr></table>
            <p style="display:none">&#20013;&nbsp;</p><b><i>x</b>y</i><pre>a\nb</pre><ul><li>1<li>2</ul><select><option>z</select></body>
            """.utf8)
        var random = Fuzz(seed: 1), tally = FuzzTally()
        for _ in 0..<2_000 { tally.read(random.damage(page), name: "a.html") }
        #expect(tally.read > 0)
        #expect(tally.wordless == 0)
    }
}
