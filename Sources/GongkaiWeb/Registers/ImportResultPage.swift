import GongkaiCore

/// Second step of an import: what the dry run found, and the confirmation if all is good.
struct ImportResultPage: Page {
    struct Fault: Sendable {
        let row: String
        let column: String
        let found: String
        let words: String
    }

    static let template = "registers/import-result"
    let title: String
    let breadcrumb: [Crumb]
    let file: String
    let verdict: String
    let isClean: Bool
    let faults: [Fault]
    let more: String?
    let action: String
    let token: String
    let ticket: String
    let hash: String
    let agency: String
    /// The same file was imported before; it needs a tick.
    let asksAgain: Bool
    let button: String
    let backHref: String

    init(
        _ register: RegisterDefinition, _ file: String, _ report: ImportReport, hash: String, agency: AgencyID, again: Bool, token: String
    ) {
        title = "导入\(register.label)"
        breadcrumb = [.console, .registers, .register(register)]
        self.file = file
        let isEmpty = report.isClean && report.rows == 0
        isClean = report.isClean && !isEmpty
        verdict =
            isEmpty
            ? "文件里只有列名，没有记录，不需要导入。"
            : report.isClean
                ? "共\(grouped(report.rows))行，全部正确，可以导入。现在还没有导入任何一行。"
                : "共\(grouped(report.rows))行，有\(grouped(report.faultCount))处错误，没有导入任何一行。请在文件中改好，再重新选择文件。"
        faults = report.faults.map {
            Fault(
                row: String($0.row), column: $0.fault.label, found: $0.fault.found.isEmpty ? "（空）" : $0.fault.found, words: $0.fault.chinese
            )
        }
        more = report.faultCount > report.faults.count ? "只列出前\(grouped(report.faults.count))处。" : nil
        action = Route.registerImportConfirmation.path(register.name).text
        self.token = token
        ticket = OnceOnly.ticket()
        self.hash = hash
        self.agency = String(agency.value)
        asksAgain = again
        button = again ? "仍然导入\(grouped(report.rows))行" : "导入\(grouped(report.rows))行"
        backHref = Route.registerImport.path(register.name).text
    }

    static let samples: [ImportResultPage] = {
        var report = ImportReport(rows: 2_000)
        let column = RegisterDefinition.all[0].columns[0]
        for row in 0..<1_001 {
            report.add(CellFault(column, found: "x", chinese: "“类别”填的是“x”。", english: "category is wrong"), row: row + 2)
        }
        return [
            ImportResultPage(
                RegisterDefinition.all[0], "a.csv", report, hash: "h", agency: AgencyID(value: 1), again: true, token: "t")
        ]
    }()
}
