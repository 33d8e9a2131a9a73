import CXLSXWriter
package import Foundation
import GongkaiCore

/// Writes a workbook (.xlsx) sheet by sheet, row by row.
///
/// In constant memory, rows go to disk as they are written: they must come from top to bottom, and `merge` may only touch the row being
/// written. The same input gives the same bytes, for the file's date is given, not taken from the clock.
package final class XLSXWriter {
    private let path: String
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var sheetName = ""
    private var nextRow = 0
    private var formats: [FormatKey: UnsafeMutablePointer<lxw_format>] = [:]

    private struct FormatKey: Hashable {
        let style: CellStyle
        let isDay: Bool
    }

    /// - Parameters:
    ///   - path: where the file is to be.
    ///   - constantMemory: for exports of many rows.
    ///   - date: written into the file as its date of creation.
    package init(path: String, constantMemory: Bool = false, date: Date) throws(XLSXFault) {
        self.path = path
        var options = lxw_workbook_options(constant_memory: constantMemory ? 1 : 0, tmpdir: nil, use_zip64: 0)
        guard let book = workbook_new_opt(path, &options) else { throw .cannotWrite(path: path) }
        self.book = book
        var properties = lxw_doc_properties()
        properties.created = time_t(date.timeIntervalSince1970)
        workbook_set_properties(book, &properties)
    }

    deinit {
        if let book { lxw_workbook_free(book) }
    }

    /// The workbook that `build` writes, as bytes; its temporary file is removed.
    package static func bytes(
        constantMemory: Bool = false, date: Date, _ build: (XLSXWriter) throws -> Void
    ) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        let writer = try XLSXWriter(path: file.path, constantMemory: constantMemory, date: date)
        try build(writer)
        try writer.close()
        return [UInt8](try Data(contentsOf: file))
    }

    /// Starts a sheet; what follows goes into it.
    ///
    /// - Parameters:
    ///   - widths: of the columns from the left, in characters (a Chinese character takes two).
    ///   - frozenRows: rows that stay in view and are repeated on each printed page.
    package func addSheet(_ name: String, widths: [Double] = [], frozenRows: Int = 0, isLandscape: Bool = false) throws(XLSXFault) {
        guard let book else { throw .writer(words: "closed") }
        guard workbook_validate_sheet_name(book, name) == LXW_NO_ERROR, let added = workbook_add_worksheet(book, name) else {
            throw .sheetName(name)
        }
        sheet = added
        sheetName = name
        nextRow = 0
        for (column, width) in widths.enumerated() { worksheet_set_column(added, UInt16(column), UInt16(column), width, nil) }
        if frozenRows > 0 {
            worksheet_freeze_panes(added, UInt32(frozenRows), 0)
            worksheet_repeat_rows(added, 0, UInt32(frozenRows - 1))
        }
        worksheet_set_paper(added, 9)
        if isLandscape { worksheet_set_landscape(added) }
        worksheet_fit_to_pages(added, 1, 0)
    }

    /// Writes the next row.
    package func write(_ cells: [SheetCell], style: CellStyle = .plain) throws(XLSXFault) {
        try write(cells.map { ($0, style) })
    }

    /// Writes the next row, each cell in its own style.
    package func write(_ cells: [(cell: SheetCell, style: CellStyle)]) throws(XLSXFault) {
        for (column, item) in cells.enumerated() { try write(item.cell, style: item.style, row: nextRow, column: column) }
        nextRow += 1
    }

    /// Merges a range of the current sheet and writes its text; rows and columns count from 0. The covered cells take the style.
    package func merge(rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ cell: SheetCell, style: CellStyle = .plain) throws(XLSXFault) {
        guard let sheet else { throw .writer(words: "no sheet") }
        try checkPlace(row: rows.upperBound, column: columns.upperBound)
        let format = try format(style, isDay: false)
        if rows.count > 1 || columns.count > 1 {
            try check(
                worksheet_merge_range(
                    sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound), UInt16(columns.upperBound), "",
                    format))
        }
        try write(cell, style: style, row: rows.lowerBound, column: columns.lowerBound)
    }

    /// The number of the next row, from 0; set it to leave rows blank or to go on below a merged range.
    package var row: Int {
        get { nextRow }
        set { nextRow = newValue }
    }

    /// Finishes the file. Without it nothing is left on the disk.
    package func close() throws(XLSXFault) {
        guard let book else { return }
        if sheet == nil { try addSheet("Sheet1") }
        self.book = nil
        let status = workbook_close(book)
        guard status == LXW_NO_ERROR else {
            if status == LXW_ERROR_CREATING_XLSX_FILE || status == LXW_ERROR_CREATING_TMPFILE { throw .cannotWrite(path: path) }
            throw .writer(words: String(cString: lxw_strerror(status)))
        }
    }

    private func write(_ cell: SheetCell, style: CellStyle, row: Int, column: Int) throws(XLSXFault) {
        guard let sheet else { throw .writer(words: "no sheet") }
        try checkPlace(row: row, column: column)
        let (row32, column16) = (UInt32(row), UInt16(column))
        let status: lxw_error
        switch cell {
        case .blank:
            guard let format = try format(style, isDay: false) else { return }
            status = worksheet_write_blank(sheet, row32, column16, format)
        case .text(let text):
            let shown = text.unicodeScalars.contains { Self.isForbidden($0) } ? Self.cleaned(text) : text
            guard shown.utf16.count <= 32_767 else { throw .textTooLong(sheet: sheetName, row: row + 1, column: column + 1) }
            status = worksheet_write_string(sheet, row32, column16, shown, try format(style, isDay: false))
        case .whole(let value):
            status = worksheet_write_number(sheet, row32, column16, Double(value), try format(style, isDay: false))
        case .number(let value):
            status = worksheet_write_number(
                sheet, row32, column16, NSDecimalNumber(decimal: value).doubleValue, try format(style, isDay: false))
        case .day(let day):
            // Excel has no days before 1900-03-01 that other programs agree on.
            guard day.number + 25_569 > 60 else {
                status = worksheet_write_string(sheet, row32, column16, day.text, try format(style, isDay: false))
                break
            }
            status = worksheet_write_number(sheet, row32, column16, Double(day.number + 25_569), try format(style, isDay: true))
        }
        try check(status)
    }

    private func checkPlace(row: Int, column: Int) throws(XLSXFault) {
        guard (0..<1_048_576).contains(row), (0..<16_384).contains(column) else {
            throw .outsideSheet(sheet: sheetName, row: row + 1, column: column + 1)
        }
    }

    private func check(_ status: lxw_error) throws(XLSXFault) {
        guard status == LXW_NO_ERROR else { throw .writer(words: String(cString: lxw_strerror(status))) }
    }

    /// Nil for the plain style, which needs no format.
    private func format(_ style: CellStyle, isDay: Bool) throws(XLSXFault) -> UnsafeMutablePointer<lxw_format>? {
        if style == .plain, !isDay { return nil }
        let key = FormatKey(style: style, isDay: isDay)
        if let known = formats[key] { return known }
        guard let book, let format = workbook_add_format(book) else { throw .writer(words: "closed") }
        if style.isBold { format_set_bold(format) }
        if style.isBordered { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if style.wraps { format_set_text_wrap(format) }
        if style.wraps || style.isBordered { format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue)) }
        if let size = style.fontSize { format_set_font_size(format, size) }
        if let color = style.background { format_set_bg_color(format, lxw_color_t(color)) }
        switch style.alignment {
        case .natural: break
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        if let code = style.numberFormat ?? (isDay ? "yyyy-mm-dd" : nil) { format_set_num_format(format, code) }
        formats[key] = format
        return format
    }

    /// XML 1.0 has no place for most control characters; Excel refuses the whole file for one.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && scalar != "\t" && scalar != "\n") || scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }

    private static func cleaned(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !isForbidden($0) }))
    }
}
