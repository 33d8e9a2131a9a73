/// Why a workbook could not be written.
package enum XLSXFault: Error, Sendable, Equatable {
    /// Excel holds 1,048,576 rows and 16,384 columns a sheet.
    case outsideSheet(sheet: String, row: Int, column: Int)
    /// Excel holds 32,767 characters in a cell.
    case textTooLong(sheet: String, row: Int, column: Int)
    case sheetName(String)
    case cannotWrite(path: String)
    case writer(words: String)
}

extension XLSXFault {
    package var chinese: String {
        switch self {
        case .outsideSheet(let sheet, let row, let column):
            "工作表“\(sheet)”容纳不下第 \(row) 行第 \(column) 列（上限 1048576 行、16384 列）。请缩小导出范围，或导出为 CSV。"
        case .textTooLong(let sheet, let row, let column):
            "工作表“\(sheet)”第 \(row) 行第 \(column) 列的文字超过 Excel 的上限 32767 个字。请导出为 CSV。"
        case .sheetName(let name): "“\(name)”不能用作工作表名称：应为 1 至 31 个字，不得重复，不得含 [ ] : * ? / \\。请改用其他名称。"
        case .cannotWrite(let path): "无法写入文件“\(path)”。请检查磁盘剩余空间和写入权限。"
        case .writer(let words): "生成 Excel 文件时出错：\(words)。请重试，或导出为 CSV。"
        }
    }

    package var english: String {
        switch self {
        case .outsideSheet(let sheet, let row, let column):
            "Sheet \"\(sheet)\" cannot hold row \(row), column \(column) (at most 1,048,576 rows, 16,384 columns). Export less, or as CSV."
        case .textTooLong(let sheet, let row, let column):
            "The text in sheet \"\(sheet)\", row \(row), column \(column) is beyond Excel's 32,767 characters. Export as CSV."
        case .sheetName(let name):
            "\"\(name)\" cannot name a sheet: expected are 1 to 31 characters, none of [ ] : * ? / \\, and no repetition. Choose another."
        case .cannotWrite(let path): "Cannot write \"\(path)\". Check free disk space and permissions."
        case .writer(let words): "The workbook could not be made: \(words). Try again, or export as CSV."
        }
    }
}

extension XLSXFault: CustomStringConvertible {
    package var description: String { english }
}
