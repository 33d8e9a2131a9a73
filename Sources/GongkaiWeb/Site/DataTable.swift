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
    }

    struct Row: Sendable {
        let cells: [Cell]
        var isVoid = false
    }

    /// For screen readers.
    let caption: String
    let columns: [Column]
    let rows: [Row]
    /// What would be here and how it gets here, when there are no rows.
    let empty: String
    let hasRows: Bool

    init(caption: String, columns: [Column], rows: [Row], empty: String) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.empty = empty
        hasRows = !rows.isEmpty
    }

    static let sample = DataTable(
        caption: "记录", columns: [Column(label: "名称", sortHref: "?sort=title", order: "ascending", arrow: "▲")],
        rows: [Row(cells: [Cell(text: "关于", target: "/x", isTitle: true), Cell(text: "3", isNumber: true)])], empty: "还没有记录。")
}
