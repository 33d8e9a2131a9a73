/// A form's table as it stands in a report.
package struct ReadTable: Sendable {
    /// A cell that stands in the report has a value, which may be blank; a cell that does not is not a key.
    package var figures: [String: FigureValue] = [:]
    /// The row each figure stands in.
    package var places: [String: ReportFinding.Quote] = [:]
    /// Codes of figures whose row does not stand in the report.
    package var missing: [String] = []
    /// Rows of numbers that do not fill the columns: which number stands where cannot be said.
    package var incomplete: [(codes: [String], quote: ReportFinding.Quote)] = []
    /// Rows that stand twice.
    package var doubled: [(codes: [String], quote: ReportFinding.Quote)] = []
    /// Heading rows that carry a value.
    package var headers: [(code: String, value: FigureValue, quote: ReportFinding.Quote)] = []
    /// Figures left out because their tables are those of the trial form, with other columns.
    var outdated: (codes: [String], quote: ReportFinding.Quote?)?
    /// The first and last line of the table.
    package var lines: ClosedRange<Int>?
    /// How many rows were found by their label.
    var rowsFound = 0
}

extension ReadTable {
    /// Without the figures of article 20, whose columns mean something else in the trial form.
    mutating func leaveOutDisclosure(_ layout: FormLayout) {
        let codes = layout.figures.filter { $0.hasPrefix("D20_") }
        outdated = (codes, codes.compactMap { places[$0] }.first)
        for code in codes {
            figures[code] = nil
            places[code] = nil
        }
        missing.removeAll { codes.contains($0) }
        incomplete.removeAll { $0.codes.contains { codes.contains($0) } }
        doubled.removeAll { $0.codes.contains { codes.contains($0) } }
    }

    /// Reads the table out of cells when the file gave cells, else out of lines; nil when no rows of the form are there.
    static func read(_ document: ReportLines, layout: FormLayout) -> (table: ReadTable, region: TableRegion?)? {
        let inGrids = CandidatesInGrids(document.grids, layout: layout)
        let grid = ReadTable(inGrids.candidates, tail: inGrids.tail, layout: layout)
        let region = TableRegion.find(in: document.lines, layout: layout)
        guard let region else { return grid.rowsFound > 0 ? (grid, nil) : nil }
        let inText = CandidatesInText(document.lines, in: region, layout: layout)
        var text = ReadTable(inText.candidates, tail: inText.tail, layout: layout)
        text.findBlankRows(in: document.lines[region.lines], layout)
        if grid.figures.count >= text.figures.count { return grid.rowsFound > 0 ? (grid, nil) : nil }
        return (text, region)
    }

    private init(_ candidates: [RowCandidate], tail: Glyphs, layout: FormLayout) {
        let alignment = RowAlignment(candidates, layout: layout)
        var used: Set<Int> = []
        var words = Glyphs("")
        var next = 0
        for (index, row) in layout.rows.enumerated() {
            guard let match = alignment.match[index] else { continue }
            used.insert(match)
            take(row, candidates[match], alignment)
        }
        // Rows without a run of values: blank when their label stands between their neighbours, else not in the report.
        for (index, row) in layout.rows.enumerated() where !row.isHeader {
            if let match = alignment.match[index] {
                next = match + 1
                continue
            }
            let until = alignment.match[index...].lazy.compactMap { $0 }.first
            words = Glyphs(
                (next...max(next, until ?? candidates.count)).flatMap {
                    $0 < candidates.count ? candidates[$0].before.scalars : tail.scalars
                })
            if row.keys.contains(where: { words.contains($0) }), row.figures.count != 5 {
                for code in row.figures {
                    figures[code] = .blank
                    places[code] = ReportFinding.Quote(row.keys[0].text)
                }
            } else {
                missing += row.figures
            }
        }
        findDoubled(candidates, used, layout)
        if let first = used.map({ candidates[$0].line }).min(), let last = used.map({ candidates[$0].line }).max() { lines = first...last }
    }

    /// Rows whose label stands without a value: the line of the label, between the rows before and after.
    private mutating func findBlankRows(in lines: ArraySlice<ReportLine>, _ layout: FormLayout) {
        var from = lines.startIndex
        for row in layout.rows where !row.isHeader {
            guard let place = places[row.figures[0]] else { continue }
            if let line = place.line {
                from = max(from, lines.firstIndex { $0.number > line } ?? from)
                continue
            }
            guard let index = lines[from...].firstIndex(where: { line in row.keys.contains { Folding.bare(line.text).contains($0) } })
            else { continue }
            let quote = ReportFinding.Quote(lines[index].original + " （空）", line: lines[index].number)
            for code in row.figures { places[code] = quote }
            from = index + 1
        }
    }

    private mutating func take(_ row: FormLayout.Row, _ candidate: RowCandidate, _ alignment: RowAlignment) {
        rowsFound += 1
        let quote = candidate.quote(for: row)
        if row.isHeader {
            if let value = candidate.values.first(where: { $0 != .blank && $0 != .notApplicable }) {
                headers.append((row.code, value, quote))
            }
            return
        }
        guard let values = candidate.values(for: row.figures.count) ?? ColumnOffsets.values(of: candidate, in: alignment, row: row) else {
            incomplete.append((row.figures, quote))
            return
        }
        for (code, value) in zip(row.figures, values) {
            figures[code] = value
            places[code] = quote
        }
    }

    /// A run of values that no row took and whose label is that of a row already read.
    private mutating func findDoubled(_ candidates: [RowCandidate], _ used: Set<Int>, _ layout: FormLayout) {
        for (index, candidate) in candidates.enumerated() where !used.contains(index) && candidate.numbers > 0 && candidate.onlyRow == nil {
            let own = Folding.bare(Glyphs(candidate.label))
            let row = layout.rows.first { row in
                !row.isHeader && figures[row.figures[0]] != nil && candidate.values(for: row.figures.count) != nil
                    && row.keys.contains { $0.count > 3 && own.hasSuffix($0) }
            }
            if let row { doubled.append((row.figures, candidate.quote(for: row))) }
        }
    }
}

extension RowCandidate {
    /// The row as printed: label and values.
    func quote(for row: FormLayout.Row) -> ReportFinding.Quote {
        let own = Folding.bare(Glyphs(label))
        let printed = row.keys.contains { own.contains($0) } ? label : (row.keys.first?.text ?? label)
        let texts = values.map { $0 == .blank ? "（空）" : $0.text }
        return ReportFinding.Quote(([printed] + texts).joined(separator: " "), line: line)
    }
}
