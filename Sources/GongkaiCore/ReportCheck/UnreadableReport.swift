/// Why a document cannot be checked.
package enum UnreadableReport: Error, Sendable, Equatable {
    /// It holds no text: perhaps pictures of pages.
    case empty
    /// It speaks of disclosure, but none of the statistics tables could be found in it.
    case noTable
    /// It does not look like an annual report on disclosure.
    case otherDocument

    /// One sentence for pages.
    package var chinese: String {
        switch self {
        case .empty: "文件中没有文字，可能是扫描图片。请改用可以复制文字的网页、DOCX、XLSX或文本文件。"
        case .noTable: "未找到政府信息公开统计表格。请提供包含完整统计表的年度报告（2014年、2019年或2021年格式），表格须为文字而不是图片。"
        case .otherDocument: "这份文件不像政府信息公开年度报告：没有统计表格，也没有提到信息公开。请选择年度报告文件。"
        }
    }

    /// The same for the command line.
    package var english: String {
        switch self {
        case .empty: "The file holds no text; it may be a scan. Give a page, DOCX, XLSX or text file whose words can be copied."
        case .noTable:
            "No statistics table of the 2014, 2019 or 2021 form was found. "
                + "Give the whole annual report, its tables as text and not as pictures."
        case .otherDocument: "This does not look like an annual report on disclosure: it has no statistics table and never mentions 信息公开."
        }
    }
}
