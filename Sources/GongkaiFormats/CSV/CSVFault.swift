/// Why a CSV file cannot be read. Lines and columns count from 1; a line is where its row starts.
package enum CSVFault: Error, Sendable, Equatable {
    case unclosedQuote(line: Int)
    case textAfterQuote(line: Int, column: Int)
    case tooManyFields(line: Int, limit: Int)
    case fieldTooLong(line: Int, column: Int)
    case zeroByte(line: Int)
    case notText(line: Int)
}

extension CSVFault {
    package var chinese: String {
        switch self {
        case .unclosedQuote(let line):
            "从第 \(line) 行开始的一行中，有一个双引号没有配对。请检查该行，单元格内的双引号应写成两个。"
        case .textAfterQuote(let line, let column):
            "第 \(line) 行第 \(column) 列的结束引号后面还有文字。引号后应为逗号或换行，单元格内的双引号应写成两个。"
        case .tooManyFields(let line, let limit):
            "第 \(line) 行多于 \(limit) 列。请检查该行是否漏了引号，含逗号的内容应放在双引号内。"
        case .fieldTooLong(let line, let column):
            "第 \(line) 行第 \(column) 列的内容超过 1 MB。请检查前面是否漏了引号，或缩短内容。"
        case .zeroByte(let line):
            "第 \(line) 行含有空字符，这不是文本文件。请在表格软件中另存为 CSV（UTF-8）后再试。"
        case .notText(let line):
            "第 \(line) 行的字符编码无法识别，应为 UTF-8 或 GB18030。请在表格软件中另存为 CSV（UTF-8）后再试。"
        }
    }

    package var english: String {
        switch self {
        case .unclosedQuote(let line):
            "The row that starts on line \(line) opens a quote that is never closed. Check it; a quote inside a cell is written twice."
        case .textAfterQuote(let line, let column):
            "Line \(line), column \(column): text follows the closing quote. Expected a comma or a new line; "
                + "a quote inside a cell is written twice."
        case .tooManyFields(let line, let limit):
            "Line \(line) has more than \(limit) columns. Check for a missing quote; text with commas must stand in quotes."
        case .fieldTooLong(let line, let column):
            "Line \(line), column \(column) is longer than 1 MB. Check for a missing quote before it, or shorten it."
        case .zeroByte(let line):
            "Line \(line) holds a NUL byte, so this is no text file. Save it from your spreadsheet as CSV (UTF-8)."
        case .notText(let line):
            "Line \(line) is neither UTF-8 nor GB18030. Save the file from your spreadsheet as CSV (UTF-8)."
        }
    }
}

extension CSVFault: CustomStringConvertible {
    package var description: String { english }
}
