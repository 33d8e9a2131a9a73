import GongkaiCore
import GongkaiStore

/// What the address of the statistics asks for.
struct SupervisionStatisticsView: Sendable {
    let dimension: SupervisionStatistic.Dimension
    let from: String
    let through: String
    let faults: [Mistake]
    let typed: (from: String, through: String)

    /// Without months, those of the year up to today.
    init(_ query: SubmittedForm, on day: Day) {
        dimension = query["by"].flatMap(SupervisionStatistic.Dimension.init) ?? .unit
        var faults: [Mistake] = []
        func month(_ name: String, _ label: String, _ otherwise: String) -> String {
            guard let text = query[name], !text.isEmpty else { return otherwise }
            if text.count == 7, Day("\(text)-01") != nil { return text }
            faults.append(Mistake(field: FilterField.id(name), "“\(label)”填的是“\(text.prefix(20))”，应为月份，如 2026-03。"))
            return otherwise
        }
        let year = String(day.text.prefix(4))
        from = month("from", "自", "\(year)-01")
        through = month("through", "至", String(day.text.prefix(7)))
        if faults.isEmpty, from > through { faults.append(Mistake(field: FilterField.id("from"), "“自”晚于“至”，请调换。")) }
        typed = (query["from"] ?? from, query["through"] ?? through)
        self.faults = faults
    }

    func path(_ route: Route, by dimension: SupervisionStatistic.Dimension? = nil) -> Path {
        route.path().query([("by", (dimension ?? self.dimension).rawValue), ("from", from), ("through", through)])
    }
}

extension SupervisionStatisticsView {
    /// The months of one line: those asked for, or its own.
    private func months(of subject: String) -> (from: String, through: String) {
        dimension == .month ? (subject, subject) : (from, through)
    }

    /// The list of the cases that a number counts.
    func cases(_ what: StatisticCases.What, of subject: String, after place: StatisticPlace? = nil) -> Path {
        let months = months(of: subject)
        return Route.statisticCases.path().query([
            ("by", dimension.rawValue), ("subject", subject), ("what", what.rawValue), ("from", months.from), ("through", months.through),
            ("after", place?.text ?? ""),
        ])
    }

    /// The list of the cards that a number counts.
    func cards(_ signal: SupervisionSignal, of subject: String) -> Path {
        let months = months(of: subject)
        let whose = dimension == .month ? [] : [(dimension.rawValue, subject)]
        return Route.cards.path().query(
            [("issued", signal.rawValue)] + whose + [("month", months.from), ("through", months.through)])
    }
}

extension SupervisionStatistic.Dimension {
    var words: String {
        switch self {
        case .unit: "单位"
        case .item: "事项"
        case .window: "窗口人员"
        case .person: "承办人"
        case .month: "月份"
        }
    }
}

/// How many cases came and ended, and which cards they got, told by unit, item, clerk, handler or month.
struct SupervisionStatisticsPage: Page {
    struct Way: Sendable {
        let label: String
        let href: String
        let isHere: Bool
    }

    static let template = "supervision/statistics"
    let title = "监察统计"
    var breadcrumb: [Crumb] { [.console, .supervision] }
    var undone: String { "没有按这些条件统计" }
    let lead: String
    let ways: [Way]
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let chart: Chart?
    let table: DataTable
    let fileHref: String
    /// For inspectors: the steps of cases as a file.
    let eventsHref: String?
    let mistakes: [Mistake]

    static let columns = ["收件", "办结", "预警", "黄牌", "红牌", "每百件收件的黄牌和红牌"]

    init(
        _ lines: [(name: String, statistic: SupervisionStatistic)], _ view: SupervisionStatisticsView,
        dimensions: [SupervisionStatistic.Dimension], mayExport: Bool
    ) {
        lead = "\(view.from)至\(view.through)，按\(view.dimension.words)统计。黄牌和红牌计在发牌的月份，收件和办结计在当月。"
        ways = dimensions.map {
            Way(label: "按\($0.words)", href: view.path(.supervisionStatistics, by: $0).text, isHere: $0 == view.dimension)
        }
        filterAction = Route.supervisionStatistics.path().text
        filters = [
            .kept("by", view.dimension.rawValue), .text("from", "自", view.typed.from, placeholder: "2026-01"),
            .text("through", "至", view.typed.through, placeholder: "2026-12"),
        ]
        filterReset = nil
        mistakes = view.faults
        fileHref = view.path(.supervisionStatisticsFile).text
        eventsHref = mayExport ? Route.eventLog.path().text : nil
        let most = lines.prefix(12).filter { $0.statistic.broken > 0 || view.dimension == .month }
        chart =
            most.isEmpty
            ? nil
            : Chart(
                bars: most.map { ($0.name, Double($0.statistic.broken), grouped($0.statistic.broken)) },
                title: view.dimension == .month
                    ? "每月的黄牌和红牌"
                    : most.count < lines.count ? "黄牌和红牌最多的\(most.count)个\(view.dimension.words)" : "各\(view.dimension.words)的黄牌和红牌")
        func number(_ value: Int, _ href: () -> Path) -> DataTable.Cell {
            DataTable.Cell(text: grouped(value), target: value == 0 ? nil : href().text, isNumber: true)
        }
        table = DataTable(
            caption: "监察统计",
            columns: [DataTable.Column(label: view.dimension.words)]
                + SupervisionStatisticsPage.columns.map { DataTable.Column(label: $0, isNumber: true) },
            rows: lines.map { line in
                let one = line.statistic
                return DataTable.Row(cells: [
                    DataTable.Cell(text: line.name, isTitle: true), number(one.received) { view.cases(.received, of: one.subject) },
                    number(one.ended) { view.cases(.ended, of: one.subject) },
                    number(one.warnings) { view.cards(.warning, of: one.subject) },
                    number(one.yellows) { view.cards(.yellow, of: one.subject) },
                    number(one.reds) { view.cards(.red, of: one.subject) },
                    DataTable.Cell(text: SupervisionStatisticsPage.rate(one), isNumber: true),
                ])
            }, empty: "这段时间没有收件、办结和监察牌。请放宽月份。", isStacked: true)
    }

    /// With one digit; a dash where nothing came.
    static func rate(_ one: SupervisionStatistic) -> String {
        if one.received == 0 { return "—" }
        let tenths = (one.broken * 2_000 + one.received) / (2 * one.received)
        return "\(tenths / 10).\(tenths % 10)"
    }

    private init(sample: DataTable) {
        lead = "2026-01至2026-12，按单位统计。"
        ways = [Way(label: "按单位", href: "/s", isHere: true), Way(label: "按事项", href: "/s", isHere: false)]
        filterAction = "/s"
        filters = FilterField.samples
        filterReset = "/s"
        chart = Chart(bars: [("区城管局", 3, "3")], title: "黄牌和红牌")
        table = sample
        fileHref = "/s.csv"
        eventsHref = "/e"
        mistakes = []
    }

    static let samples = [
        SupervisionStatisticsPage(sample: .sample),
        SupervisionStatisticsPage(sample: DataTable(caption: "空", columns: [], rows: [], empty: "没有。")),
    ]
}
