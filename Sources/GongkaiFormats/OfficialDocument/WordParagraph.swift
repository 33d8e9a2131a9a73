/// Paragraphs of an official paper in Word's XML. Lengths are twentieths of a point; a line is 579 high, a character 316 wide.
enum WordParagraph {
    static let line = 579
    static let character = 316.0

    /// 发文机关标志: red, 35 mm below the upper edge of the type area.
    static func organ(_ name: String, halfPoints: Int) -> String {
        paragraph(
            "<w:spacing w:before=\"1984\" w:after=\"0\" w:line=\"\(halfPoints * 12)\" w:lineRule=\"exact\"/><w:ind w:firstLine=\"0\"/><w:jc w:val=\"center\"/>",
            name, run: "<w:rFonts \(WordFont.title)/><w:color w:val=\"E60012\"/>\(WordFont.size(halfPoints))")
    }

    /// 发文字号, two lines below, with the red line 4 mm under it.
    static func number(_ text: String) -> String {
        paragraph(
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"16\" w:space=\"11\" w:color=\"E60012\"/></w:pBdr>"
                + "<w:spacing w:before=\"1158\" w:after=\"0\" w:line=\"340\" w:lineRule=\"exact\"/><w:ind w:firstLine=\"0\"/><w:jc w:val=\"center\"/>",
            text)
    }

    static func title(_ text: String, isForm: Bool) -> String {
        paragraph(
            "<w:pStyle w:val=\"Title\"/><w:spacing w:before=\"\(isForm ? 0 : 1158)\" w:after=\"\(line)\" w:line=\"700\" w:lineRule=\"exact\"/>",
            text)
    }

    /// 主送, without indent.
    static func flush(_ text: String) -> String { paragraph("<w:ind w:firstLine=\"0\"/>", text) }

    /// Text, two characters in: so the style says.
    static func text(_ text: String, before: Int = 0, staysWithNext: Bool = false) -> String {
        paragraph(keepNext(staysWithNext) + (before == 0 ? "" : "<w:spacing w:before=\"\(before)\"/>"), text)
    }

    private static func keepNext(_ isSo: Bool) -> String { isSo ? "<w:keepNext/>" : "" }

    static func attachment(_ name: String, _ position: Int, of count: Int) -> String {
        let words = (position == 0 ? "附件：" : "") + (count == 1 ? "" : "\(position + 1). ")
        let hanging = (position == 0 ? 3 : 0) + (count == 1 ? 0 : 1.25)
        let left = count == 1 ? 5 : 6.25
        let before = position == 0 ? "<w:spacing w:before=\"\(line)\"/>" : ""
        return paragraph(
            keepNext(true) + before + "<w:ind w:left=\"\(twips(left))\" w:hanging=\"\(twips(hanging))\"/>",
            words + OfficialHTML.split(name).joined(separator: " "))
    }

    /// For the signature: so many characters from the right edge.
    static func right(_ text: String, characters: Double, before: Int, staysWithNext: Bool) -> String {
        paragraph(
            keepNext(staysWithNext) + "<w:spacing w:before=\"\(before)\"/>"
                + "<w:ind w:right=\"\(twips(characters))\" w:firstLine=\"0\"/><w:jc w:val=\"right\"/>", text)
    }

    /// Inside a table, in 4号. Word wants the properties in this order.
    static func small(_ text: String, tabs: String = "", indent: String = "w:firstLine=\"0\"", isCentred: Bool = false) -> String {
        paragraph(
            "\(tabs)<w:spacing w:line=\"465\" w:lineRule=\"exact\"/><w:ind \(indent)/>\(isCentred ? "<w:jc w:val=\"center\"/>" : "")", text,
            run: WordFont.size(28))
    }

    /// As good as no height.
    static let empty = paragraph("<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>", "", run: WordFont.size(2))

    private static func twips(_ characters: Double) -> Int { Int((characters * character).rounded()) }

    private static func paragraph(_ properties: String, _ text: String, run: String = "") -> String {
        let format = run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>"
        // A tab inside a text is Word's own element.
        let runs = text.split(separator: "\t", omittingEmptySubsequences: false).map {
            "<w:r>\(format)<w:t xml:space=\"preserve\">\(PlainText.xml(String($0)))</w:t></w:r>"
        }
        return "<w:p><w:pPr>\(properties)</w:pPr>\(runs.joined(separator: "<w:r>\(format)<w:tab/></w:r>"))</w:p>\n"
    }
}

/// Fonts and sizes in Word's XML.
enum WordFont {
    static let text = all(OfficialFont.text[0])
    static let title = all(OfficialFont.title[0])
    static let number = all(OfficialFont.number[0])

    static func size(_ halfPoints: Int) -> String { "<w:sz w:val=\"\(halfPoints)\"/><w:szCs w:val=\"\(halfPoints)\"/>" }

    private static func all(_ name: String) -> String {
        "w:ascii=\"\(name)\" w:hAnsi=\"\(name)\" w:eastAsia=\"\(name)\" w:cs=\"\(name)\""
    }
}
