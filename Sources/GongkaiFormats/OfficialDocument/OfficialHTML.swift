package import GongkaiCore

/// An official paper as one HTML file that ``PDFPrinter`` turns into pages by GB/T 9704-2012.
package enum OfficialHTML {
    /// - Parameter showsSeal: a dashed circle where the seal will stand, for looking at drafts.
    package static func page(_ paper: OfficialPaper, showsSeal: Bool = false) -> String {
        let isForm = paper.layout == .form
        let isCorrespondence = paper.layout == .correspondence
        var html = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>\(PlainText.xml(paper.title))</title>
            <meta name="author" content="\(PlainText.xml(paper.organ))"><style>\(OfficialStyle.sheet)\(isCorrespondence ? OfficialStyle.correspondence : "")</style></head><body>

            """
        if !isForm { html += header(paper) }
        html += "<h1\(isForm ? " class=\"form\"" : "")>\(lines(paper.title, "<br>"))</h1>\n"
        if !paper.addressee.isEmpty { html += "<p class=\"to\">\(lines(paper.addressee, "、"))：</p>\n" }
        for paragraph in paper.paragraphs {
            for line in split(paragraph.text) { html += "<p>\(PlainText.xml(line))</p>\n" }
        }
        html += table(paper.rows) + attachments(paper.attachments)
        html += isForm ? formSignature(paper) : signature(paper, showsSeal: showsSeal)
        return html + ending(paper) + "</body></html>\n"
    }

    private static func header(_ paper: OfficialPaper) -> String {
        let size = OfficialGeometry.organSize(paper.organ)
        let number = PlainText.xml(paper.number ?? "　")
        if paper.layout == .correspondence {
            let top =
                OfficialGeometry.correspondence.organTop - OfficialGeometry.margin.top + size + OfficialGeometry.correspondence.lineGap
            return """
                <div class="far"></div><p class="organ" style="font-size: \(size)mm">\(PlainText.xml(paper.organ))</p>
                <div class="near" style="top: \(top)mm"></div><p class="number" style="margin-top: \(top + 4)mm">\(number)</p>

                """
        }
        return """
            <div class="head"><p class="organ" style="font-size: \(size)mm">\(PlainText.xml(paper.organ))</p>
            <p class="number">\(number)</p></div>

            """
    }

    private static func table(_ rows: [OfficialPaper.Row]) -> String {
        guard !rows.isEmpty else { return "" }
        let written = rows.map { row in
            "<tr><th scope=\"row\">\(PlainText.xml(row.label))</th><td>\(lines(row.value, "<br>"))</td></tr>"
        }
        return "<table>\(written.joined(separator: "\n"))</table>\n"
    }

    /// One attachment has no number; the names of several stand below each other.
    private static func attachments(_ names: [String]) -> String {
        guard !names.isEmpty else { return "" }
        let isOne = names.count == 1
        let written = names.enumerated().map { position, name in
            let word = position == 0 ? "<span class=\"word\">附件：</span>" : ""
            let number = isOne ? "" : "<span class=\"serial\">\(position + 1).</span>"
            let kind = isOne ? "only" : position == 0 ? "first" : "next"
            return "<p class=\"\(kind)\">\(word)\(number)\(lines(name, " "))</p>"
        }
        return "<div class=\"attachments\">\(written.joined(separator: "\n"))</div>\n"
    }

    private static func signature(_ paper: OfficialPaper, showsSeal: Bool) -> String {
        let day = paper.day?.paperText ?? "　　　　年　月　日"
        let place = SignaturePlace(name: paper.organ, day: day)
        let seal = showsSeal ? "<div class=\"seal\" style=\"right: \(sealRight(place, day))mm\">印章位置</div>" : ""
        return """
            <div class="sign">\(seal)<p style="margin-right: \(place.nameIndent)em">\(PlainText.xml(paper.organ))</p>
            <p style="margin-right: \(place.dayIndent)em">\(PlainText.xml(day))</p></div>

            """
    }

    /// The seal's middle is that of the day.
    private static func sealRight(_ place: SignaturePlace, _ day: String) -> Double {
        let character = OfficialGeometry.area.width / OfficialGeometry.characters
        let width = SignaturePlace.width(day)
        return ((place.dayIndent + width / 2) * character - OfficialGeometry.seal / 2)
    }

    private static func formSignature(_ paper: OfficialPaper) -> String {
        "<p class=\"filled\">\(PlainText.xml(paper.organ))　\(PlainText.xml(paper.day?.paperText ?? ""))</p>\n"
    }

    /// 附注 and 版记; the latter stands at the foot of the last page.
    private static func ending(_ paper: OfficialPaper) -> String {
        var html = ""
        if let note = paper.note { html += "<p class=\"note\">（\(lines(note, " "))）</p>\n" }
        var imprint = ""
        if !paper.copies.isEmpty {
            imprint += "<span class=\"copies\">抄送：\(PlainText.xml(paper.copies.joined(separator: "，")))。</span>"
        }
        let day = paper.day.map { "\($0.paperText)印发" } ?? ""
        if let issuer = paper.issuer {
            imprint +=
                "<span class=\"issuer\"><span class=\"who\">\(PlainText.xml(issuer))</span><span class=\"when\">\(PlainText.xml(day))</span></span>"
        }
        if imprint.isEmpty { return html }
        return html + "<p class=\"end\"><span class=\"imprint\">\(imprint)</span></p>\n"
    }

    static func split(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
    }

    private static func lines(_ text: String, _ separator: String) -> String {
        split(text).map(PlainText.xml).joined(separator: separator)
    }
}
