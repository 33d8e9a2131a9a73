/// A line of a report's text, folded, with what stood there.
struct ReportLine: Sendable {
    /// From 1; a row of a table is a line.
    let number: Int
    let text: Glyphs
    /// As printed, without the blanks around it.
    let original: String
    /// A page number, or the empty lines around it: not part of what the report says.
    var isFurniture = false
    let startsPage: Bool

    var isBlank: Bool { text.scalars.allSatisfy(\.isBlank) }
    var indent: Int { text.scalars.prefix(while: \.isBlank).count }
}

/// A table whose cells the file gave.
struct CellGrid: Sendable {
    /// The line number of the first row.
    let firstLine: Int
    let rows: [[Glyphs]]
}

/// A document as lines and tables.
struct ReportLines: Sendable {
    var lines: [ReportLine] = []
    var grids: [CellGrid] = []

    private let bars: BarredText

    init(_ blocks: [DocumentBlock]) {
        bars = BarredText(blocks)
        var number = 1
        for block in blocks {
            switch block {
            case .paragraph(let text):
                for piece in text.split(separator: "\n", omittingEmptySubsequences: false) {
                    append(piece, number)
                    number += 1
                }
            case .table(let rows):
                grids.append(CellGrid(firstLine: number, rows: rows.map { $0.map { Self.cell($0) } }))
                for (offset, row) in rows.enumerated() {
                    // In a workbook the words of the report are cells too.
                    let filled = row.filter { !$0.isEmpty }
                    if filled.count == 1, Self.isProse(Folding.fold(filled[0])) {
                        for piece in filled[0].split(separator: "\n") { append(piece, number + offset) }
                    }
                }
                number += rows.count
            }
        }
        markFurniture()
    }

    private mutating func append(_ piece: Substring, _ number: Int) {
        var glyphs = bars.cells(of: Folding.fold(String(piece)))
        let startsPage = glyphs.scalars.contains { $0.value == 0x0C }
        if startsPage { glyphs.scalars.removeAll { $0.value == 0x0C } }
        let original = CellText.trimmed(Glyphs(String(piece).unicodeScalars.filter { $0.value >= 0x20 || $0 == "\t" })).text
        lines.append(ReportLine(number: number, text: glyphs, original: original, startsPage: startsPage))
    }

    private static func isProse(_ cell: Glyphs) -> Bool {
        cell.contains("。") || (cell.contains("年度报告") && cell.count < 60) || PartHeading.kind(of: CellText.trimmed(cell)) != nil
    }

    /// A cell's text on one line.
    private static func cell(_ text: String) -> Glyphs {
        var glyphs = Folding.fold(text)
        for index in glyphs.scalars.indices where glyphs.scalars[index].value == 0x0A || glyphs.scalars[index].value == 0x0C {
            glyphs.scalars[index] = " "
        }
        return CellText.trimmed(glyphs)
    }

    private mutating func markFurniture() {
        for index in lines.indices where isPageNumber(at: index) {
            lines[index].isFurniture = true
            var near = index - 1
            while near >= 0, lines[near].isBlank { lines[near].isFurniture = true; near -= 1 }
            near = index + 1
            while near < lines.count, lines[near].isBlank { lines[near].isFurniture = true; near += 1 }
        }
    }

    /// `-4-`, `— 4 —`, `第4页`, `第4页 共8页`, `4/8`, or a bare number just before a new page.
    private func isPageNumber(at index: Int) -> Bool {
        let text = Glyphs(lines[index].text.scalars.filter { !$0.isBlank })
        guard !text.isEmpty, text.count <= 12, let first = text.scalars.first, let last = text.scalars.last else { return false }
        let digits = text.scalars.filter(\.isDigit).count
        guard digits > 0, digits <= 4 else { return false }
        let isDash: (Unicode.Scalar) -> Bool = { $0 == "-" || $0 == "—" || $0 == "_" || $0 == "·" }
        if isDash(first), isDash(last) { return text.scalars.allSatisfy { isDash($0) || $0.isDigit } }
        if first == "第", last == "页" { return text.scalars.allSatisfy { $0.isDigit || "第页共/,".unicodeScalars.contains($0) } }
        if digits == text.count, digits <= 3 {
            var next = index + 1
            while next < lines.count, lines[next].isBlank, !lines[next].startsPage { next += 1 }
            return next < lines.count && lines[next].startsPage
        }
        return false
    }
}
