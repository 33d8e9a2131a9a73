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
        // Empty cells behind the last column only fill the row up to the table's width.
        if !isGridRow { return values[count...].allSatisfy { $0 == .blank } ? Array(values[..<count]) : nil }
        if numbers == count { return values.filter { $0 != .blank } }
        if numbers == 0 { return Array(repeating: .blank, count: count) }
        if count == 1 { return numbers == 1 ? values.filter { $0 != .blank } : nil }
        // Merged label cells leave empty cells in front of the values.
        return count == 7 ? Array(values.suffix(7)) : nil
    }
}

extension RowCandidate {
    /// A run of fifteen numbers is the three groups of part four; ten are the two groups of lawsuits.
    static func splittingCases(_ candidates: [RowCandidate]) -> [RowCandidate] {
        candidates.flatMap { candidate -> [RowCandidate] in
            var values = candidate.values
            if candidate.isGridRow, values.count > 15, candidate.numbers == 15 { values = values.filter { $0 != .blank } }
            let groups: [String]
            switch values.count {
            case 15 where candidate.numbers > 0: groups = ["V", "S1", "S2"]
            case 10 where candidate.numbers > 0 && candidate.isLawsuits: groups = ["S1", "S2"]
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

    private var isLawsuits: Bool { before.contains("复议后起诉") || before.contains("未经复议") }
}
