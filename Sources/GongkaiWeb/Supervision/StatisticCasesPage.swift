import GongkaiCore
import GongkaiStore

/// The cases behind a number of the statistics.
struct StatisticCasesPage: Page {
    static let template = "supervision/statistic-cases"
    let title: String
    var breadcrumb: [Crumb] { [.console, .supervision, .supervisionStatistics] }
    let lead: String
    let count: String
    let table: DataTable
    let firstHref: String?
    let nextHref: String?

    init(
        _ found: (lines: [StatisticLine], next: StatisticPlace?, total: Int), _ cases: StatisticCases, _ view: SupervisionStatisticsView,
        name: String, units: [AgencyID: String], isFirst: Bool
    ) {
        let months = cases.from == cases.through ? cases.from : "\(cases.from)至\(cases.through)"
        title = cases.what == .received ? "收到的办件" : "办结的办件"
        lead = cases.dimension == .month ? "\(months)，最早的在前。" : "\(cases.dimension.words)“\(name)”，\(months)，最早的在前。"
        count = "共\(grouped(found.total))件"
        table = DataTable(
            caption: title,
            columns: ["编号", "事项", "单位", "收件", "办结", "颜色"].map { DataTable.Column(label: $0) },
            rows: found.lines.map { line in
                DataTable.Row(cells: [
                    DataTable.Cell(text: line.number, target: Route.supervisedCase.path("\(line.id.value)").text, isTitle: true),
                    DataTable.Cell(text: line.title), DataTable.Cell(text: units[line.unit] ?? "", isUnit: true),
                    DataTable.Cell(text: line.received?.text ?? "", isNowrap: true),
                    DataTable.Cell(text: line.ended?.text ?? "在办", isNowrap: true),
                    DataTable.Cell(text: SupervisionColour.words(line.colour), isNowrap: true),
                ])
            }, empty: "没有符合的办件。请回到监察统计，从数字进入。", isStacked: true)
        firstHref = isFirst ? nil : view.cases(cases.what, of: cases.subject).text
        nextHref = found.next.map { view.cases(cases.what, of: cases.subject, after: $0).text }
    }

    private init(sample table: DataTable, hasMore: Bool) {
        title = "收到的办件"
        lead = "单位“区城管局”，2026-01至2026-03，最早的在前。"
        count = "共1件"
        self.table = table
        firstHref = hasMore ? "/s" : nil
        nextHref = hasMore ? "/s?after=1" : nil
    }

    static let samples = [
        StatisticCasesPage(sample: .sample, hasMore: true),
        StatisticCasesPage(sample: DataTable(caption: "空", columns: [], rows: [], empty: "没有。"), hasMore: false),
    ]
}
