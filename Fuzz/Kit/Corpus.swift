/// Small files of each kind, written by hand so that damage hits what matters.
enum Corpus {
    static let word: [(name: String, content: [UInt8])] = part([
        ("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"x\"/></Types>"),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"n\" Type=\"http://x/numbering\" Target=\"numbering.xml\"/><Relationship Id=\"s\" Type=\"http://x/styles\" Target=\"styles.xml\"/><Relationship Id=\"c\" Type=\"http://x/comments\" Target=\"comments.xml\"/></Relationships>"
        ),
        (
            "word/document.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
            <w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>一、总体情况</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:vanish/><w:sz w:val="4"/></w:rPr><w:t xml:space="preserve">隐藏 </w:t></w:r><w:ins w:author="a"><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:commentReference w:id="0"/></w:p>
            <w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>3</w:t><w:br/><w:tab/></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:sectPr/></w:body></w:document>
            """
        ),
        (
            "word/numbering.xml",
            "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
        ),
        (
            "word/styles.xml",
            "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:basedOn w:val=\"Heading1\"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
        ),
        (
            "word/comments.xml",
            "<w:comments><w:comment w:id=\"0\" w:author=\"甲\"><w:p><w:r><w:t>批注</w:t></w:r></w:p></w:comment></w:comments>"
        ),
        ("docProps/core.xml", "<cp:coreProperties><dc:creator>甲</dc:creator></cp:coreProperties>"),
    ])

    static let workbook: [(name: String, content: [UInt8])] = part([
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            "<workbook><workbookPr date1904=\"0\"/><sheets><sheet name=\"表\" sheetId=\"1\" state=\"hidden\" r:id=\"r0\"/><sheet name=\"二\" sheetId=\"2\" r:id=\"r1\"/></sheets><definedNames><definedName name=\"a\" hidden=\"1\">表!$A$1</definedName></definedNames></workbook>"
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r0\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet0.xml\"/><Relationship Id=\"r1\" Type=\"http://x/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/><Relationship Id=\"s\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"t\" Type=\"http://x/styles\" Target=\"styles.xml\"/></Relationships>"
        ),
        (
            "xl/worksheets/sheet0.xml",
            "<worksheet><cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" s=\"1\"><v>41640</v></c></row><row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>甲</t></is></c><c r=\"D3\"><f>A1+1</f><v>1.5E+3</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>"
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row></sheetData></worksheet>"
        ),
        ("xl/sharedStrings.xml", "<sst count=\"1\"><si><r><t>年度</t></r><r><t>报告</t></r></si></sst>"),
        (
            "xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
        ),
    ])

    static let slides = part([
        ("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p:presentation/>"),
        ("ppt/slides/slide1.xml", "<p:sld show=\"0\"><a:t>甲</a:t></p:sld>"),
        ("ppt/notesSlides/notesSlide1.xml", "<p:notes><a:t>备注</a:t></p:notes>"),
    ])

    static let pages = samples([
        """
        <html><head><meta charset="gb2312"><title>年度报告</title></head><body><h2>一</h2><p onclick=x>甲<b>乙<i>丙</b>丁</i><br>戊</p>
        <table><thead><tr><th rowspan=2>项<th colspan=3>数</thead><tr><td>1<table><tr><td>2</table></table><ul><li>甲<li>乙<ol><li>丙</ul></body></html>
        """,
        """
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>1.<span>&nbsp;</span></span><![endif]>甲<o:p></o:p></p>
        <!--[if gte mso 9]><xml></xml><![endif]--><font color=red>乙</font><a href="javascript:alert(1)">丙</a><a href="/columns/a/1">丁</a><img src="/files/x" alt="">
        """,
        "<svg><style><img src=x onerror=alert(1)></style></svg><math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<div><p>甲</p><blockquote><h3>乙</h3></blockquote><figure><img src=\"/files/1\"><figcaption>丙</figcaption></figure><hr><pre> a\n b</pre></div>",
    ])

    static let texts =
        samples([
            "张三，身份证号430408198001011239，电话138 0013 8000，银行卡6222 0202 0011 2230 305，车牌湘D·12345，邮箱a.b@c.gov.cn。",
            "绝密★10年 内部资料 注意保存\n联系电话：0734-8888888，统一社会信用代码11430408006230101X，索引号006230101/2014-00001",
            "蒸湘区政府信息公开工作年度报告（2014年度）\n一、概述 全年主动公开政府信息1,234条，其中规范性文件12件。二、…",
        ]) + [.bytes(Array("１２３４５６７８９０１２３４５６７８".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }))]

    static let tables = samples([
        "\u{FEFF}单位,名称,日期\r\nZX04,\"含,逗号和\"\"引号\"\"\",2014-03-05\r\nZX05,=1+1,\r\n", "a;b;c\n1;\"2\n3\";4\n", "a\tb\n\"\"\t\n",
    ])

    static let pdf: [UInt8] = Array(
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(x)>>>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[<</Subtype/Text/Contents(note)>>]>>endobj
        4 0 obj<</Length 40>>stream
        BT /F1 12 Tf 72 700 Td (Items) Tj ET 0 0 9 9 re f
        endstream endobj
        xref
        0 5
        0000000000 65535 f
        trailer<</Size 5/Root 1 0 R/Info<</Author(a)>>>>
        startxref
        9
        %%EOF
        """.utf8)

    static let pdfPages = Array(
        "<doc><page width=\"595\" height=\"842\"><word xMin=\"1\" yMin=\"2\" xMax=\"9\" yMax=\"8\">甲a1</word><word xMin=\"10.5\" yMin=\"2\" xMax=\"19\" yMax=\"8\">乙</word></page></doc>"
            .utf8)
    static let pictures = Array("P5 4 4 255\n0123456789abcdefP5 1 1 255\n0P5\n# a\n2 2\n65535\n01234567".utf8)

    static let colours = Array("P6\n#vips2ppm\n2 2\n255\n0123456789abP5 2 1 255\nab".utf8)
    static let paper = Array(
        "Pages:           2\nPage    1 size:  595.28 x 842 pts (A4)\nPage    1 rot:   90\nPage    2 size:  9 x 9 pts\n".utf8)
    static let boxes = Array(
        "{\"boxes\":[{\"page\":1,\"left\":0.1,\"top\":0,\"width\":0.3,\"height\":0.05,\"ground\":\"privacy\"}]}".utf8)
    static let redacted: [UInt8] = {
        let head = "%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Count 1/Kids[4 0 R]>>\nendobj\n3 0 obj\n"
        let image = "<</Subtype/Image/Width 1/Height 1/DecodeParms<</Colors 1>>/Length 10>>stream\n"
        let packed: [UInt8] = [0x78, 0x9C, 0x63, 0x62, 0x00, 0x00, 0x00, 0x06, 0x00, 0x03]
        let tail = "\nendstream\nendobj\n4 0 obj\n<</Type/Page/Resources<</XObject<</P 3 0 R>>>>>>\nendobj\n%%EOF\n"
        return Array((head + image).utf8) + packed + Array(tail.utf8)
    }()

    static let exif: [UInt8] = {
        func entry(_ tag: Int, _ kind: Int, _ count: Int, _ value: Int) -> [UInt8] {
            big(tag, 2) + big(kind, 2) + big(count, 4) + big(value, 4)
        }
        var bytes: [UInt8] = Array("MM".utf8) + big(42, 2) + big(8, 4) + big(3, 2)
        bytes += entry(0x0112, 3, 1, 6 << 16) + entry(0x8825, 4, 1, 50) + entry(0xA431, 2, 8, 68)
        bytes += big(0, 4) + big(1, 2) + entry(2, 5, 3, 0) + big(0, 4)
        return bytes + Array("SN12345\0".utf8)
    }()

    static let jpeg: [UInt8] = {
        func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] { [0xFF, marker] + big(content.count + 2, 2) + content }
        var bytes: [UInt8] = [0xFF, 0xD8]
        bytes += segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
        bytes += segment(0xE1, Array("Exif\0\0".utf8) + exif)
        bytes += segment(0xFE, Array("made by 13812345678".utf8))
        bytes += segment(0xC0, [8, 0, 2, 0, 3, 1, 1, 0x11, 0])
        bytes += segment(0xDA, [1, 1, 0, 0, 63, 0])
        bytes += [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9]
        return bytes
    }()

    static let png: [UInt8] = {
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            let named = Array(name.utf8) + content
            return big(content.count, 4) + named + big(Int(PackageSample.checksum(named)), 4)
        }
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        bytes += chunk("IHDR", big(3, 4) + big(2, 4) + [8, 0, 0, 0, 0])
        bytes += chunk("eXIf", exif)
        bytes += chunk("tEXt", Array("Author\0a".utf8))
        bytes += chunk("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1])
        bytes += chunk("IEND", [])
        return bytes
    }()

    static let webp: [UInt8] = {
        func little(_ value: Int) -> [UInt8] { Array(big(value, 4).reversed()) }
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            Array(name.utf8) + little(content.count) + content + (content.count % 2 == 1 ? [0] : [])
        }
        var chunks = chunk("VP8X", [0x0C, 0, 0, 0, 2, 0, 0, 1, 0, 0])
        chunks += chunk("VP8 ", [0x30, 1, 0, 0x9D, 1, 0x2A, 3, 0, 2, 0, 0, 0])
        chunks += chunk("EXIF", exif)
        chunks += chunk("XMP ", Array("<x/>".utf8))
        return Array("RIFF".utf8) + little(chunks.count + 4) + Array("WEBP".utf8) + chunks
    }()

    static let multipart = Array(
        ("multipart/form-data; boundary=B\n--B\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n"
            + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"..\\a/报告\\\".csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n1,2\r\n\r\n--B--\r\n")
            .utf8)

    static let forms = samples([
        "token=abc&q=%E5%85%AC%E5%BC%80+a&x=&=y&%zz", "/columns/tzgg/12?before=1-2#a", "http://www.a.gov.cn/catalogue/0062%2F2014-00001",
        "/a/%2e%2e/%2E%2e%2fb//c/./d?page=2&x=1",
    ])

    static let requests = samples([
        "GET /columns/tzgg HTTP/1.1\r\nHost: www.a.gov.cn\r\nAccept-Encoding: gzip, deflate;q=0.5\r\nConnection: keep-alive\r\nCookie: view=elderly; a=b\r\nIf-None-Match: \"abc\", W/\"d\"\r\n\r\n",
        "GET / HTTP/1.1\r\nHOST:a:8080 \r\nX: y\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n",
    ])

    private static func samples(_ texts: [String]) -> [FuzzSubject.Sample] { texts.map { .bytes(Array($0.utf8)) } }

    private static func part(_ parts: [(String, String)]) -> [(name: String, content: [UInt8])] { parts.map { ($0.0, Array($0.1.utf8)) } }

    private static func big(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - $0))) }
    }
}
