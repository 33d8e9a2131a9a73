/// A printed table: rows of cells with spans, as in HTML. A cell covered by another one's span is left out.
package struct ReportGrid: Sendable, Equatable {
    /// The id of the form's table.
    package let id: String
    package let caption: String?
    package let header: [[ReportCell]]
    package let body: [[ReportCell]]
    /// Width of the table in cells.
    package let columnCount: Int
    /// How many of the columns, from the left, hold labels.
    package let labelColumns: Int
}

/// One printed cell.
package struct ReportCell: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// A heading of a column, a label of a row, a unit, or the corner.
        case label
        /// The unit of a row, or 「——」 where a row takes no value.
        case unit
        /// A figure.
        case value
    }

    package let kind: Kind
    package let text: String
    /// The figure's code; nil for a label, and for the empty value cell of a heading row.
    package let code: String?
    /// How deep a row's label stands below the outermost rows; 0 for every other cell.
    package let level: Int
    package let columnSpan: Int
    package let rowSpan: Int

    static func label(_ text: String, level: Int = 0, columnSpan: Int = 1, rowSpan: Int = 1) -> ReportCell {
        ReportCell(kind: .label, text: text, code: nil, level: level, columnSpan: columnSpan, rowSpan: rowSpan)
    }

    static func unit(_ text: String) -> ReportCell {
        ReportCell(kind: .unit, text: text, code: nil, level: 0, columnSpan: 1, rowSpan: 1)
    }

    static func value(_ text: String, code: String?) -> ReportCell {
        ReportCell(kind: .value, text: text, code: code, level: 0, columnSpan: 1, rowSpan: 1)
    }
}

/// A cell with the place of its first row and column, header and body counted together.
package struct PlacedReportCell: Sendable, Equatable {
    package let row: Int
    package let column: Int
    package let cell: ReportCell
}

extension ReportGrid {
    /// All cells with their places, for outputs that merge cells by coordinates.
    package var placed: [PlacedReportCell] {
        var covered: Set<[Int]> = []
        var result: [PlacedReportCell] = []
        for (row, cells) in (header + body).enumerated() {
            var column = 0
            for cell in cells {
                while covered.contains([row, column]) { column += 1 }
                result.append(PlacedReportCell(row: row, column: column, cell: cell))
                for down in 0..<cell.rowSpan {
                    for right in 0..<cell.columnSpan { covered.insert([row + down, column + right]) }
                }
                column += cell.columnSpan
            }
        }
        return result
    }

    /// The texts as a rectangle: a merged cell's text stands in its first row and column, the cells it covers are empty.
    package var texts: [[String]] {
        var texts = [[String]](repeating: [String](repeating: "", count: columnCount), count: header.count + body.count)
        for place in placed { texts[place.row][place.column] = place.cell.text }
        return texts
    }
}
