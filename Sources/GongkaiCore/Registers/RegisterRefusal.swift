/// Why a register does not take a change.
package enum RegisterRefusal: Error, Sendable, Equatable {
    /// No record of that id in the register, or it belongs to an agency the officer does not act for.
    case notFound(register: String)
    /// Cells that cannot be taken, to be shown beside the fields.
    case faults([CellFault])
    /// A correction or 撤销 says why.
    case reasonMissing
    /// Someone else changed the record in between.
    case stale(expected: Int64, current: Int64)
    /// The record was taken back before.
    case voided
    /// A correction that changes nothing.
    case unchanged
    /// Current records of another register rest on this one.
    case referenced(by: String, count: Int, examples: [String])
    /// The officer does not act for that agency.
    case agencyOutsideScope
    /// A list is filtered or sorted by a column that the register does not have.
    case unknownColumn(String, register: String)
    /// A file with nothing below its header.
    case noRows(file: String)
    /// The header or rows of a file cannot be taken; nothing was imported.
    case faultyFile(ImportReport)
    /// The same file was imported before.
    case alreadyImported(file: String, by: String, at: Instant)
    /// It follows from the steps of a matter, by its number, and changes with it only.
    case ofMatter(String)
    /// The unit's requests of that year come from the program itself.
    case sinceMatters(year: Int)
}

extension RegisterRefusal {
    /// For pages.
    package var words: String {
        switch self {
        case .notFound(let register): "“\(register)”中没有这条记录，或者它不属于您负责的单位。"
        case .faults(let faults): faults.map(\.chinese).joined()
        case .reasonMissing: "请填写更正或撤销的理由。"
        case .stale(let expected, let current): "该记录已被他人更正（您看到的是第\(expected)版，现为第\(current)版）。请重新打开后再更正。"
        case .voided: "该记录已撤销，不能再更正。"
        case .unchanged: "没有任何改动，不必更正。"
        case .referenced(let register, let count, let examples):
            "“\(register)”中还有\(count)条记录引用它"
                + (examples.isEmpty ? "" : "（\(examples.joined(separator: "、"))\(count > examples.count ? "等" : "")）") + "，请先撤销或改正这些记录。"
        case .agencyOutsideScope: "您不负责该单位，不能为它登记。"
        case .unknownColumn(let column, let register): "“\(register)”没有名为“\(column)”的列。"
        case .noRows(let file): "“\(file)”里只有列名，没有记录，没有导入任何内容。请填写记录后再导入。"
        case .faultyFile(let report): "文件中有\(report.faultCount)处错误，没有导入任何一行。" + (report.faults.first.map { $0.words } ?? "")
        case .alreadyImported(let file, let actor, let at): "内容相同的文件“\(file)”已由\(actor)于\(at.text)导入过。确需再次导入的，请选择“仍然导入”。"
        case .ofMatter(let number): "这条记录由申请“\(number)”的办理情况自动生成，不能手工登记、更正或撤销。请在该申请中办理。"
        case .sinceMatters(let year): "该单位\(year)年起的申请在本系统办理，由办理情况自动计入台账，不能手工登记或导入。请到“依申请公开”登记来件。"
        }
    }

    /// For the command line.
    package var english: String {
        switch self {
        case .notFound(let register): "there is no such record in \(register)"
        case .faults(let faults): faults.map(\.english).joined(separator: "; ")
        case .reasonMissing: "a correction needs a reason"
        case .stale(let expected, let current): "the record was changed in between: version \(expected) was expected, \(current) is current"
        case .voided: "the record was voided and cannot be changed"
        case .unchanged: "nothing would change"
        case .referenced(let register, let count, let examples):
            "\(count) records of \(register) refer to it"
                + (examples.isEmpty ? "" : " (\(examples.joined(separator: ", "))\(count > examples.count ? ", …" : ""))")
        case .agencyOutsideScope: "the agency is outside the officer's scope"
        case .unknownColumn(let column, let register): "\(register) has no column \(column)"
        case .noRows(let file): "\(file) holds no rows below its header; nothing was imported. Fill in rows and import it again."
        case .faultyFile(let report):
            "the file has \(report.faultCount) faults; nothing was imported." + (report.faults.first.map { " First: \($0.english)" } ?? "")
        case .alreadyImported(let file, let actor, let at):
            "a file with the same content (\(file)) was imported by \(actor) on \(at.text); nothing was imported now. "
                + "If its rows are meant to stand there twice, repeat the command with --again."
        case .ofMatter(let number): "the record follows from the steps of request \(number); it changes with that request only"
        case .sinceMatters(let year):
            "from \(year) on the requests of this agency are handled with the program, which enters them itself; nothing was entered by hand"
        }
    }
}
