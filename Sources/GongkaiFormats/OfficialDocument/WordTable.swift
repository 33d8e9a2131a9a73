import GongkaiCore

/// Tables of an official paper in Word's XML.
enum WordTable {
    /// The type area.
    private static let width = 8845

    /// The lines of a form; nothing where there are none.
    static func form(_ rows: [OfficialPaper.Row]) -> String {
        guard !rows.isEmpty else { return "" }
        let written = rows.map { row in
            let value = OfficialHTML.split(row.value).map { WordParagraph.small($0) }.joined()
            return "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"640\"/></w:trPr>"
                + cell(3175, WordParagraph.small(row.label, isCentred: true))
                + cell(width - 3175, value.isEmpty ? WordParagraph.small("") : value) + "</w:tr>"
        }
        let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map { edge($0, eighths: 6) }.joined()
        return table("", edges, columns: [3175, width - 3175], written.joined())
    }

    /// 版记 at the foot of the last page: thick lines above and below (0.35 mm), a thin one between (0.25 mm).
    static func imprint(copies: [String], issuer: String, day: String) -> String {
        var rows = ""
        if !copies.isEmpty {
            let indent = "w:left=\"1120\" w:right=\"280\" w:hanging=\"840\""
            rows += "<w:tr>\(cell(width, WordParagraph.small("抄送：\(copies.joined(separator: "，"))。", indent: indent)))</w:tr>"
        }
        let ends = "<w:tabs><w:tab w:val=\"right\" w:pos=\"8565\"/></w:tabs>"
        rows +=
            "<w:tr>\(cell(width, WordParagraph.small("\(issuer)\t\(day)", tabs: ends, indent: "w:left=\"280\" w:firstLine=\"0\"")))</w:tr>"
        let edges = edge("top", eighths: 8) + edge("bottom", eighths: 8) + edge("insideH", eighths: 6)
        let place = "<w:tblpPr w:vertAnchor=\"margin\" w:horzAnchor=\"margin\" w:tblpXSpec=\"center\" w:tblpYSpec=\"bottom\"/>"
        // Word wants a paragraph after a table.
        return table(place, edges, columns: [width], rows) + WordParagraph.empty
    }

    private static func table(_ place: String, _ edges: String, columns: [Int], _ rows: String) -> String {
        let grid = columns.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        return "<w:tbl><w:tblPr>\(place)<w:tblW w:w=\"\(width)\" w:type=\"dxa\"/><w:tblBorders>\(edges)</w:tblBorders>"
            + "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\(rows)</w:tbl>\n"
    }

    private static func cell(_ width: Int, _ content: String) -> String {
        "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>\(content)</w:tc>"
    }

    private static func edge(_ name: String, eighths: Int) -> String {
        "<w:\(name) w:val=\"single\" w:sz=\"\(eighths)\" w:space=\"0\" w:color=\"000000\"/>"
    }
}
