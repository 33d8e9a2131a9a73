import GongkaiCore
import GongkaiStore

/// All published reports, by year.
struct PublicReportsPage: Page {
    struct Year: Sendable {
        let heading: String
        let entries: [Entry]
    }

    struct Entry: Sendable {
        let label: String
        let href: String
        let day: String
        let version: String
    }

    static let template = "annual-report/list"
    let title = "政府信息公开工作年度报告"
    var breadcrumb: [Crumb] { [.home] }
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let years: [Year]

    init(_ published: [PublishedReport], agencies: [Agency], year: Int?, agency code: String) {
        let byID = Dictionary(agencies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let all = published.compactMap { report in byID[report.agency].map { (report: report, agency: $0) } }
        let shown = all.filter { (year == nil || $0.report.year == year) && (code.isEmpty || $0.agency.code == code) }
        let publishers = agencies.filter { agency in all.contains { $0.agency.id == agency.id } }
        filterAction = Route.reports.path().text
        filters = [
            .select(
                "year", "年份", PublicReportsPage.years(all.map(\.report.year)).map { ("\($0)", "\($0)年") },
                chosen: year.map { "\($0)" } ?? ""),
            .select("agency", "单位", publishers.map { ($0.code, $0.name) }, chosen: code),
        ]
        filterReset = year == nil && code.isEmpty ? nil : Route.reports.path().text
        years = PublicReportsPage.years(shown.map(\.report.year)).map { year in
            Year(
                heading: "\(year)年",
                entries: shown.filter { $0.report.year == year }.map { report, agency in
                    Entry(
                        label: agency.name, href: ReportPlace(agency, year: year).page.text,
                        day: "\(report.publishedOn.text)发布", version: report.sequence > 1 ? "第\(report.sequence)版（更正版）" : "")
                })
        }
    }

    private static func years(_ years: [Int]) -> [Int] { Set(years).sorted(by: >) }

    private init(sample years: [Year]) {
        filterAction = "/reports"
        filters = FilterField.samples
        filterReset = "/reports"
        self.years = years
    }

    static let samples = [
        PublicReportsPage(
            sample: [
                Year(heading: "2014年", entries: [Entry(label: "蒸湘区人民政府", href: "/reports/2014", day: "2015-02-28发布", version: "第2版")])
            ]),
        PublicReportsPage(sample: []),
    ]
}
