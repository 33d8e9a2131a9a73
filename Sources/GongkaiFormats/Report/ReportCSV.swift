package import GongkaiCore

/// A report's figures as CSV: one row a figure, in the form's order, with the columns code, label, column, unit and value.
///
/// A blank is an empty cell, not applicable is `/`; neither is ever 0. `gongkai report --csv` and the pages write the same bytes.
package enum ReportCSV {
    static let head = ["code", "label", "column", "unit", "value"]

    package static func bytes(_ form: ReportForm, values: [String: FigureValue]) -> [UInt8] {
        var writer = CSVWriter()
        writer.write(head)
        for table in form.tables {
            let columns = Dictionary(table.columns.map { ($0.code, $0.fullLabel) }, uniquingKeysWith: { first, _ in first })
            for (row, label) in zip(table.rows, table.rowLabels) where !row.isHeader {
                for figure in form.figures where figure.table == table.id && figure.row == row.code {
                    writer.write([
                        .text(figure.code), .text(label), .text(columns[figure.column] ?? ""), .text(figure.unit ?? ""),
                        SheetCell(values[figure.code] ?? .blank),
                    ])
                }
            }
        }
        return writer.take()
    }
}
