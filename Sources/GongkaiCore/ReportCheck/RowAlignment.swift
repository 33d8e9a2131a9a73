/// Which run of values is which row of the form: the sequence of the report's rows must follow the form's order, so labels that
/// stand twice in the form, such as 「其他情形数」, are told apart by their neighbours.
struct RowAlignment {
    let layout: FormLayout
    let candidates: [RowCandidate]
    /// For each row of the form, the index of its candidate.
    private(set) var match: [Int?]

    private static let skippedRow = -0.25
    private static let skippedCandidate = -0.1

    init(_ candidates: [RowCandidate], layout: FormLayout) {
        self.layout = layout
        self.candidates = candidates
        match = Array(repeating: nil, count: layout.rows.count)
        align()
    }

    /// Longest-path over (candidates × rows); at most a few thousand cells.
    private mutating func align() {
        let m = candidates.count, n = layout.rows.count
        guard m > 0 else { return }
        let keys = layout.rows.map { row in row.keys.map { (key: $0, bigrams: Self.bigrams($0)) } }
        let width = n + 1
        var best = Array(repeating: 0.0, count: (m + 1) * width)
        var move = Array(repeating: UInt8(0), count: (m + 1) * width)
        for j in 1...n {
            best[j] = best[j - 1] + (layout.rows[j - 1].isHeader ? 0 : Self.skippedRow)
            move[j] = 2
        }
        for i in 1...m {
            let scorer = Scorer(candidates[i - 1], layout: layout)
            best[i * width] = best[(i - 1) * width] + Self.skippedCandidate
            move[i * width] = 1
            for j in 1...n {
                var value = best[(i - 1) * width + j] + Self.skippedCandidate
                var step: UInt8 = 1
                let skipRow = best[i * width + j - 1] + (layout.rows[j - 1].isHeader ? 0 : Self.skippedRow)
                if skipRow > value { value = skipRow; step = 2 }
                if let score = scorer.score(layout.rows[j - 1], keys[j - 1], isWide: layout.isWide) {
                    let both = best[(i - 1) * width + j - 1] + score
                    if both > value { value = both; step = 3 }
                }
                best[i * width + j] = value
                move[i * width + j] = step
            }
        }
        var i = m, j = n
        while i > 0 || j > 0 {
            switch move[i * width + j] {
            case 1: i -= 1
            case 2: j -= 1
            default:
                i -= 1
                j -= 1
                match[j] = i
            }
        }
    }

    static func bigrams(_ text: Glyphs) -> [UInt64] {
        guard text.count > 1 else { return text.scalars.map { UInt64($0.value) } }
        return (1..<text.count).map { UInt64(text[$0 - 1].value) << 32 | UInt64(text[$0].value) }
    }

    /// How well a run of values fits a row.
    struct Scorer {
        private let candidate: RowCandidate
        private let around: Set<UInt64>
        /// A whole label stands right before the values: that it resembles another's means nothing.
        private let isLabelled: Bool

        init(_ candidate: RowCandidate, layout: FormLayout) {
            self.candidate = candidate
            isLabelled = layout.rows.contains { row in row.keys.contains { $0.count > 3 && candidate.before.hasSuffix($0) } }
            let words =
                candidate.isWideLine && !candidate.isGridRow
                ? Glyphs(candidate.before.scalars.suffix(80) + candidate.after.scalars.prefix(60))
                : Glyphs(candidate.before.scalars.suffix(120))
            around = Set(RowAlignment.bigrams(words))
        }

        /// Nil when it cannot be the row.
        func score(_ row: FormLayout.Row, _ keys: [(key: Glyphs, bigrams: [UInt64])], isWide: Bool) -> Double? {
            if let only = candidate.onlyRow { return only == row.code ? 1.3 : nil }
            let quality = keys.map { self.quality($0.key, $0.bigrams) }.max() ?? 0
            guard isWide else { return quality > 0 ? quality : nil }
            let fits = candidate.values(for: row.figures.count) != nil
            if candidate.numbers == 0 {
                let isCases = row.figures.count == 5
                return quality > 0.6 && fits && !(isCases && candidate.values.count != 5) ? quality - 0.2 : nil
            }
            if quality > 0 { return quality + (fits ? 0.3 : -0.2) }
            // A row whose label was lost still has the form's number of columns.
            return row.figures.count >= 5 && candidate.values.count == row.figures.count ? 0.15 : nil
        }

        private func quality(_ key: Glyphs, _ bigrams: [UInt64]) -> Double {
            let weight = key.count <= 2 ? 0.7 : 1
            if let start = candidate.before.last(key) {
                let distance = candidate.before.count - start - key.count
                return weight * (1 - Double(min(distance, 100)) * 0.004)
            }
            guard key.count > 2, !isLabelled else { return 0 }
            let found = bigrams.reduce(0) { $0 + (around.contains($1) ? 1 : 0) }
            let coverage = Double(found) / Double(bigrams.count)
            return coverage >= 0.6 ? 0.85 * coverage : 0
        }
    }
}
