import GongkaiCore
import GongkaiStore

/// Who has published which budget and which account (预算决算); what is missing is said.
struct BudgetsPage: Page {
    struct Cell: Sendable {
        let label: String
        /// Nil for what is missing.
        let href: String?
        /// Nothing to wait for: it should be public by now.
        var isMissing = false
    }

    struct Line: Sendable {
        let agency: String
        let unitHref: String
        let budget: Cell
        let account: Cell
    }

    static let template = "lists/budgets"
    let title = "预算决算"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let year: String
    let years: [Frame.MenuEntry]
    let lines: [Line]
    let summary: String
    /// By when they are due.
    let term: String
    let others: [ListedArticle]
    let hasOthers: Bool
    /// That it does not go through all.
    let cut: String?
    let othersCut: String?

    /// Lines below the table.
    private static let mostOthers = 20

    init(_ here: PublicSite, lines: [ShownLine], cut: String?, year wanted: Int?, on today: Day) {
        self.cut = cut
        windowTitle = "预算决算_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        let columns = here.byID, names = here.agencyNames
        var known: [AgencyID: [BudgetTitle: ShownLine]] = [:], rest: [ShownLine] = []
        for line in lines {
            if let title = BudgetTitle(line.title) {
                // The newest stands first in the list.
                if known[line.agency]?[title] == nil { known[line.agency, default: [:]][title] = line }
            } else {
                rest.append(line)
            }
        }
        let found = Set(known.values.flatMap(\.keys).map(\.year))
        let year = wanted ?? found.max() ?? today.year
        self.year = "\(year)"
        years = found.union([year, today.year, today.year - 1]).sorted(by: >).prefix(10).map {
            Frame.MenuEntry(label: "\($0)年", href: Route.budgets.path().query([("year", "\($0)")]).text, isHere: $0 == year)
        }
        func cell(_ agency: AgencyID, _ kind: BudgetTitle.Kind) -> Cell {
            let line = known[agency]?.first { $0.key.year == year && $0.key.kind == kind }?.value
            if let line { return Cell(label: line.publishedAt.day.text, href: line.path(in: columns)?.text) }
            let isDue = BudgetTerm.due(kind, of: year).map { $0 < today } ?? true
            return Cell(label: isDue ? "尚未公开" : "未到公开期限", href: nil, isMissing: isDue)
        }
        let rows = here.units.map { agency in
            Line(
                agency: agency.name, unitHref: Route.unit.path(agency.code).text, budget: cell(agency.id, .budget),
                account: cell(agency.id, .account))
        }
        self.lines = rows
        let count = rows.count
        let said = [(BudgetTitle.Kind.budget, \Line.budget), (.account, \Line.account)].map { kind, cell -> String in
            let open = rows.filter { $0[keyPath: cell].href != nil }.count
            let isDue = BudgetTerm.due(kind, of: year).map { $0 < today } ?? true
            if open == 0, !isDue { return "\(year)年\(kind.words)还没有到公开的期限" }
            return "已公开\(year)年\(kind.words)的\(open)个"
        }
        summary = "\(count)个单位中，\(said.joined(separator: "，"))。"
        term =
            BudgetTitle.Kind.allCases.compactMap { kind in
                BudgetTerm.due(kind, of: year).map { "\(year)年\(kind.words)最迟应在\($0.chineseText)前公开" }
            }.joined(separator: "，") + "（批准后二十日内批复，批复后二十日内公开）。"
        others = rest.prefix(Self.mostOthers).compactMap { line in line.path(in: columns).map { ListedArticle(line, $0, agencies: names) } }
        othersCut = ListPages.cut(others.count, of: rest.count)
        hasOthers = !others.isEmpty
    }

    private init(sample cells: (Cell, Cell)) {
        (windowTitle, labels, year, summary, term, others, hasOthers) = (nil, [], "2014", "1个单位", "期限", [.sample], true)
        (cut, othersCut) = ("只列出最近1条，共2条。", "只列出最近1条，共2条。")
        years = [Frame.MenuEntry(label: "2014年", href: "/budgets?year=2014", isHere: true)]
        lines = [Line(agency: "区财政局", unitHref: "/units/ZX09", budget: cells.0, account: cells.1)]
    }

    static let samples = [
        BudgetsPage(sample: (Cell(label: "2014-03-03", href: "/columns/czxx/1"), Cell(label: "尚未公开", href: nil, isMissing: true)))
    ]
}
