/// Tables copied from web pages into text, with bars between the cells.
///
/// Three ways are met: `| 规章 | 1 | 0 |`, `规章 | 1 | 0 |`, and one cell a line with a bar behind it, where a bar alone is an empty cell
/// (or the start of a row, which adds an empty cell behind the row before). Bars that touch (`||`) only fill a row up to the table's width.
struct BarredText: Sendable {
    /// One cell a line.
    private let isCellPerLine: Bool

    init(_ blocks: [DocumentBlock]) {
        var cells = 0
        for case .paragraph(let text) in blocks {
            for line in text.split(separator: "\n") {
                let bars = line.unicodeScalars.lazy.filter(Self.isBar).count
                if bars == 1, let last = line.unicodeScalars.last(where: { $0 != " " && $0 != "\r" }), Self.isBar(last) { cells += 1 }
            }
        }
        isCellPerLine = cells >= 15
    }

    /// The line with tabs between its cells.
    func cells(of line: Glyphs) -> Glyphs {
        guard line.scalars.contains(where: Self.isBar) else { return line }
        var scalars = CellText.trimmed(line).scalars
        // The line below a heading (`|---|---|`) says nothing.
        if scalars.contains("-"), scalars.allSatisfy({ Self.isBar($0) || $0.isBlank || $0 == "-" || $0 == ":" || $0 == "─" }) {
            return Glyphs("")
        }
        if scalars.count == 1 { return Glyphs(isCellPerLine ? "—" : "") }
        var padding = 0
        while padding < scalars.count, Self.isBar(scalars[scalars.count - 1 - padding]) { padding += 1 }
        if padding > 1 { scalars.removeLast(padding) }
        while let last = scalars.last, last.isBlank { scalars.removeLast() }
        if let last = scalars.last, Self.isBar(last) { scalars.removeLast() }
        if let first = scalars.first, Self.isBar(first) { scalars.removeFirst() }
        guard scalars.contains(where: { !Self.isBar($0) && !$0.isBlank }) else { return Glyphs("") }
        return Glyphs(scalars.map { Self.isBar($0) ? "\t" : $0 })
    }

    private static func isBar(_ scalar: Unicode.Scalar) -> Bool { scalar == "|" || scalar == "│" || scalar == "┃" || scalar == "｜" }
}
