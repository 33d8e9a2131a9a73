import GongkaiCore
import GongkaiStore

/// How punctually every unit publishes, ranked, with what is late, what is stuck and with whom, and which columns are not kept up.
struct PublishingPage: Page {
    struct Line: Sendable {
        let rank: String
        let name: String
        let href: String
        let published: Count
        let inYear: Count
        let onTime: String
        /// How the share is set: in order, to be watched, bad.
        let tone: String
        let days: String
        let late: Count
        let overdue: Count
        let stuck: Count
        let columns: Count
    }

    struct Count: Sendable {
        let text: String
        /// To the list that it counts; nil for none.
        let link: String?
    }

    struct Item: Sendable {
        let unit: String
        let title: String
        let href: String?
        let first: String
        let second: String
        let days: String
    }

    static let template = "duties/publishing"
    /// Lines of a list below the table.
    private static let most = 100

    let title = "公开工作总览"
    var breadcrumb: [Crumb] { [.console] }
    let lead: String
    /// As of which day the figures are; what is stuck or not kept up is always of today.
    let asOf: String
    let filterAction: String
    let years: [FormRow.Choice]
    let months: [FormRow.Choice]
    let csvHref: String
    let workbookHref: String
    let period: String
    let lines: [Line]
    let charts: [Chart]
    let late: [Item]
    let hasLate: Bool
    let lateNote: String?
    let stuck: [Item]
    let hasStuck: Bool
    let columns: [Item]
    let hasColumns: Bool

    init(_ units: [UnitPublishing], _ agencies: [AgencyID: Agency], _ span: PublishingSpan, on today: Day, routes: RouteTable) {
        func name(_ unit: UnitPublishing) -> String { agencies[unit.agency]?.name ?? "" }
        func href(_ article: ArticleID?) -> String? {
            article.map { "/console/articles/\($0.value)" }.flatMap { routes.hasPage(at: $0) ? $0 : nil }
        }
        func count(_ number: Int, _ list: String) -> Count { Count(text: grouped(number), link: number == 0 ? nil : "#\(list)") }
        let hasList = routes.hasPage(at: Route.articles.path().text)
        func shown(_ number: Int, _ unit: UnitPublishing, in time: String) -> Count {
            let list = Route.articles.path().query([("agency", "\(unit.agency.value)"), ("published", time)])
            return Count(text: grouped(number), link: number > 0 && hasList ? list.text : nil)
        }
        let published = units.reduce(0) { $0 + $1.published }
        let judged = units.reduce(0) { $0 + $1.timeliness.onTime + $1.timeliness.late + $1.timeliness.overdue.count }
        let onTime = units.reduce(0) { $0 + $1.timeliness.onTime }
        period = span.words
        lead =
            judged == 0
            ? "\(span.words)公开\(grouped(published))条。"
            : "\(span.words)公开\(grouped(published))条；到期应公开的\(grouped(judged))条，按时公开的占\(PublishingPage.percent(Double(onTime) / Double(judged)))。"
        let end = min(span.days.upperBound, today)
        asOf =
            end == today
            ? "数据截至\(today.chineseText)。" : "数据截至\(end.chineseText)；滞留的稿件和没有按时更新的栏目，截至\(today.chineseText)。"
        filterAction = Route.publishing.path().text
        years = (2008...max(today.year, span.year)).reversed().map {
            FormRow.Choice(value: "\($0)", text: "\($0)年", isChosen: $0 == span.year)
        }
        months =
            [FormRow.Choice(value: "", text: "全年", isChosen: span.month == nil)]
            + (1...12).map { (month: Int) in FormRow.Choice(value: "\(month)", text: "\(month)月", isChosen: month == span.month) }
        let file = Route.publishingFile.path()
        csvHref = file.query(span.query + [("format", "csv")]).text
        workbookHref = file.query(span.query + [("format", "xlsx")]).text
        lines = units.map { unit in
            Line(
                rank: "\(unit.timeliness.rank)", name: name(unit),
                href: Route.unitDuties.path(agencies[unit.agency]?.code ?? "").text,
                published: shown(unit.published, unit, in: span.text),
                inYear: shown(unit.publishedInYear, unit, in: "\(span.year)"),
                onTime: unit.timeliness.onTimeShare.map(PublishingPage.percent) ?? "没有公开",
                tone: PublishingPage.tone(unit.timeliness.onTimeShare), days: unit.timeliness.meanDays.map(PublishingPage.oneDigit) ?? "",
                late: count(unit.timeliness.late, "late"),
                overdue: count(unit.timeliness.overdue.count, "late"), stuck: count(unit.stuck.count, "stuck"),
                columns: count(unit.staleColumns.count, "columns"))
        }
        charts = PublishingPage.charts(units, name, span.words)
        let allLate = units.flatMap { unit in unit.late.map { (unit, $0) } }.sorted { $1.1.workingDays < $0.1.workingDays }
        late = allLate.prefix(PublishingPage.most).map { unit, late in
            Item(
                unit: name(unit), title: late.title, href: href(late.article), first: late.madeOn.text,
                second: late.publishedOn?.text ?? "尚未公开", days: "\(late.workingDays)")
        }
        hasLate = !late.isEmpty
        lateNote = allLate.count > PublishingPage.most ? "列出最久的\(PublishingPage.most)条，共\(grouped(allLate.count))条。" : nil
        stuck = units.flatMap { unit in
            unit.stuck.map {
                Item(
                    unit: name(unit), title: $0.title, href: href($0.article), first: $0.waitsFor, second: $0.since.text,
                    days: "\($0.workingDays)")
            }
        }
        hasStuck = !stuck.isEmpty
        columns = units.flatMap { unit in
            unit.staleColumns.map { stale in
                // What stands in it, and when that was published.
                let list = Route.articles.path().query([("column", "\(stale.column.value)")])
                return Item(
                    unit: name(unit), title: stale.name, href: hasList ? list.text : nil, first: stale.words, second: stale.siteName,
                    days: "")
            }
        }
        hasColumns = !columns.isEmpty
    }

    private static func charts(_ units: [UnitPublishing], _ name: (UnitPublishing) -> String, _ span: String) -> [Chart] {
        let busy = units.filter { $0.published > 0 || $0.timeliness.onTimeShare != nil }
        guard !busy.isEmpty else { return [] }
        let most = busy.max { $0.published < $1.published }
        let worst = busy.filter { $0.timeliness.meanDays != nil }.max { ($0.timeliness.meanDays ?? 0) < ($1.timeliness.meanDays ?? 0) }
        return [
            Chart(
                bars: busy.sorted { $0.published > $1.published }.map { (name($0), Double($0.published), "\(grouped($0.published))条") },
                title: "\(span)公开的条数，\(most.map(name) ?? "")最多"),
            Chart(
                bars: busy.sorted { ($0.timeliness.meanDays ?? -1) > ($1.timeliness.meanDays ?? -1) }.map {
                    (name($0), $0.timeliness.meanDays, $0.timeliness.meanDays.map { "\(oneDigit($0))天" } ?? "无")
                }, title: "从生成到公开的平均工作日，\(worst.map(name) ?? "")最长"),
        ]
    }

    private static func oneDigit(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// Nine of ten in time is in order; less than six of ten, or nothing at all, is not.
    private static func tone(_ share: Double?) -> String {
        guard let share else { return "error" }
        return share >= 0.9 ? "done" : share >= 0.6 ? "warning" : "error"
    }

    private static func percent(_ share: Double) -> String { "\(oneDigit(share * 100))%" }

    private init(sample lines: [Line], isFull: Bool) {
        (lead, asOf, filterAction, csvHref, workbookHref, period) = ("2026年公开3条。", "数据截至2026年3月5日。", "/p", "/c", "/x", "2026年")
        years = [
            FormRow.Choice(value: "2026", text: "2026年", isChosen: true), FormRow.Choice(value: "2025", text: "2025年", isChosen: false),
        ]
        months = years
        self.lines = lines
        charts = isFull ? [Chart(bars: [("教育局", 3, "3条"), ("民政局", nil, "无")], title: "公开的条数")] : []
        let item = Item(unit: "教育局", title: "关于", href: "/a", first: "2026-01-05", second: "2026-03-05", days: "3")
        let other = Item(unit: "教育局", title: "关于", href: nil, first: "2026-01-05", second: "2026-03-05", days: "3")
        late = isFull ? [item, other] : []
        hasLate = isFull
        lateNote = isFull ? "列出最久的100条。" : nil
        stuck = late
        hasStuck = isFull
        columns = late
        hasColumns = isFull
    }

    static let samples: [PublishingPage] = {
        let some = Count(text: "1", link: "#late"), none = Count(text: "0", link: nil)
        let line = Line(
            rank: "1", name: "教育局", href: "/u", published: some, inYear: some, onTime: "90.0%", tone: "done", days: "4.5", late: some,
            overdue: some,
            stuck: some, columns: some)
        let quiet = Line(
            rank: "2", name: "民政局", href: "/u", published: none, inYear: none, onTime: "没有公开", tone: "error", days: "", late: none,
            overdue: none, stuck: none,
            columns: none)
        return [PublishingPage(sample: [line, quiet], isFull: true), PublishingPage(sample: [], isFull: false)]
    }()
}
