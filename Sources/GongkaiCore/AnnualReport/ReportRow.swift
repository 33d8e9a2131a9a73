/// A row of values, or a heading among the rows.
package struct ReportRow: Sendable {
    /// Empty where the columns alone name the figures (part four of the 2021 form).
    package let code: String
    package let label: String
    /// 条, 件, 次, 万元 …; nil for a heading.
    package let unit: String?
    /// The row it is printed below.
    package let parent: String?
    /// 0 for the outermost.
    package let level: Int
    /// A row that takes no value: 「——」.
    package let isHeader: Bool
    /// By column code; a heading has none, and neither has a column the registers cannot give.
    package let queries: [String: FigureQuery]
}

extension ReportRow {
    /// A row as the file states it: one query for all columns, narrowed by each column's filter, or a query for each.
    struct Written: Decodable {
        let code: String?
        let label: String?
        let unit: String?
        let parent: String?
        let level: Int?
        let isHeader: Bool?
        let query: FigureQuery?
        let queries: [String: FigureQuery]?

        func row(_ columns: [ReportColumn]) -> ReportRow {
            var byColumn = queries ?? [:]
            if let query {
                for column in columns { byColumn[column.code] = query.narrowed(by: column.filter) }
            }
            return ReportRow(
                code: code ?? "", label: label ?? "", unit: unit, parent: parent, level: level ?? 0, isHeader: isHeader ?? false,
                queries: byColumn)
        }
    }
}
