extension ReportGrid {
    /// Prints a form's table with its figures.
    ///
    /// A table of one value a row with headings among its rows is a list with units: every row stands by itself (2014). Elsewhere a heading row
    /// is one cell beside the rows below it (三、本年度办理结果), and the outermost labels span the label columns that deeper ones use.
    init(_ table: ReportTable, values: [String: FigureValue]) {
        if table.columns.allSatisfy(\.code.isEmpty) && table.rows.contains(where: \.isHeader) {
            self.init(listing: table, values)
        } else {
            self.init(spanning: table, values)
        }
    }

    private init(listing table: ReportTable, _ values: [String: FigureValue]) {
        let columns = table.columns.map(\.label)
        id = table.id
        caption = table.caption
        labelColumns = 1
        columnCount = 2 + table.columns.count
        header = [[.label(table.corner ?? "统计指标"), .label("单位")] + columns.map { .label($0.isEmpty ? "统计数" : $0) }]
        body = table.rows.map { row in
            let label = ReportCell.label(row.label, level: row.level)
            let unit = ReportCell.unit(row.isHeader ? "——" : row.unit ?? "")
            return [label, unit] + table.columns.map { row.cell($0, values) }
        }
    }

    private init(spanning table: ReportTable, _ values: [String: FigureValue]) {
        let depth = table.rows.allSatisfy { $0.label.isEmpty } ? 0 : (table.rows.map(\.level).max() ?? 0) + 1
        id = table.id
        caption = table.caption
        labelColumns = depth
        columnCount = depth + table.columns.count
        header = ReportGrid.header(table, depth: depth)
        body = ReportGrid.body(table, depth: depth, values)
    }

    /// As many rows of column headings as the deepest column needs; neighbours with the same heading above them share its cell.
    private static func header(_ table: ReportTable, depth: Int) -> [[ReportCell]] {
        let paths = table.columns.map(\.headings)
        let height = paths.map(\.count).max() ?? 1
        return (0..<height).map { row in
            var cells: [ReportCell] = []
            if row == 0 && depth > 0 { cells.append(.label(table.corner ?? "信息内容", columnSpan: depth, rowSpan: height)) }
            var column = 0
            while column < paths.count {
                let path = paths[column]
                guard row < path.count else {
                    column += 1
                    continue
                }
                let isLast = row == path.count - 1
                var span = 1
                if !isLast {
                    while column + span < paths.count, paths[column + span].count > row + 1,
                        paths[column + span].prefix(row + 1) == path.prefix(row + 1)
                    { span += 1 }
                }
                cells.append(.label(path[row], columnSpan: span, rowSpan: isLast ? height - row : 1))
                column += span
            }
            return cells
        }
    }

    private static func body(_ table: ReportTable, depth: Int, _ values: [String: FigureValue]) -> [[ReportCell]] {
        var body: [[ReportCell]] = []
        var headings: [ReportCell] = []
        for (index, row) in table.rows.enumerated() {
            let below = table.rows[(index + 1)...].prefix { $0.level > row.level }
            if row.isHeader && !below.isEmpty {
                headings.append(.label(row.label, level: row.level, rowSpan: below.count { !$0.isHeader }))
                continue
            }
            let label: [ReportCell] =
                depth == 0 ? [] : [.label(row.label, level: row.level, columnSpan: depth - row.level)]
            body.append(headings + label + table.columns.map { row.cell($0, values) })
            headings = []
        }
        return body
    }
}

extension ReportRow {
    fileprivate func cell(_ column: ReportColumn, _ values: [String: FigureValue]) -> ReportCell {
        if isHeader { return .value("", code: nil) }
        let code = [self.code, column.code].filter { !$0.isEmpty }.joined(separator: ".")
        return .value(values[code]?.text ?? "", code: code)
    }
}

extension ReportColumn {
    /// The headings above the column, the outermost first, its own last. A group of several levels is written 行政诉讼/未经复议直接起诉.
    fileprivate var headings: [String] {
        (group?.split(separator: "/").map(String.init) ?? []) + [label]
    }
}
