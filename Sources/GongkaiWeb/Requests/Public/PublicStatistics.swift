import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The statistics of requests by year and unit, for people and programs. Every number leads to the requests it counts.
struct PublicStatistics {
    let site: Site
    let requests: RequestStore

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors.get(.requestStatistics, use: show)
        RouteGroup(group: visitors.group.group().add(middleware: JSONFaults()), table: site.routes)
            .get(.requestStatisticsJSON) { request, context in try await file(.json, request, context) }
            .get(.requestStatisticsCSV) { request, context in try await file(.csv, request, context) }
    }

    @Sendable func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), fields = try request.queryFields
        let years = try await requests.registerYears(of: Set(here.units.map(\.id)))
        var address = RegisterAddress()
        address.unit = fields["unit"] ?? ""
        // Without a year that of now, or the last in which any came; all of them when asked for.
        let today = site.now().day
        address.year = fields["year"] ?? "\(years.contains(today.year) ? today.year : years.first ?? today.year)"
        try address.requireYear()
        let table = try await table(address, here)
        return site.show(StatisticsPage(table, address, years: years, here), request, context)
    }

    static let fields: [ListFile.Field] = [
        .init(key: "group", label: "类别"), .init(key: "name", label: "项目"), .init(key: "requests", label: "件数"),
        .init(key: "workingDays", label: "答复用时中位数（工作日）"), .init(key: "list", label: "清单"),
    ]

    private func file(_ form: ListFile.Form, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let machine = try MachineQuery(request, "year", "unit")
        for name in ["year", "unit"] where machine[name] == "" { throw SiteError.malformed("参数“\(name)”没有值。请填写，或者去掉它。") }
        let here = try context.openSite(), base = site.base(of: here.facts)
        let address = RegisterAddress { machine[$0] }
        if let wrong = address.unknown(here) { throw SiteError.malformed(wrong) }
        let table = try await table(address, here)
        let list = ListFile(
            title: "\(here.facts.name)政府信息公开申请统计",
            page: base + Route.requestStatistics.path().query([("year", address.year), ("unit", address.unit)]).text, fields: Self.fields
        ) { _ in
            let rows = table.groups.flatMap { group in
                group.lines.map { line -> [SheetCell] in
                    [
                        .text(group.heading), .text(line.name), .whole(line.count), SheetCell(text: line.median),
                        SheetCell(text: line.path.map { base + $0.text }),
                    ]
                }
            }
            return (rows, nil)
        }
        return try await list.answer(form, request, context, from: site).response
    }

    private func table(_ address: RegisterAddress, _ here: PublicSite) async throws -> StatisticsTable {
        let (all, units) = try await requests.statistics(
            address.query(here), on: site.now().day, try await requests.matters.calendar())
        return StatisticsTable(all, units, address, here)
    }
}

/// The numbers with the lists behind them.
struct StatisticsTable: Sendable {
    struct Line: Sendable {
        let name: String
        /// The article it rests on, or how the report calls it.
        var note = ""
        let count: Int
        var median: String?
        /// The list of what it counts; nil where a list could point to somebody.
        var path: Path?
    }

    struct Group: Sendable {
        let id: String
        let heading: String
        let nameLabel: String
        let noteLabel: String?
        let lines: [Line]
        var hasMedian = false
    }

    let groups: [Group]
    let total: RequestStatistics
    let median: String?

    init(_ all: RequestStatistics, _ units: [AgencyID: RequestStatistics], _ address: RegisterAddress, _ here: PublicSite) {
        func path(_ change: (inout RegisterAddress) -> Void) -> Path { address.with(change).path() }
        total = all
        median = all.medianTenths.map(Self.tenths)
        var groups = [
            Group(
                id: "progress", heading: "办理情况", nameLabel: "项目", noteLabel: nil,
                lines: [
                    Line(name: "收到", count: all.received, path: path { _ in }),
                    Line(name: "正在办理", count: all.open, path: path { $0.result = "open" }),
                    Line(name: "正在办理，已超期", count: all.overdue, path: path { $0.result = "overdue" }),
                    Line(name: "已办结", count: all.ended, path: path { $0.result = "ended" }),
                    Line(name: "按期答复", count: all.onTime, median: median, path: path { $0.result = "onTime" }),
                    Line(name: "超期答复", count: all.late, path: path { $0.result = "late" }),
                    Line(name: "延长过期限", count: all.extended, path: path { $0.result = "extended" }),
                ]),
            Group(
                id: "channels", heading: "提交方式", nameLabel: "提交方式", noteLabel: nil,
                lines: ReceiptChannel.allCases.map { channel in
                    Line(name: channel.label, count: all.channels[channel] ?? 0, path: path { $0.channel = channel.rawValue })
                }),
            Group(
                id: "applicants", heading: "申请人的类别", nameLabel: "类别", noteLabel: nil,
                lines: RegisterAddress.applicants.map { kind in
                    Line(name: kind.label, count: all.applicants[kind.code] ?? 0)
                }),
        ]
        // Each request under the regulation of the day it was received, with the names and articles of that regulation.
        for regime in DisclosureRegime.all {
            let lines = RequestOutcome.all.compactMap { outcome -> Line? in
                guard let count = all.outcomes[.init(regime: regime.code, code: outcome.code)], count > 0 else { return nil }
                return Line(
                    name: Self.name(outcome, regime), note: outcome.article(under: regime) ?? "", count: count,
                    path: path { ($0.outcome, $0.regime) = (outcome.code, regime.code) })
            }
            if lines.isEmpty { continue }
            groups.append(
                Group(id: "outcomes-\(regime.code)", heading: "办理结果（依照\(regime.law)）", nameLabel: "办理结果", noteLabel: "依据", lines: lines))
        }
        if here.units.first(where: { $0.code == address.unit }) == nil {
            let lines = here.units.compactMap { unit -> Line? in
                guard let own = units[unit.id] else { return nil }
                return Line(
                    name: unit.name, count: own.received, median: own.medianTenths.map(Self.tenths), path: path { $0.unit = unit.code })
            }
            groups.append(
                Group(id: "units", heading: "各单位收到的申请", nameLabel: "单位", noteLabel: nil, lines: lines, hasMedian: true))
        }
        self.groups = groups
    }

    /// Under the regulation of 2007 as the form of the report of its time prints it: it knew neither 无法提供 nor 不予处理 as groups.
    private static func name(_ outcome: RequestOutcome, _ regime: DisclosureRegime) -> String {
        guard regime.code == "2007", let row = outcome.row2014,
            let label = ReportForm.all.first(where: { $0.id == "2014" })?.figure(row)?.label
        else { return outcome.label }
        let own = outcome.label.split(separator: "：", maxSplits: 1).last.map(String.init) ?? outcome.label
        let plain = label.hasSuffix("数") ? String(label.dropLast()) : label
        return plain == own ? plain : "\(plain)（\(own)）"
    }

    private static func tenths(_ number: Int) -> String { number % 10 == 0 ? "\(number / 10)" : "\(number / 10).\(number % 10)" }
}

/// The statistics as a page.
struct StatisticsPage: Page {
    struct Table: Sendable {
        let id: String
        let heading: String
        let chart: Chart?
        let table: DataTable
    }

    static let template = "requests/statistics"
    let title = "申请办理情况统计"
    var breadcrumb: [Crumb] { [.home, .requests] }
    let links: [HeadLink]
    let action: String
    let years: [RequestRegisterPage.Choice]
    let units: [RequestRegisterPage.Choice]
    let lead: String
    let tables: [Table]
    let files: [FileLink]

    init(_ statistics: StatisticsTable, _ address: RegisterAddress, years: [Int], _ here: PublicSite) {
        let unit = here.units.first { $0.code == address.unit }
        let pairs = [("year", address.year), ("unit", unit?.code ?? "")]
        let csv = Route.requestStatisticsCSV.path().query(pairs), json = Route.requestStatisticsJSON.path().query(pairs)
        links = HeadLink.ofList(json, csv, title)
        files = [FileLink(label: "CSV", href: csv.text), FileLink(label: "JSON", href: json.text)]
        action = Route.requestStatistics.path().text
        self.years =
            address.years(years).map { .init(code: $0, label: "\($0)年", isChosen: $0 == address.year) }
            + [.init(code: "", label: "全部年份", isChosen: address.year.isEmpty)]
        units =
            [.init(code: "", label: "全部单位", isChosen: unit == nil)]
            + here.units.map { .init(code: $0.code, label: $0.name, isChosen: $0.id == unit?.id) }
        let total = statistics.total, answered = total.onTime + total.late
        let period = address.year.isEmpty ? "历年" : "\(address.year)年", name = unit?.name ?? "全部单位"
        lead =
            total.received == 0
            ? "在本网站办理的申请中，没有\(name)\(period)收到的。在此以前的申请，见当年的政府信息公开工作年度报告。"
            : "\(period)，\(name)收到申请\(grouped(total.received))件，已办结\(grouped(total.ended))件。"
                + (total.overdue == 0 ? "" : "正在办理的\(grouped(total.open))件中，\(grouped(total.overdue))件已经超期。")
                + (answered == 0 ? "" : "作出答复的\(grouped(answered))件中，按期\(grouped(total.onTime))件")
                + (statistics.median.map { "，从收到到答复用时的中位数是\($0)个工作日。" } ?? "")
        tables =
            total.received == 0
            ? []
            : statistics.groups.map { group in
                Table(
                    id: group.id, heading: group.heading, chart: Self.chart(group), table: Self.table(group))
            }
    }

    private static func chart(_ group: StatisticsTable.Group) -> Chart? {
        let lines = group.lines.filter { $0.count > 0 }.sorted { $0.count > $1.count }
        guard group.id != "progress", lines.count > 1, let first = lines.first else { return nil }
        // The sentence says what stands out, where something does.
        let isAlone = lines[1].count < first.count
        return Chart(
            bars: lines.prefix(12).map { ($0.name, Double($0.count), "\(grouped($0.count))件") },
            title: isAlone ? "“\(first.name)”最多" : "各项件数，由多到少")
    }

    private static func table(_ group: StatisticsTable.Group) -> DataTable {
        var columns: [DataTable.Column] = [.init(label: group.nameLabel)]
        if let note = group.noteLabel { columns.append(.init(label: note)) }
        columns.append(.init(label: "件数", isNumber: true))
        if group.hasMedian { columns.append(.init(label: "答复用时中位数（工作日）", isNumber: true)) }
        return DataTable(
            caption: group.heading, columns: columns,
            rows: group.lines.map { line in
                var cells: [DataTable.Cell] = [.init(text: line.name, isTitle: true)]
                if group.noteLabel != nil { cells.append(.init(text: line.note)) }
                cells.append(.init(text: grouped(line.count), target: line.count > 0 ? line.path?.text : nil, isNumber: true))
                if group.hasMedian { cells.append(.init(text: line.median ?? "—", isNumber: true)) }
                return DataTable.Row(cells: cells)
            }, empty: "没有在本网站办理的申请。",
            isStacked: group.noteLabel != nil || group.hasMedian)
    }

    private init() {
        let choice = RequestRegisterPage.Choice(code: "2026", label: "2026年", isChosen: true)
        let other = RequestRegisterPage.Choice(code: "", label: "全部", isChosen: false)
        (links, action, lead) = ([], "/request/statistics", "2026年收到3件。")
        (years, units) = ([choice, other], [choice, other])
        files = [FileLink(label: "CSV", href: "/c")]
        tables = [
            Table(id: "channels", heading: "提交方式", chart: Chart(bars: [("传真", 3, "3件")], title: "传真最多"), table: .sample),
            Table(id: "applicants", heading: "类别", chart: nil, table: .sample),
        ]
    }

    static let samples = [StatisticsPage()]
}
