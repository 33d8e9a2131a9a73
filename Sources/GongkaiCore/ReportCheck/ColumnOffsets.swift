/// Tells which cells of a row are empty from the columns of the rows next to it, where columns are blanks apart.
enum ColumnOffsets {
    /// Nil unless every number stands clearly under one column of a full row nearby.
    static func values(of candidate: RowCandidate, in alignment: RowAlignment, row: FormLayout.Row) -> [FigureValue]? {
        let count = row.figures.count
        guard count > 1, candidate.isWideLine, !candidate.isGridRow, candidate.centres.count == candidate.values.count,
            candidate.values.count < count, candidate.values.count > 0
        else { return nil }
        let full = alignment.candidates.filter {
            $0.centres.count == count && $0.isWideLine && abs($0.line - candidate.line) <= 12 && $0.line != candidate.line
        }
        let nearest = full.sorted { abs($0.line - candidate.line) < abs($1.line - candidate.line) }.prefix(2)
        let readings = nearest.map { columns(of: candidate.centres, under: $0.centres) }
        guard let first = readings.first, let columns = first, readings.allSatisfy({ $0 == columns }) else { return nil }
        var result = Array(repeating: FigureValue.blank, count: count)
        for (column, value) in zip(columns, candidate.values) { result[column] = value }
        return result
    }

    private static func columns(of centres: [Int], under full: [Int]) -> [Int]? {
        var result: [Int] = []
        for centre in centres {
            guard let column = full.indices.min(by: { abs(full[$0] - centre) < abs(full[$1] - centre) }) else { return nil }
            guard abs(full[column] - centre) <= 3, result.last.map({ $0 < column }) ?? true else { return nil }
            result.append(column)
        }
        return result
    }
}
