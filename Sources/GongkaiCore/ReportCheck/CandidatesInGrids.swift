/// Finds rows of the form in tables whose cells the file gave.
struct CandidatesInGrids {
    private(set) var candidates: [RowCandidate] = []
    private(set) var tail = Glyphs("")

    init(_ grids: [CellGrid], layout: FormLayout) {
        var pending = Glyphs("")
        for grid in grids {
            for (offset, cells) in grid.rows.enumerated() {
                let row = Self.row(cells, line: grid.firstLine + offset, layout: layout)
                guard var candidate = row.candidate else {
                    pending.scalars += Folding.bare(Glyphs(row.label)).scalars
                    continue
                }
                candidate.before = Glyphs(pending.scalars + candidate.before.scalars)
                pending = Glyphs("")
                candidates.append(candidate)
            }
        }
        tail = pending
        candidates = RowCandidate.splittingCases(candidates)
    }

    /// The row's words and, when values or empty cells for values follow them, a candidate.
    static func row(_ cells: [Glyphs], line: Int, layout: FormLayout) -> (label: String, candidate: RowCandidate?) {
        var end = cells.count
        var values: [FigureValue] = []
        while end > 0 {
            switch CellText.read(cells[end - 1]) {
            case .value(let value): values.append(value)
            case .dash: if layout.isWide { values.append(.blank) }
            case .empty: values.append(.blank)
            case .unit: break
            case .label:
                let label = printed(cells[0..<end])
                return (label, candidate(label, values.reversed(), line: line, layout: layout))
            }
            end -= 1
        }
        // A row of numbers alone, as in part four.
        return ("", candidate("", values.reversed(), line: line, layout: layout))
    }

    private static func printed(_ cells: ArraySlice<Glyphs>) -> String {
        cells.filter { !$0.isEmpty }.map(\.text).joined(separator: " ")
    }

    private static func candidate(_ label: String, _ values: [FigureValue], line: Int, layout: FormLayout) -> RowCandidate? {
        var values = values
        if !layout.isWide {
            // The column of units stands before the number; when it is empty, it is not a value.
            if let number = values.last(where: { $0 != .blank }) { values = [number] } else { values = label.isEmpty ? [] : [.blank] }
        }
        let bare = Folding.bare(Glyphs(label))
        guard values.contains(where: { $0 != .blank }) || !label.isEmpty && !values.isEmpty else { return nil }
        return RowCandidate(before: bare, label: label, values: values, line: line, isWideLine: true, isGridRow: true)
    }
}
