import GongkaiCore

/// The parts around the text of the Word document.
enum OfficialDOCXParts {
    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    private static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    private static let packageTypes = "application/vnd.openxmlformats-package"

    static func contentTypes(_ layout: OfficialPaper.Layout) -> String {
        let first =
            layout == .correspondence ? [("word/header1.xml", "\(types).header+xml"), ("word/footer3.xml", "\(types).footer+xml")] : []
        return head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"\(packageTypes).relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + ([
                ("word/document.xml", "\(types).document.main+xml"), ("word/styles.xml", "\(types).styles+xml"),
                ("word/settings.xml", "\(types).settings+xml"), ("word/fontTable.xml", "\(types).fontTable+xml"),
                ("word/footer1.xml", "\(types).footer+xml"), ("word/footer2.xml", "\(types).footer+xml"),
                ("docProps/core.xml", "\(packageTypes).core-properties+xml"),
            ] + first).map { "<Override PartName=\"/\($0.0)\" ContentType=\"\($0.1)\"/>" }.joined() + "</Types>"
    }

    static let packageLinks = relationships([
        ("\(links)/officeDocument", "word/document.xml"),
        ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    ])

    static func documentLinks(_ layout: OfficialPaper.Layout) -> String {
        let first = layout == .correspondence ? [("\(links)/header", "header1.xml"), ("\(links)/footer", "footer3.xml")] : []
        return relationships(
            [
                ("\(links)/styles", "styles.xml"), ("\(links)/settings", "settings.xml"), ("\(links)/fontTable", "fontTable.xml"),
                ("\(links)/footer", "footer1.xml"), ("\(links)/footer", "footer2.xml"),
            ] + first)
    }

    private static func relationships(_ all: [(kind: String, target: String)]) -> String {
        let written = all.enumerated().map { "<Relationship Id=\"rId\($0 + 1)\" Type=\"\($1.kind)\" Target=\"\($1.target)\"/>" }
        return head
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(written.joined())</Relationships>"
    }

    /// 22 lines of 28 characters come from the style's exact line and narrowed characters, which programs agree on better than on a grid of
    /// characters; the footer's dash stands 7 mm below the type area.
    static func document(_ body: String, _ layout: OfficialPaper.Layout) -> String {
        let isCorrespondence = layout == .correspondence
        let first =
            isCorrespondence
            ? "<w:headerReference w:type=\"first\" r:id=\"rId6\"/><w:footerReference w:type=\"first\" r:id=\"rId7\"/>" : ""
        let edges = isCorrespondence ? "w:header=\"1701\" w:footer=\"1134\"" : "w:header=\"851\" w:footer=\"1304\""
        return head + "<w:document \(word) xmlns:r=\"\(links)\"><w:body>\n\(body)<w:sectPr>\(first)"
            + "<w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"even\" r:id=\"rId5\"/>"
            + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
            + "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" \(edges) w:gutter=\"0\"/>"
            + (isCorrespondence ? "<w:titlePg/>" : "") + "<w:docGrid w:linePitch=\"579\"/></w:sectPr></w:body></w:document>"
    }

    /// Head and foot of the first page of 信函格式: the name 30 mm below the edge, double red lines 170 mm long, 4 mm below it and 20 mm above
    /// the lower edge.
    static func correspondence(_ organ: String) -> [(String, String)] {
        let size = Int(OfficialGeometry.organSize(organ) * 72 / 25.4 * 2)
        let wide = "<w:ind w:left=\"-454\" w:right=\"-340\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/>"
        func line(_ kind: String) -> String {
            "<w:pBdr><w:bottom w:val=\"\(kind)\" w:sz=\"24\" w:space=\"\(kind == "thickThinSmallGap" ? 11 : 0)\" w:color=\"E60012\"/></w:pBdr>"
        }
        let name =
            "<w:r><w:rPr><w:rFonts \(WordFont.title)/><w:color w:val=\"E60012\"/>\(WordFont.size(size))</w:rPr>"
            + "<w:t>\(PlainText.xml(organ))</w:t></w:r>"
        let top =
            "<w:p><w:pPr>\(line("thickThinSmallGap"))<w:spacing w:line=\"\(size * 10)\" w:lineRule=\"exact\"/>\(wide)</w:pPr>\(name)</w:p>"
        let foot = "<w:p><w:pPr>\(line("thinThickSmallGap"))<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>\(wide)</w:pPr></w:p>"
        return [
            ("word/header1.xml", "\(head)<w:hdr \(word)>\(top)</w:hdr>"), ("word/footer3.xml", "\(head)<w:ftr \(word)>\(foot)</w:ftr>"),
        ]
    }

    static let styles =
        head
        + "<w:styles \(word)><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts \(WordFont.text)/><w:spacing w:val=\"-5\"/>\(WordFont.size(32))"
        + "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:pPr>"
        + "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"579\" w:lineRule=\"exact\"/><w:ind w:firstLine=\"632\"/></w:pPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"Normal\"/><w:pPr>"
        + "<w:ind w:firstLine=\"0\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/></w:pPr>"
        + "<w:rPr><w:rFonts \(WordFont.title)/>\(WordFont.size(44))</w:rPr></w:style></w:styles>"

    static let settings = head + "<w:settings \(word)><w:evenAndOddHeaders/></w:settings>"

    /// What a computer without the standard's fonts should take instead.
    static let fonts =
        head + "<w:fonts \(word)>"
        + [(OfficialFont.text[0], "FangSong"), (OfficialFont.title[0], "STZhongsong"), (OfficialFont.number[0], "SimSun")].map {
            "<w:font w:name=\"\($0.0)\"><w:altName w:val=\"\($0.1)\"/><w:charset w:val=\"86\"/></w:font>"
        }.joined() + "</w:fonts>"

    /// — 1 —, outside: on the right of odd pages, on the left of even ones, one character from the edge.
    static func footer(isOdd: Bool, _ layout: OfficialPaper.Layout) -> String {
        let after = layout == .correspondence ? 170 : 0
        let format = "<w:rPr><w:rFonts \(WordFont.number)/>\(WordFont.size(28))</w:rPr>"
        let place =
            isOdd ? "<w:ind w:right=\"280\" w:firstLine=\"0\"/><w:jc w:val=\"right\"/>" : "<w:ind w:left=\"280\" w:firstLine=\"0\"/>"
        return head + "<w:ftr \(word)><w:p><w:pPr><w:spacing w:after=\"\(after)\" w:line=\"280\" w:lineRule=\"exact\"/>\(place)</w:pPr>"
            + "<w:r>\(format)<w:t xml:space=\"preserve\">— </w:t></w:r>"
            + "<w:fldSimple w:instr=\" PAGE \"><w:r>\(format)<w:t>1</w:t></w:r></w:fldSimple>"
            + "<w:r>\(format)<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"
    }

    /// The title, the organ, and the day of the paper: never the time it was written, which would change the bytes.
    static func properties(_ paper: OfficialPaper) -> String {
        let created = paper.day.map { "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\($0.text)T00:00:00Z</dcterms:created>" } ?? ""
        return head + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(PlainText.xml(paper.title))</dc:title>"
            + "<dc:creator>\(PlainText.xml(paper.organ))</dc:creator>\(created)</cp:coreProperties>"
    }
}
