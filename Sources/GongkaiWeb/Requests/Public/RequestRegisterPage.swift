import GongkaiCore
import GongkaiStore

/// The register of requests with the figures of a year, each of which leads to its list.
struct RequestRegisterPage: Page {
    struct Figure: Sendable {
        let label: String
        let count: String
        let href: String
        let isHere: Bool
    }

    struct Choice: Sendable {
        let code: String
        let label: String
        let isChosen: Bool
    }

    struct Besides: Sendable {
        let words: String
        let clearHref: String
        let fields: [HiddenField]
    }

    static let template = "requests/register"
    let title = "申请办理情况公示"
    var breadcrumb: [Crumb] { [.home, .requests] }
    let links: [HeadLink]
    let heading: String
    let figures: [Figure]
    let years: [Choice]
    let units: [Choice]
    let results: [Choice]
    let action: String
    /// What else narrows the list, in words, and the list without it.
    let besides: Besides?
    let table: DataTable
    let firstHref: String?
    let olderHref: String?
    let files: [FileLink]

    init(
        _ address: RegisterAddress, lines: [RegisterRow], _ counts: RequestRegisterCounts, years: [Int], _ here: PublicSite,
        older: MatterID?, isFirst: Bool
    ) {
        let unit = here.units.first { $0.code == address.unit }
        heading = "\(unit?.name ?? "全部单位")，\(address.year.isEmpty ? "历年" : "\(address.year)年")收到的申请"
        figures = Self.figures(address, counts)
        self.years =
            [Choice(code: "", label: "全部年份", isChosen: address.year.isEmpty)]
            + address.years(years).map { Choice(code: $0, label: "\($0)年", isChosen: $0 == address.year) }
        units =
            [Choice(code: "", label: "全部单位", isChosen: unit == nil)]
            + here.units.map { Choice(code: $0.code, label: $0.name, isChosen: $0.id == unit?.id) }
        results =
            [Choice(code: "", label: "全部结果", isChosen: address.result.isEmpty)]
            + RegisterAddress.results.map { Choice(code: $0.code, label: $0.label, isChosen: $0.code == address.result) }
        action = Route.requestRegister.path().text
        let plain = address.with { ($0.channel, $0.outcome, $0.regime) = ("", "", "") }
        besides =
            address.besides.isEmpty
            ? nil
            : Besides(
                words: address.besides, clearHref: plain.path().text,
                fields: address.pairs.dropFirst(3).filter { !$0.1.isEmpty }.map { HiddenField(name: $0.0, value: $0.1) })
        table = Self.table(lines)
        firstHref = isFirst ? nil : address.path().text
        olderHref = older.map { id in Self.path(address, before: id).text }
        let pairs = address.with { $0.unit = unit?.code ?? "" }.pairs
        let csv = Route.requestRegisterCSV.path().query(pairs), json = Route.requestRegisterJSON.path().query(pairs)
        files = [FileLink(label: "CSV", href: csv.text), FileLink(label: "JSON", href: json.text)]
        links = HeadLink.ofList(json, csv, "申请办理情况公示")
    }

    private static func path(_ address: RegisterAddress, before id: MatterID) -> Path {
        Route.requestRegister.path().query(address.pairs + [("before", "\(id.value)")])
    }

    private static func figures(_ address: RegisterAddress, _ counts: RequestRegisterCounts) -> [Figure] {
        let all: [(String, String, Int)] =
            [
                ("", "收到", counts.received), ("open", "正在办理", counts.open), ("overdue", "其中超期", counts.overdue),
                ("ended", "已办结", counts.ended),
            ]
            + DecisionGroup.allCases.map { ($0.rawValue, $0.words, counts.groups[$0] ?? 0) } + [("late", "超期办结", counts.late)]
        return all.map { code, label, count in
            Figure(
                label: label, count: grouped(count), href: address.with { $0.result = code }.path().text, isHere: address.result == code)
        }
    }

    private static func table(_ lines: [RegisterRow]) -> DataTable {
        DataTable(
            caption: "申请办理情况",
            columns: [
                .init(label: "申请编号"), .init(label: "受理单位"), .init(label: "收到日期"), .init(label: "办理结果"), .init(label: "办结日期"),
                .init(label: "历时（工作日）", isNumber: true), .init(label: "是否超期"),
            ],
            rows: lines.map { line in
                DataTable.Row(cells: [
                    .init(text: line.number, isNowrap: true), .init(text: line.unit, isUnit: true),
                    .init(text: line.receivedOn.text, isNowrap: true), .init(text: line.result),
                    .init(text: line.endedOn?.text ?? "—", isNowrap: true), .init(text: "\(line.days)", isNumber: true),
                    .init(text: line.timing, isNowrap: true),
                ])
            }, empty: "没有这样的申请。换一个年份、单位或者结果看看。", isStacked: true)
    }

    private init() {
        let choice = Choice(code: "2026", label: "2026年", isChosen: true), other = Choice(code: "", label: "全部", isChosen: false)
        (links, heading, action, table) = ([], "全部单位", "/request/register", .sample)
        figures = [
            Figure(label: "收到", count: "3", href: "/request/register", isHere: true),
            Figure(label: "正在办理", count: "1", href: "/request/register?result=open", isHere: false),
        ]
        (years, units, results) = ([choice, other], [choice, other], [choice, other])
        besides = Besides(words: "传真", clearHref: "/request/register", fields: [HiddenField(name: "channel", value: "fax")])
        (firstHref, olderHref) = ("/request/register", "/request/register?before=3")
        files = [FileLink(label: "CSV", href: "/request/register.csv")]
    }

    static let samples = [RequestRegisterPage()]
}
