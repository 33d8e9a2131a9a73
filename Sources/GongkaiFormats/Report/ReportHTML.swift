package import GongkaiCore

/// A report as one HTML file with its own print style: what PDFPrinter turns into the printed report (`gongkai report --pdf`).
package enum ReportHTML {
    package static func page(_ document: ReportDocument) -> String {
        var html = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>\(escaped(document.title))</title><style>\(style)</style></head><body>
            <h1>\(escaped(document.title))</h1>

            """
        if let day = document.publishedOn {
            html += "<p class=\"day\">发布时间：\(day.chineseText)</p>\n"
        } else {
            html += "<p class=\"draft\">草稿，尚未发布</p>\n"
        }
        html += "<p>\(escaped(document.preface))</p>\n"
        for section in document.sections {
            let level = section.level == 0 ? "h2" : "h3"
            html += "<\(level)>\(escaped(section.heading))</\(level)>\n"
            for paragraph in section.paragraphs { html += "<p>\(escaped(paragraph))</p>\n" }
            for grid in section.tables { html += table(grid) }
        }
        return html + "</body></html>\n"
    }

    private static func table(_ grid: ReportGrid) -> String {
        var html = "<table class=\"\(grid.columnCount > 6 ? "wide" : "")\">"
        if let caption = grid.caption { html += "<caption>\(escaped(caption))</caption>" }
        html +=
            "<thead>" + grid.header.map { row($0, isList: false) { $0.columnSpan > 1 ? "colgroup" : "col" } }.joined() + "</thead>\n<tbody>"
        html += grid.body.map { row($0, isList: grid.labelColumns == 1) { $0.rowSpan > 1 ? "rowgroup" : "row" } }.joined(separator: "\n")
        return html + "</tbody></table>\n"
    }

    private static func row(_ cells: [ReportCell], isList: Bool, scope: (ReportCell) -> String) -> String {
        let written = cells.map { cell -> String in
            var spans = cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : ""
            if cell.rowSpan > 1 { spans += " rowspan=\"\(cell.rowSpan)\"" }
            switch cell.kind {
            case .label:
                return "<th scope=\"\(scope(cell))\" class=\"at\(isList ? min(cell.level, 3) : 0)\"\(spans)>\(escaped(cell.text))</th>"
            case .unit: return "<td class=\"unit\"\(spans)>\(escaped(cell.text))</td>"
            case .value: return "<td class=\"value\"\(spans)>\(escaped(cell.text))</td>"
            }
        }
        return "<tr>" + written.joined() + "</tr>"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    /// Page numbers stand as in official documents: — 1 —.
    private static let style = """
        @page { size: A4; margin: 28mm 24mm 26mm; @bottom-center { content: "— " counter(page) " —"; font: 10pt "Noto Serif CJK SC", serif; } }
        body { font: 12pt/1.75 "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #000; margin: 0; }
        h1 { font-size: 19pt; line-height: 1.4; text-align: center; margin: 0 0 8pt; text-wrap: balance; }
        h2 { font-size: 13.5pt; margin: 20pt 0 6pt; break-after: avoid; }
        h3 { font-size: 12pt; margin: 12pt 0 4pt; break-after: avoid; }
        p { margin: 0 0 4pt; text-indent: 2em; text-align: justify; orphans: 2; widows: 2; }
        .day, .draft { text-align: center; text-indent: 0; font-size: 10.5pt; margin-bottom: 18pt; }
        .draft { font-weight: 700; }
        table { border-collapse: collapse; width: 100%; margin: 8pt 0 14pt; font: 9.5pt/1.4 "Noto Sans CJK SC", sans-serif; }
        caption { font-weight: 700; text-align: left; padding-bottom: 4pt; break-after: avoid; }
        th, td { border: .5pt solid #555; padding: 3pt 5pt; vertical-align: middle; }
        tr { break-inside: avoid; }
        thead th { text-align: center; font-weight: 700; background: #f2f2f2; }
        tbody th { text-align: left; font-weight: 400; }
        th.at1 { padding-left: 16pt; } th.at2 { padding-left: 28pt; } th.at3 { padding-left: 40pt; }
        table.wide { font-size: 8.5pt; } table.wide th { padding-left: 4pt; padding-right: 4pt; }
        td.value { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td.unit { text-align: center; white-space: nowrap; }
        """
}
