/// Writes blocks as HTML.
enum CleanWriter {
    static func html(_ blocks: [CleanBlock]) -> String {
        blocks.map(html).joined(separator: "\n")
    }

    private static func html(_ block: CleanBlock) -> String {
        switch block {
        case .paragraph(let runs), .item(_, _, _, let runs): "<p>\(line(runs))</p>"
        case .aligned(let alignment, let runs): "<p class=\"\(alignment.rawValue)\">\(line(runs))</p>"
        case .heading(let level, let runs): "<h\(level)>\(line(runs))</h\(level)>"
        case .rule: "<hr>"
        case .list(let list):
            if let start = list.start {
                "<ol\(start == 1 ? "" : " start=\"\(start)\"")>\(list.items.map(item).joined())</ol>"
            } else {
                "<ul\(list.isWritten ? " class=\"\(CleanList.written)\"" : "")>\(list.items.map(item).joined())</ul>"
            }
        case .quote(let blocks): "<blockquote>\(html(blocks))</blockquote>"
        case .figure(let blocks, let caption):
            "<figure>\(blocks.map(figurePart).joined())\(caption.isEmpty ? "" : "<figcaption>\(line(caption))</figcaption>")</figure>"
        case .table(let table): html(table)
        }
    }

    /// An item of one paragraph, with lists below it or not, is written without `<p>`.
    private static func item(_ blocks: [CleanBlock]) -> String {
        guard case .paragraph(let runs)? = blocks.first,
            blocks.dropFirst().allSatisfy({ if case .list = $0 { true } else { false } })
        else { return "<li>\(blocks.map(html).joined())</li>" }
        return "<li>\(line(runs))\(blocks.dropFirst().map(html).joined())</li>"
    }

    private static func figurePart(_ block: CleanBlock) -> String {
        guard case .paragraph(let runs) = block, runs.allSatisfy({ if case .image = $0.content { true } else { false } }) else {
            return html(block)
        }
        return line(runs)
    }

    // MARK: Tables

    private static func html(_ table: CleanTable) -> String {
        var html = "<table>"
        if !table.caption.isEmpty { html += "<caption>\(line(table.caption))</caption>" }
        for (name, rows, scope) in [("thead", table.head, "col"), ("tbody", table.body, "row"), ("tfoot", table.foot, "row")]
        where !rows.isEmpty {
            html += "<\(name)>"
            for row in rows { html += "<tr>" + row.map { cell($0, scope: scope) }.joined() + "</tr>" }
            html += "</\(name)>"
        }
        return html + "</table>"
    }

    private static func cell(_ cell: CleanTable.Cell, scope: String) -> String {
        let name = cell.isHeader ? "th" : "td"
        var open = "<\(name)"
        if cell.isHeader { open += " scope=\"\(scope)\"" }
        if cell.columns > 1 { open += " colspan=\"\(cell.columns)\"" }
        if cell.rows > 1 { open += " rowspan=\"\(cell.rows)\"" }
        if cell.blocks.count == 1, case .paragraph(let runs) = cell.blocks[0] { return "\(open)>\(line(runs))</\(name)>" }
        return "\(open)>\(cell.blocks.map(html).joined())</\(name)>"
    }

    // MARK: Lines

    static func line(_ runs: [CleanRun]) -> String {
        var html = ""
        var open: [(open: String, close: String)] = []
        for run in runs {
            let wanted = run.look.tags
            var same = 0
            while same < open.count, same < wanted.count, open[same].open == wanted[same].open { same += 1 }
            while open.count > same { html += open.removeLast().close }
            while open.count < wanted.count {
                html += wanted[open.count].open
                open.append(wanted[open.count])
            }
            switch run.content {
            case .text(let text): html += escape(text)
            case .lineBreak: html += "<br>"
            case .image(let address, let alternative, let size):
                // Loaded late only where its place is kept free: otherwise the text would jump.
                let sides = size.map { " width=\"\($0.width)\" height=\"\($0.height)\" loading=\"lazy\"" } ?? ""
                html += "<img src=\"\(escape(address))\" alt=\"\(escape(alternative))\"\(sides)>"
            }
        }
        while let last = open.popLast() { html += last.close }
        return html
    }

    static func openLink(_ address: String) -> String {
        let isOutside = address.hasPrefix("http:") || address.hasPrefix("https:")
        return "<a href=\"\(escape(address))\"\(isOutside ? " rel=\"noopener\"" : "")>"
    }

    private static func escape(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    // MARK: Plain text

    /// The lines of blocks, one for each paragraph, heading, item and row.
    static func lines(_ blocks: [CleanBlock]) -> [[CleanRun]] {
        blocks.flatMap { block -> [[CleanRun]] in
            switch block {
            case .paragraph(let runs), .aligned(_, let runs), .heading(_, let runs), .item(_, _, _, let runs): return [runs]
            case .rule: return []
            case .list(let list): return list.items.flatMap(lines)
            case .quote(let blocks): return lines(blocks)
            case .figure(let blocks, let caption): return lines(blocks) + (caption.isEmpty ? [] : [caption])
            case .table(let table):
                let rows = table.rows.map { row -> [CleanRun] in
                    let texts = row.map { lines($0.blocks).map { $0.map(\.text).joined() }.joined(separator: " ") }
                    return [CleanRun(content: .text(texts.joined(separator: "\t")), look: CleanLook())]
                }
                return (table.caption.isEmpty ? [] : [table.caption]) + rows
            }
        }
    }
}
