import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite struct DOCXReaderTests {
    /// A document of this body; `numbering` is the content of numbering.xml.
    private func document(_ body: String, numbering: String = "") -> [UInt8] {
        let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return StoredZIP([
            ("[Content_Types].xml", "<Types/>"),
            (
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"\(kinds)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
            (
                "word/_rels/document.xml.rels",
                """
                <Relationships><Relationship Id="n" Type="\(kinds)/numbering" Target="numbering.xml"/></Relationships>
                """
            ),
            ("word/numbering.xml", "<w:numbering \(w)>\(numbering)</w:numbering>"),
            ("word/document.xml", "<?xml version=\"1.0\"?><w:document \(w)><w:body>\(body)<w:sectPr/></w:body></w:document>"),
        ]).bytes
    }

    private func read(_ body: String, numbering: String = "") throws -> [DocumentBlock] {
        try DocumentReader.read(document(body, numbering: numbering), name: "年报.docx")
    }

    private func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

    @Test("Insertions stay, deletions and hidden text go, line breaks split, tabs and entities are read")
    func runs() throws {
        let body = """
            <w:p><w:r><w:t xml:space="preserve">主动公开 </w:t></w:r><w:ins><w:r><w:t>5050</w:t></w:r></w:ins>
            <w:del><w:r><w:delText>5038</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>
            <w:r><w:t>条&amp;&#x4E2D;</w:t><w:tab/><w:t>尾</w:t><w:br/><w:t>次行</w:t><w:br w:type="page"/></w:r></w:p><w:p/>
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>
            """
        #expect(try read(body + p("后")) == [.paragraph("主动公开 5050条&中\t尾"), .paragraph("次行"), .paragraph("前后")])
    }

    @Test("Text boxes follow their paragraph once, although the file holds them twice")
    func textBoxes() throws {
        let box = "<w:txbxContent>\(p("框"))</w:txbxContent>"
        let body = """
            <w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>\(box)</wps:txbx></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
            """
        #expect(try read(body) == [.paragraph("正文"), .paragraph("框")])
    }

    @Test("Merged cells become a grid, deleted rows go, a table around a table is layout")
    func tables() throws {
        func tc(_ properties: String, _ text: String) -> String { "<w:tc><w:tcPr>\(properties)</w:tcPr>\(text)</w:tc>" }
        let table = """
            <w:tbl><w:tblPr/><w:tblGrid/>
            <w:tr>\(tc("<w:vMerge w:val=\"restart\"/>", p("指标")))\(tc("<w:gridSpan w:val=\"2\"/>", p("数")))</w:tr>
            <w:tr>\(tc("<w:vMerge/>", "<w:p/>"))\(tc("", p("件") + p("次")))\(tc("", "<w:p/>"))</w:tr>
            <w:tr><w:trPr><w:del/></w:trPr>\(tc("", p("删")))</w:tr>
            <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>\(tc("", p("1")))</w:tr></w:tbl>
            """
        let expected = DocumentBlock.table([["指标", "数", ""], ["", "件\n次", ""], ["", "1", ""]])
        #expect(try read(table) == [expected])
        let layout = "<w:tbl><w:tr>\(tc("", p("左")))\(tc("", p("题") + table + "<w:p/>"))</w:tr></w:tbl>"
        #expect(try read(layout) == [.paragraph("左"), .paragraph("题"), expected])
    }

    @Test("Lists are numbered as Word prints them")
    func numbering() throws {
        func level(_ level: Int, _ format: String, _ text: String) -> String {
            "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
        }
        let definitions = """
            <w:abstractNum w:abstractNumId="0">\(level(0, "chineseCounting", "%1、"))\(level(1, "chineseCounting", "（%2）"))
            \(level(2, "decimal", "%1.%3"))</w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num>
            """
        func item(_ list: Int, _ level: Int) -> String {
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>"
        }
        let body = item(1, 0) + item(1, 1) + item(1, 1) + item(1, 0) + item(1, 1) + item(1, 2) + item(2, 0) + item(0, 0)
        let expected = ["一、项", "（一）项", "（二）项", "二、项", "（一）项", "二.1项", "十一、项", "项"]
        #expect(try read(body, numbering: definitions) == expected.map { .paragraph($0) })
    }

    @Test(
        "Chinese numerals are spelled as in headings",
        arguments: [
            (1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1_001, "一千零一"), (0, "零"),
        ])
    func numerals(number: Int, text: String) {
        #expect(ChineseNumeral.text(number) == text)
    }

    @Test("A missing part and a torn archive are damage, a document type is refused")
    func damage() {
        let whole = document(p("文"))
        #expect(throws: DocumentFault.self) { try DocumentReader.read(Array(whole.prefix(whole.count / 2)), name: "a.docx") }
        let noMain = StoredZIP([("[Content_Types].xml", "<Types/>"), ("word/x.xml", "")]).bytes
        #expect(throws: DocumentFault.damaged(part: "word/document.xml")) { try DocumentReader.read(noMain, name: "a.docx") }
        let entity = StoredZIP([("word/document.xml", "<!DOCTYPE d [<!ENTITY a \"aaa\">]><d>&a;</d>")]).bytes
        #expect(throws: DocumentFault.damaged(part: "word/document.xml")) { try DocumentReader.read(entity, name: "a.docx") }
    }

    @Test("Damaged documents give a result or a fault")
    func fuzz() throws {
        let whole = document("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>\(p("甲"))</w:tc></w:tr></w:tbl>" + p("乙"))
        let xml = Array(
            "<w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body>"
                .utf8)
        var random = Fuzz(seed: 2), tally = FuzzTally()
        for round in 0..<2_000 {
            tally.read(random.damage(whole), name: "a.docx")
            if round % 2 == 0, let part = try? XMLReader(random.damage(xml), part: "x") {
                var walk = DOCXWalk(part, numbering: ListNumbering(), styles: ParagraphStyles())
                _ = try? walk.document()
            }
        }
        #expect(tally.refused > 0)
        #expect(tally.wordless == 0)
    }
}
