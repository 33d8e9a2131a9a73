/// A table of records: sticky head, sort links, one line for each record.
struct DataTable: Sendable {
    struct Column: Sendable {
        let label: String
        var isNumber = false
        /// Sorts by this column, or the other way round; nil where it cannot be sorted.
        var sortHref: String?
        /// For `aria-sort`.
        var order = "none"
        /// ▲ or ▼ on the column that is sorted by.
        var arrow = ""
    }

    struct Cell: Sendable {
        let text: String
        /// Leads to the record.
        var target: String?
        var isNumber = false
        var isTitle = false
        /// For wide texts that must not break, such as days.
        var isNowrap = false
        /// A unit's name, which should not be squeezed to a column of single characters.
        var isUnit = false
        /// A word before the text that something is wrong.
        var tag: String?
        /// The head of its column, where a narrow screen shows cells below each other.
        fileprivate(set) var label: String?
    }

    struct Row: Sendable {
        fileprivate(set) var cells: [Cell]
        var isVoid = false
    }

    /// For screen readers.
    let caption: String
    let columns: [Column]
    let rows: [Row]
    /// What would be here and how it gets here, when there are no rows.
    let empty: String
    let hasRows: Bool
    /// On a narrow screen a row is a few lines instead of a table that scrolls sideways: for what is read on a telephone too.
    let isStacked: Bool

    init(caption: String, columns: [Column], rows: [Row], empty: String, isStacked: Bool = false) {
        self.caption = caption
        self.columns = columns
        self.rows = isStacked ? rows.map { $0.labelled(by: columns) } : rows
        self.isStacked = isStacked
        self.empty = empty
        hasRows = !rows.isEmpty
    }

    static let sample = DataTable(
        caption: "记录",
        columns: [Column(label: "名称", sortHref: "?sort=title", order: "ascending", arrow: "▲"), Column(label: "条数", isNumber: true)],
        rows: [Row(cells: [Cell(text: "关于", target: "/x", isTitle: true), Cell(text: "3", isNumber: true)])], empty: "还没有记录。",
        isStacked: true)
}

extension DataTable.Row {
    /// The first cell stands for the row and needs no label.
    fileprivate func labelled(by columns: [DataTable.Column]) -> DataTable.Row {
        var row = self
        for (index, column) in columns.enumerated().dropFirst() where row.cells.indices.contains(index) {
            row.cells[index].label = column.label
        }
        return row
    }
}
