import GongkaiCore
import GongkaiStore

/// The open cases behind a number of the board.
struct SupervisedCasesPage: Page {
    static let template = "supervision/cases"
    let title = "在办办件"
    var breadcrumb: [Crumb] { [.console, .supervision] }
    var undone: String { "没有按这些条件查找" }
    let lead: String
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let lines: [Line]
    let hasLines: Bool
    let empty: String
    let count: String
    let firstHref: String?
    let nextHref: String?
    let mistakes: [Mistake]

    struct Line: Sendable {
        let number: String
        let href: String
        let name: String
        let unit: String
        let tag: SignalTag
        let step: String
        let received: String
        let next: String
    }

    init(
        _ found: (lines: [SupervisedLine], next: MatterID?, total: Int), _ view: BoardView, units: [Agency], names: [AgencyID: String],
        itemNames: [String: String], isFirst: Bool
    ) {
        let filter = view.filter
        var words: [String] = []
        if let item = filter.item { words.append(itemNames[item] ?? "事项\(item)") }
        if let step = filter.step { words.append(CaseStanding(text: step).words) }
        if let day = view.day { words.insert("\(day.chineseText)终了时在办", at: 0) }
        lead = words.isEmpty ? "最早登记的在前。" : words.joined(separator: "，") + "，最早登记的在前。"
        filterAction = Route.supervisedCases.path().text
        var fields: [FilterField] = [
            .select("colour", "颜色", SupervisionBoard.colours.map { ($0, SupervisionColour.words($0)) }, chosen: filter.colour ?? ""),
            .select("unit", "单位", units.map { ("\($0.id.value)", $0.name) }, chosen: filter.unit.map { "\($0.value)" } ?? ""),
        ]
        fields.append(.text("day", "截至（看过去某一天）", view.value("day") ?? "", placeholder: "2026-03-05"))
        if let item = filter.item { fields.append(.kept("item", item)) }
        if let step = filter.step { fields.append(.kept("step", step)) }
        filters = fields
        filterReset = filter == BoardFilter() && view.value("day") == nil ? nil : filterAction
        mistakes = view.faults
        lines = found.lines.map { line in
            Line(
                number: line.number, href: Route.supervisedCase.path("\(line.id.value)").query([("day", view.day?.text ?? "")]).text,
                name: line.title,
                unit: names[line.unit] ?? "", tag: SignalTag(line.colour), step: line.standing.words, received: line.received?.text ?? "",
                next: line.nextDay?.text ?? "")
        }
        hasLines = !lines.isEmpty
        empty = "没有符合条件的在办办件。请放宽条件，或回到实时监察。"
        count = "共\(grouped(found.total))件"
        firstHref = isFirst ? nil : view.listPath(colour: filter.colour).text
        nextHref = found.next.map { view.listPath(colour: filter.colour, after: $0).text }
    }

    private init(sample: [Line]) {
        lead = "最早登记的在前。"
        filterAction = "/l"
        filters = FilterField.samples
        filterReset = "/l"
        lines = sample
        hasLines = !sample.isEmpty
        empty = "没有符合条件的在办办件。"
        count = "共1件"
        firstHref = sample.isEmpty ? nil : "/l"
        nextHref = sample.isEmpty ? nil : "/l?after=1"
        mistakes = []
    }

    static let samples = [
        SupervisedCasesPage(sample: [
            Line(
                number: "ZX12-BJ-202600001", href: "/c", name: "招牌设置许可", unit: "区城管局", tag: SignalTag("red"), step: "初审",
                received: "2026-03-02",
                next: "2026-03-20")
        ]), SupervisedCasesPage(sample: []),
    ]
}
