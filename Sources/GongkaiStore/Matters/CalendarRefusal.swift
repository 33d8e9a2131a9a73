/// Why the working calendar is not changed.
package enum CalendarRefusal: Error, Sendable, Equatable {
    case notFound
    case malformed(line: Int, reason: String)
    /// Two persons change it.
    case ownProposal
    case decided
}

extension CalendarRefusal {
    /// For pages.
    package var words: String {
        switch self {
        case .notFound: "没有这项工作日历更改。"
        case .malformed(let line, _): "第\(line)行不能读取。每行写日期、off（放假）或work（上班）、名称、依据文件，用逗号分开，如“2026-10-09,off,国庆节,国办发明电〔2025〕7号”。"
        case .ownProposal: "工作日历的更改须由两人办理：这项更改是您提出的，请由他人确认。"
        case .decided: "这项更改已经办理。请刷新页面查看。"
        }
    }
}
