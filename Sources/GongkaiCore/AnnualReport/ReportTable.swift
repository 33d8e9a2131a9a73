/// One printed table.
package struct ReportTable: Sendable {
    package let id: String
    /// Above the table, such as 第二十条第（一）项.
    package let caption: String?
    /// In the corner cell: 统计指标, 信息内容, or the note on how the rows of part three add up.
    package let corner: String?
    package let columns: [ReportColumn]
    package let rows: [ReportRow]
}

extension ReportTable {
    /// Its cells that take a value, row by row.
    var figures: [FigureDefinition] {
        let labels = rowLabels
        return rows.enumerated().filter { !$1.isHeader }.flatMap { index, row in
            columns.map { column in
                FigureDefinition(
                    code: [row.code, column.code].filter { !$0.isEmpty }.joined(separator: "."),
                    label: columns.count == 1
                        ? row.label : [labels[index], column.fullLabel].filter { !$0.isEmpty }.joined(separator: "，"),
                    unit: column.unit ?? row.unit, table: id, row: row.code, column: column.code, query: row.queries[column.code])
            }
        }
    }

    /// A row's label with the headings it stands below, but for the outermost: （三）不予公开 1.属于国家秘密.
    package var rowLabels: [String] {
        var headings: [String: String] = [:]
        return rows.map { row in
            let above = row.parent.flatMap { headings[$0] } ?? ""
            let label = above.isEmpty ? row.label : above + " " + row.label
            headings[row.code] = row.isHeader && row.level == 0 ? "" : label
            return label
        }
    }
}

extension ReportTable: Decodable {
    private enum Key: String, CodingKey { case id, caption, corner, columns, rows }

    package init(from decoder: any Decoder) throws {
        let table = try decoder.container(keyedBy: Key.self)
        id = try table.decode(String.self, forKey: .id)
        caption = try table.decodeIfPresent(String.self, forKey: .caption)
        corner = try table.decodeIfPresent(String.self, forKey: .corner)
        columns = try table.decode([ReportColumn].self, forKey: .columns)
        let written = try table.decode([ReportRow.Written].self, forKey: .rows)
        rows = written.map { [columns] in $0.row(columns) }
    }
}
