/// A run of values in a report with the words around it: perhaps a row of the form's table.
struct RowCandidate: Sendable {
    /// The words since the run before, those on its own line last, bare.
    var before = Glyphs("")
    /// The words up to the next run, bare. Where labels wrap, half of a label stands behind its numbers.
    var after = Glyphs("")
    /// Label as printed, for quoting.
    var label = ""
    var values: [FigureValue] = []
    /// In scalars from the start of the line, one per value; empty where the file gave cells.
    var centres: [Int] = []
    var line: Int
    /// Several values on one line: the label may go on below. False where each value has a line of its own.
    var isWideLine = false
    /// The file gave the cells, so an empty one is a blank and not a gap.
    var isGridRow = false
    /// Fits only this row: a third of the fifteen numbers of part four.
    var onlyRow: String?

    var numbers: Int { values.reduce(0) { $0 + ($1 == .blank ? 0 : 1) } }

    /// The values for a row of `count` figures; nil when it cannot be said which value stands in which column.
    func values(for count: Int) -> [FigureValue]? {
        if values.count == count { return values }
        guard values.count > count else { return nil }
        if !isGridRow { return window(of: count) }
        if numbers == count { return values.filter { $0 != .blank } }
        if numbers == 0 { return Array(repeating: .blank, count: count) }
        if count == 1 { return numbers == 1 ? values.filter { $0 != .blank } : nil }
        // Merged label cells leave empty cells in front of the values.
        return count == 7 ? Array(values.suffix(7)) : nil
    }

    /// Empty cells before the first column stand for merged labels, those behind the last only fill the row up to the table's width.
    private func window(of count: Int) -> [FigureValue]? {
        if numbers == 0 { return Array(repeating: .blank, count: count) }
        let starts = (0...values.count - count).filter { start in
            values[..<start].allSatisfy { $0 == .blank } && values[(start + count)...].allSatisfy { $0 == .blank }
        }
        if starts.count == 1 { return Array(values[starts[0]..<starts[0] + count]) }
        // Where cells of the row itself are empty too, a lone 0 is its total; any other number might be in any column.
        guard let only = values.firstIndex(where: { $0 != .blank }), numbers == 1, values[only] == .number(0),
            starts.contains(only - count + 1)
        else { return nil }
        return Array(repeating: .blank, count: count - 1) + [values[only]]
    }
}

extension RowCandidate {
    /// A run of fifteen numbers is the three groups of part four; ten are the two groups of lawsuits.
    static func splittingCases(_ candidates: [RowCandidate]) -> [RowCandidate] {
        /// The words since the last numbers: merged headings are runs of empty cells.
        var words = Glyphs("")
        return candidates.flatMap { candidate -> [RowCandidate] in
            words.scalars += candidate.before.scalars
            guard candidate.numbers > 0 else { return [candidate] }
            defer { words.scalars = [] }
            var values = candidate.values
            if values.count > 15, candidate.numbers == 15 { values = values.filter { $0 != .blank } }
            if values.count > 10, candidate.isGridRow, candidate.numbers == 10 { values = values.filter { $0 != .blank } }
            let groups: [String]
            switch values.count {
            case 15: groups = ["V", "S1", "S2"]
            case 10 where words.contains("复议后起诉") || words.contains("未经复议"): groups = ["S1", "S2"]
            default: return [candidate]
            }
            return groups.enumerated().map { index, code in
                var part = candidate
                part.values = Array(values[index * 5..<index * 5 + 5])
                part.centres = []
                part.onlyRow = code
                return part
            }
        }
    }
}
