/// Lays cells with row and column spans out into a rectangle. A cell's text stands in its first place, covered places are empty.
struct TableGrid {
    private(set) var rows: [[String]] = []
    /// For each column, the first row that is free again.
    private var freeFrom: [Int] = []
    private var column = 0
    private var cellCount = 0
    static let maximumCells = 1_000_000
    private static let maximumColumns = 2_000

    mutating func beginRow() {
        rows.append([])
        column = 0
    }

    /// Places a cell in the next free place of the row. A row span of 0 reaches to the end of the group.
    mutating func add(_ text: String, rowSpan: Int = 1, columnSpan: Int = 1) throws(DocumentFault) {
        let row = rows.count - 1
        guard row >= 0 else { return }
        while column < freeFrom.count, freeFrom[column] > row { column += 1 }
        let width = min(max(columnSpan, 1), 1_000)
        cellCount += width
        guard column + width <= Self.maximumColumns, cellCount <= Self.maximumCells else { throw .tooLarge(.cells(Self.maximumCells)) }
        let until = rowSpan == 0 ? Int.max : row + min(rowSpan, 65_534)
        while freeFrom.count < column + width { freeFrom.append(0) }
        for covered in column..<(column + width) { freeFrom[covered] = max(freeFrom[covered], until) }
        while rows[row].count < column { rows[row].append("") }
        rows[row].append(text)
        column += width
    }

    /// Row spans end with their group (`thead`, `tbody`, `tfoot`).
    mutating func endGroup() {
        for index in freeFrom.indices { freeFrom[index] = min(freeFrom[index], rows.count) }
    }

    /// All rows, filled up to the same width.
    func filled() throws(DocumentFault) -> [[String]] {
        let width = max(freeFrom.count, rows.map(\.count).max() ?? 0)
        guard width * rows.count <= Self.maximumCells else { throw .tooLarge(.cells(Self.maximumCells)) }
        return rows.map { $0 + Array(repeating: "", count: width - $0.count) }
    }
}
