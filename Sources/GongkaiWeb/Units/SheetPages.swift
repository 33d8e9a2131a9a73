import GongkaiCore
import GongkaiStore

/// All sheets of one's units, those that wait first.
struct SheetListPage: Page {
    struct Way: Sendable {
        let label: String
        let href: String
    }

    static let template = "units/sheets"
    var title: String { "信息表" }
    var breadcrumb: [Crumb] { [.console] }
    let ways: [Way]
    let hasWays: Bool
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let table: DataTable
    let mistakes: [Mistake]

    init(_ lines: [SheetLine], _ filter: SheetFilter, agencies: [Agency], mayWrite: Bool) {
        let names = Dictionary(agencies.map { ($0.id, $0.name) }) { first, _ in first }
        ways = mayWrite ? SheetKind.all.map { Way(label: $0.name, href: Route.newSheet.path($0.code).withMark.text) } : []
        hasWays = !ways.isEmpty
        filterAction = Route.sheets.path().text
        filters = filter.fields
        filterReset = filter.isNarrowed ? filterAction : nil
        mistakes = filter.faults
        table = DataTable(
            caption: "信息表", columns: ["名称", "种类", "单位", "状态", "最近填写"].map { DataTable.Column(label: $0) },
            rows: lines.map { line in
                DataTable.Row(cells: [
                    DataTable.Cell(
                        text: SheetListPage.name(line, names), target: Route.sheet.path("\(line.id.value)").text),
                    DataTable.Cell(text: line.kind.name, isNowrap: true), DataTable.Cell(text: names[line.agency] ?? ""),
                    DataTable.Cell(text: SheetListPage.state(line)), DataTable.Cell(text: line.newest.savedAt.day.text, isNowrap: true),
                ])
            },
            empty: filter.isNarrowed
                ? "没有符合条件的信息表。请放宽条件，或清除条件查看全部。" : "还没有信息表。机构职能、领导信息、重大项目、信用记录和查阅场所都在这里填写。",
            isStacked: true)
    }

    static func name(_ line: SheetLine, _ names: [AgencyID: String]) -> String {
        if line.kind.isSingle { return names[line.agency] ?? line.kind.name }
        return line.newest.fields[line.kind.title] ?? line.kind.name
    }

    static func state(_ line: SheetLine) -> String {
        let shown = line.shown == nil ? "未公开" : "已公开"
        if line.newest.isProposed { return line.shown == nil ? "等待审核" : "已公开，有修改等待审核" }
        if line.newest.isRejected { return "\(shown)，修改已退回" }
        return line.endReason == nil ? shown : "已撤下"
    }

    private init(sample: DataTable) {
        (ways, hasWays, table) = ([Way(label: "机构职能", href: "/n")], true, sample)
        (filterAction, filters, filterReset, mistakes) = ("/f", FilterField.samples, "/f", [])
    }

    static let samples = [SheetListPage(sample: .sample)]
}

/// One sheet: what is shown, what waits, and what this person may do about it.
struct SheetPage: FormPage {
    struct Line: Sendable {
        let label: String
        let shown: String
        let waiting: String
        let isChanged: Bool
    }

    static let template = "units/sheet"
    static let longestReason = 500
    let title: String
    var undone: String { "没有办理" }
    var breadcrumb: [Crumb] { [.console, .sheets] }
    let agency: String
    let state: String
    let history: String
    /// Why it was sent back.
    let returned: String?
    let lines: [Line]
    let isWaiting: Bool
    let token: String
    let revision: String
    let action: String
    let mayWrite: Bool
    let standing: DraftStanding?
    let mayDecide: Bool
    let publication: DraftPublication?
    let rejectionAction: String
    let rejectionRows: [FormRow]
    let withdrawal: DraftWithdrawal?
    let rows: [FormRow]
    var mistakes: [Mistake] { (rows + rejectionRows + (withdrawal?.rows ?? [])).mistakes }

    init(
        _ line: SheetLine, _ standing: DraftStanding?, agencies: [Agency], officer: Officer, form: SubmittedForm, errors: [String: String],
        isTyped: Bool
    ) {
        let names = Dictionary(agencies.map { ($0.id, $0.name) }) { first, _ in first }
        title = SheetListPage.name(line, names)
        agency = "\(names[line.agency] ?? "") · \(line.kind.name)"
        state = SheetListPage.state(line)
        let newest = line.newest
        var history = "\(newest.savedByName)于\(newest.savedAt.day.chineseText)填写"
        if let judge = newest.decidedByName, let day = newest.decidedAt?.day {
            history += newest.isRejected ? "，\(judge)于\(day.chineseText)退回" : "，\(judge)于\(day.chineseText)审核通过"
        }
        returned = newest.isRejected ? newest.grounds : nil
        if let reason = line.endReason { history += "。撤下的理由：\(reason)" }
        self.history = history
        isWaiting = newest.isProposed
        lines = line.kind.fields.map { field in
            let shown = line.shown?[field.code] ?? "", waiting = newest.isProposed ? newest.fields[field.code] ?? "" : ""
            // Of what never showed everything is new.
            let isChanged = line.shown != nil && newest.isProposed && shown != waiting
            return Line(label: field.label, shown: shown, waiting: waiting, isChanged: isChanged)
        }
        token = officer.csrfToken
        revision = "\(newest.number)"
        let id = "\(line.id.value)"
        action = Route.sheet.path(id).text
        rejectionAction = Route.sheetRejection.path(id).text
        mayWrite = officer.may(.writeArticles, for: line.agency)
        self.standing = standing
        mayDecide = standing?.mayDecide ?? false
        publication = standing?.publication(
            "审核", at: Route.sheetApproval.path(id), revision: newest.number, officer, consequence: "网站上立即显示等待审核的内容。", button: "审核通过并公开")
        withdrawal =
            officer.may(.publishArticles, for: line.agency)
            ? line.shownNumber.map {
                DraftWithdrawal(
                    at: Route.sheetWithdrawal.path(id), seen: $0, officer, form, isShown: line.kind.isSingle, error: errors["withdrawal"])
            } : nil
        rows = line.kind.rows(errors) { code in
            isTyped ? form["f-\(code)"] ?? "" : newest.fields[code] ?? ""
        }
        rejectionRows = [.area("reason", "退回理由", form["reason"] ?? "", error: errors["reason"], counted: SheetPage.longestReason)]
    }

    private init(rows: [FormRow]) {
        (title, agency, state, history, returned) = ("区教育局", "区教育局 · 机构职能", "等待审核", "何晓燕填写", "门牌号有误")
        lines = [Line(label: "地址", shown: "旧址", waiting: "新址", isChanged: true)]
        (isWaiting, token, revision, action, mayWrite, mayDecide, rejectionAction) = (true, "t", "2", "/a", true, true, "/c")
        (standing, publication, withdrawal) = (.sample, .sample, .sample)
        (self.rows, rejectionRows) = (rows, rows)
    }

    static let samples = [SheetPage(rows: FormRow.samples)]
}

extension Crumb {
    static let sheets = Crumb("信息表", Route.sheets.path())
}
