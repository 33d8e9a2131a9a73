/// Finds runs of values in lines of text: one cell per line, columns apart by blanks, or cells apart by tabs.
struct CandidatesInText {
    let layout: FormLayout
    private(set) var candidates: [RowCandidate] = []
    /// The words behind the last run.
    private(set) var tail = Glyphs("")
    private var open: RowCandidate?
    private var openLineHasSeveral = false
    private var pending: [(bare: Glyphs, text: String)] = []

    init(_ lines: [ReportLine], in region: TableRegion, layout: FormLayout) {
        self.layout = layout
        let prose = region.prose(in: lines, layout: layout)
        for index in region.lines where !lines[index].isFurniture && !prose.contains(index) {
            read(lines[index])
        }
        close()
        tail = joined(pending)
        for index in candidates.indices {
            candidates[index].after = index + 1 < candidates.count ? candidates[index + 1].before : tail
        }
        candidates = RowCandidate.splittingCases(candidates)
    }

    private mutating func read(_ line: ReportLine) {
        if line.text.scalars.contains("\t") {
            readTabbed(line)
            return
        }
        let cells = line.cells.flatMap { unglued($0) }
        let values = cells.filter { isValue($0) }
        // A second line full of numbers is another row, even when its label is lost.
        if values.count > 1, openLineHasSeveral, pending.isEmpty { close() }
        for cell in cells {
            switch cell.content {
            case .label:
                close()
                pending.append((Folding.bare(cell.text), cell.text.text))
            case .value(let value):
                append(value, cell, on: line, several: values.count > 1)
            case .dash where layout.isWide:
                append(.blank, cell, on: line, several: values.count > 1)
            case .dash, .unit, .empty:
                break
            }
        }
        openLineHasSeveral = values.count > 1
    }

    private func isValue(_ cell: LineCell) -> Bool {
        if case .value = cell.content { return true }
        return cell.content == .dash && layout.isWide
    }

    private mutating func append(_ value: FigureValue, _ cell: LineCell, on line: ReportLine, several: Bool) {
        if open == nil || !layout.isWide {
            close()
            open = RowCandidate(before: joined(pending), label: printedLabel, line: line.number)
            pending = []
        }
        open?.values.append(value)
        open?.centres.append((cell.start + cell.end) / 2)
        if several { open?.isWideLine = true }
    }

    private mutating func readTabbed(_ line: ReportLine) {
        close()
        let row = CandidatesInGrids.row(line.cells.map(\.text), line: line.number, layout: layout)
        guard var candidate = row.candidate else {
            if !row.label.isEmpty { pending.append((Folding.bare(Glyphs(row.label)), row.label)) }
            return
        }
        if candidate.label.isEmpty { candidate.label = printedLabel }
        candidate.before = joined(pending + [(candidate.before, "")])
        pending = []
        candidates.append(candidate)
    }

    private mutating func close() {
        if let open { candidates.append(open) }
        open = nil
    }

    private func joined(_ pieces: [(bare: Glyphs, text: String)]) -> Glyphs { Glyphs(pieces.flatMap(\.bare.scalars)) }

    /// The last words before the values; the whole of a wrapped label cannot be told from its neighbours.
    private var printedLabel: String { pending.last?.text ?? "" }

    /// `1.当面申请数0` is a label and a value when the words are a row of the form.
    private func unglued(_ cell: LineCell) -> [LineCell] {
        guard cell.content == .label else { return [cell] }
        var cut = cell.text.count
        while cut > 0, !cell.text[cut - 1].isIdeograph || isUnit(cell.text, from: cut - 1), cell.text[cut - 1] != ")" { cut -= 1 }
        guard cut > 0, cut < cell.text.count, cell.text[cut].isDigit else { return [cell] }
        let value = CellText.read(cell.text[cut..<cell.text.count])
        let label = cell.text[0..<cut]
        let bare = Folding.bare(label)
        guard case .value = value, layout.rows.contains(where: { row in row.keys.contains { $0.count > 3 && bare.contains($0) } }) else {
            return [cell]
        }
        return [
            LineCell(text: label, content: .label, start: cell.start, end: cell.start + cut),
            LineCell(text: cell.text[cut..<cell.text.count], content: value, start: cell.start + cut, end: cell.end),
        ]
    }

    private func isUnit(_ text: Glyphs, from index: Int) -> Bool {
        CellText.units.contains(text[index..<text.count])
    }
}
