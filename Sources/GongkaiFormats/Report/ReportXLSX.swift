import Foundation
package import GongkaiCore

/// A report as a workbook: its words on the first sheet, then a sheet for each table with merged heads (`gongkai report --xlsx`).
package enum ReportXLSX {
    package static func bytes(_ document: ReportDocument, values: [String: FigureValue]) throws -> [UInt8] {
        // A date of the report, not of the clock: the same report gives the same bytes.
        let day = document.publishedOn ?? Day.lastDay(of: document.year)
        return try XLSXWriter.bytes(date: Date(timeIntervalSince1970: Double(day.number) * 86_400)) { book in
            try words(document, book)
            var names: Set<String> = []
            for section in document.sections {
                for grid in section.tables { try table(grid, name: name(grid, section, &names), values, book) }
            }
        }
    }

    private static func words(_ document: ReportDocument, _ book: XLSXWriter) throws {
        try book.addSheet("报告文字", widths: [100])
        try book.write([.text(document.title)], style: .title)
        try book.write([.text(document.publishedOn.map { "发布时间：\($0.chineseText)" } ?? "草稿，尚未发布")])
        try book.write([.text(document.preface)], style: paragraph)
        for section in document.sections {
            try book.write([.text(section.heading)], style: heading)
            for text in section.paragraphs { try book.write([.text(text)], style: paragraph) }
        }
    }

    private static func table(_ grid: ReportGrid, name: String, _ values: [String: FigureValue], _ book: XLSXWriter) throws {
        let labels = [Double](repeating: grid.labelColumns == 1 ? 52 : 20, count: grid.labelColumns)
        let others = [Double](repeating: 12, count: grid.columnCount - grid.labelColumns)
        try book.addSheet(name, widths: labels + others, frozenRows: grid.header.count, isLandscape: grid.columnCount > 6)
        for place in grid.placed {
            let cell = place.cell
            let rows = place.row...(place.row + cell.rowSpan - 1)
            let columns = place.column...(place.column + cell.columnSpan - 1)
            switch cell.kind {
            case .label:
                try book.merge(rows: rows, columns: columns, .text(cell.text), style: place.row < grid.header.count ? .header : .bordered)
            case .unit: try book.merge(rows: rows, columns: columns, .text(cell.text), style: centred)
            case .value: try book.merge(rows: rows, columns: columns, value(cell, values), style: number)
            }
        }
    }

    private static func value(_ cell: ReportCell, _ values: [String: FigureValue]) -> SheetCell {
        cell.code.map { SheetCell(values[$0] ?? .blank) } ?? .blank
    }

    /// 二、主动公开 第二十条第（一）项 — at most 31 characters, none of those Excel forbids, each name once.
    private static func name(_ grid: ReportGrid, _ section: ReportSection, _ names: inout Set<String>) -> String {
        let words = (grid.caption ?? section.heading).filter { !"[]:*?/\\'".contains($0) }
        var name = String(words.prefix(28))
        var number = 2
        while !names.insert(name).inserted {
            name = "\(words.prefix(26))\(number)"
            number += 1
        }
        return name
    }

    private static let heading: CellStyle = {
        var style = CellStyle()
        style.isBold = true
        style.fontSize = 12
        return style
    }()

    private static let paragraph: CellStyle = {
        var style = CellStyle()
        style.wraps = true
        return style
    }()

    private static let centred: CellStyle = {
        var style = CellStyle.bordered
        style.alignment = .center
        return style
    }()

    private static let number: CellStyle = {
        var style = CellStyle.bordered
        style.alignment = .right
        return style
    }()
}
