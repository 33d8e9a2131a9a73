import GongkaiCore

/// A printed table of a report, cell by cell, for a page.
struct ReportTableView: Sendable {
    struct Cell: Sendable {
        let text: String
        let isHeading: Bool
        let scope: String
        let classes: String
        let columns: Int
        let rows: Int
        /// Leads to the records the figure counts.
        var target: String?
        /// What stands for a figure without a number, and whether only screen readers hear it.
        var blank: String?
        /// Behind the number: what is wrong with it, last year's.
        var mark: String?
        var before: String?
    }

    struct Row: Sendable {
        let cells: [Cell]
    }

    /// For screen readers and as the name of the scroll box.
    let name: String
    let caption: String
    let hasCaption: Bool
    let form: String
    let head: [Row]
    let body: [Row]

    /// What the page adds to the printed figures.
    struct Figures: Sendable {
        /// Leads from a figure's code to its records; nil where there is no list for this reader.
        var target: @Sendable (_ code: String) -> Path? = { _ in nil }
        /// Figures that a finding names, with the finding's word.
        var marks: [String: String] = [:]
        /// Last year's, by code, where the reader asked for them.
        var before: [String: String] = [:]
        /// Said in place of a number that is not there; nil leaves the cell empty, as printed.
        var blank: @Sendable (_ code: String) -> String? = { _ in nil }
    }

    init(_ grid: ReportGrid, heading: String, _ figures: Figures) {
        name = grid.caption ?? heading
        caption = grid.caption ?? heading
        hasCaption = grid.caption != nil
        form = grid.labelColumns == 1 ? "report--list" : grid.columnCount > 6 ? "report--wide" : ""
        let isList = grid.labelColumns == 1
        head = grid.header.map { cells in
            Row(
                cells: cells.enumerated().map { index, cell in
                    let isCorner =
                        grid.labelColumns > 0 && cell.columnSpan == grid.labelColumns && cell.rowSpan == grid.header.count && index == 0
                    return Cell(
                        text: cell.text, isHeading: true, scope: cell.columnSpan > 1 ? "colgroup" : "col",
                        classes: isCorner ? "stub stub--0 corner" : "", columns: cell.columnSpan, rows: cell.rowSpan)
                })
        }
        body = grid.body.map { cells in
            let isHeadingRow = cells.contains { $0.kind == .value && $0.code == nil }
            return Row(
                cells: cells.map { cell in
                    switch cell.kind {
                    case .label: ReportTableView.label(cell, isList: isList, isHeadingRow: isHeadingRow)
                    case .unit: Cell(text: cell.text, isHeading: false, scope: "", classes: "measure", columns: 1, rows: 1)
                    case .value: ReportTableView.value(cell, figures)
                    }
                })
        }
    }

    private static func label(_ cell: ReportCell, isList: Bool, isHeadingRow: Bool) -> Cell {
        let level = min(cell.level, 3)
        var classes = isList ? "stub stub--0 level-\(level)" : "stub stub--\(level)"
        if isHeadingRow { classes += " heading" }
        return Cell(
            text: cell.text, isHeading: true, scope: cell.rowSpan > 1 ? "rowgroup" : "row", classes: classes, columns: cell.columnSpan,
            rows: cell.rowSpan)
    }

    private static func value(_ cell: ReportCell, _ figures: Figures) -> Cell {
        guard let code = cell.code else {
            return Cell(text: "", isHeading: false, scope: "", classes: "number", columns: 1, rows: 1)
        }
        let mark = figures.marks[code]
        let blank = cell.text.isEmpty ? figures.blank(code) : nil
        return Cell(
            text: cell.text.isEmpty ? blank ?? "" : cell.text, isHeading: false, scope: "",
            classes: "number" + (mark == nil ? "" : " marked") + (blank == nil ? "" : " blank"), columns: cell.columnSpan,
            rows: cell.rowSpan,
            target: cell.text.isEmpty && blank == nil ? nil : figures.target(code)?.text,
            blank: cell.text.isEmpty && blank == nil ? "未填" : nil, mark: mark,
            before: figures.before[code])
    }

    static let sample = ReportTableView(
        name: "表", caption: "第二十条第（一）项", hasCaption: true, form: "report--wide",
        head: [Row(cells: [Cell(text: "信息内容", isHeading: true, scope: "col", classes: "stub", columns: 1, rows: 1)])],
        body: [
            Row(cells: [
                Cell(text: "规章", isHeading: true, scope: "row", classes: "stub", columns: 1, rows: 1),
                Cell(
                    text: "3", isHeading: false, scope: "", classes: "number", columns: 1, rows: 1, target: "/x", blank: "未填", mark: "错误",
                    before: "2"),
                Cell(text: "4", isHeading: false, scope: "", classes: "number", columns: 1, rows: 1),
            ])
        ])

    private init(name: String, caption: String, hasCaption: Bool, form: String, head: [Row], body: [Row]) {
        self.name = name
        self.caption = caption
        self.hasCaption = hasCaption
        self.form = form
        self.head = head
        self.body = body
    }
}
