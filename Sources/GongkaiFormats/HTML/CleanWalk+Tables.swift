extension CleanWalk {
    /// A table as a table; one that contains a table, or has a single cell, only lays out the page and is taken apart.
    mutating func table(_ node: HTMLNode, _ look: CleanLook) throws(CleanHTMLFault) -> [CleanBlock] {
        var table = CleanTable()
        for child in node.children {
            switch child.name {
            case "caption": table.caption += try line(of: child, look)
            case "thead": table.head += try rows(of: child, look, isHead: table.body.isEmpty)
            case "tfoot": table.foot += try rows(of: child, look, isHead: false)
            case "tbody": table.body += try rows(of: child, look, isHead: false)
            case "tr": if let row = try row(child, look, isHead: false) { table.body.append(row) }
            default: continue
            }
        }
        let cells = table.rows.joined()
        if cells.count < 2 || cells.contains(where: { $0.blocks.contains(where: \.holdsTable) }) {
            return (table.caption.isEmpty ? [] : [.paragraph(table.caption)]) + cells.flatMap(\.blocks)
        }
        guard cells.contains(where: { !$0.blocks.isEmpty }) else { return [] }
        // Without rows below it a header is the table.
        if table.body.isEmpty, table.foot.isEmpty {
            table.body = table.head
            table.head = []
        }
        // A first row of header cells is a header, whether or not the page says so; any other row stays what it is.
        if table.head.isEmpty, table.body.count > 1, let first = table.body.first, first.allSatisfy({ $0.isHeader && $0.rows == 1 }) {
            table.head = [table.body.removeFirst()]
        }
        // Word knows no header cells: there the first row is one when it alone is set bold.
        if table.head.isEmpty, table.body.count > 1, let first = table.body.first, first.count > 1, first.allSatisfy({ $0.rows == 1 }),
            Self.isBold(first), !Self.isBold(table.body[1])
        {
            table.head = [table.body.removeFirst().map(Self.unbold)]
        }
        for index in table.head.indices {
            for cell in table.head[index].indices { table.head[index][cell].isHeader = true }
        }
        bound(&table.head)
        bound(&table.body)
        bound(&table.foot)
        return [.table(table)]
    }

    /// Whether every cell holds words, all of them bold, and nothing else.
    private static func isBold(_ row: [CleanTable.Cell]) -> Bool {
        row.allSatisfy { cell in
            guard cell.blocks.count == 1, case .paragraph(let runs) = cell.blocks[0] else { return false }
            return runs.allSatisfy { run in
                if case .text = run.content { run.look.isStrong } else { false }
            }
        }
    }

    /// A header cell is bold by itself.
    private static func unbold(_ cell: CleanTable.Cell) -> CleanTable.Cell {
        var cell = cell
        cell.blocks = cell.blocks.map { block in
            guard case .paragraph(let runs) = block else { return block }
            return .paragraph(
                runs.map { run in
                    var run = run
                    run.look.isStrong = false
                    return run
                })
        }
        return cell
    }

    private mutating func rows(of group: HTMLNode, _ look: CleanLook, isHead: Bool) throws(CleanHTMLFault) -> [[CleanTable.Cell]] {
        var rows: [[CleanTable.Cell]] = []
        for child in group.children where child.name == "tr" {
            if let row = try row(child, look, isHead: isHead) { rows.append(row) }
        }
        return rows
    }

    private mutating func row(_ node: HTMLNode, _ look: CleanLook, isHead: Bool) throws(CleanHTMLFault) -> [CleanTable.Cell]? {
        guard !node.isHidden else {
            removed[.hidden, default: 0] += 1
            return nil
        }
        var cells: [CleanTable.Cell] = []
        for child in node.children where child.name == "td" || child.name == "th" {
            guard !child.isHidden else {
                removed[.hidden, default: 0] += 1
                continue
            }
            try count(1)
            cells.append(
                CleanTable.Cell(
                    isHeader: isHead || child.name == "th", columns: max(1, Self.span(child.attribute("colspan"), most: 100)),
                    rows: Self.span(child.attribute("rowspan"), most: 1_000), blocks: try blocks(of: child, look: look).map(\.unaligned)))
        }
        return cells.isEmpty ? nil : cells
    }

    /// Row spans end with their group; zero means to its end.
    private func bound(_ rows: inout [[CleanTable.Cell]]) {
        for index in rows.indices {
            for cell in rows[index].indices {
                let left = rows.count - index
                let wanted = rows[index][cell].rows
                rows[index][cell].rows = wanted == 0 ? left : min(wanted, left)
            }
        }
    }

    private static func span(_ text: String?, most: Int) -> Int {
        guard let text, let value = Int(text.drop(while: \.isWhitespace).prefix { $0.isASCII && $0.isNumber }) else { return 1 }
        return min(value, most)
    }
}
