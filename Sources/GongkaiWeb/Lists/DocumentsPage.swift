import GongkaiCore
import GongkaiStore

/// The normative documents with what they are worth now (规范性文件及其有效性, PL1).
struct DocumentsPage: Page {
    struct Line: Sendable {
        let title: String
        let href: String
        let number: String
        let agency: String
        let created: String
        let published: String
        /// Since when, until when; nil for what is simply in force.
        let note: String?
    }

    struct Group: Sendable {
        let id: String
        let label: String
        let count: String
        let documents: [Line]
    }

    static let template = "lists/documents"
    let title = "规范性文件"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let asOf: String
    let groups: [Group]
    let hasGroups: Bool

    init(_ here: PublicSite, documents: [ShownDocument], on today: Day) {
        windowTitle = "规范性文件_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        asOf = today.chineseText
        let names = here.agencyNames, columns = here.byID
        func line(_ document: ShownDocument) -> Line? {
            let validity = document.term.validity(on: today)
            return document.line.path(in: columns).map { path in
                Line(
                    title: document.line.title, href: path.text, number: document.line.documentNumber ?? "无文号",
                    agency: names[document.line.agency] ?? "", created: document.line.createdOn?.text ?? "—",
                    published: document.line.publishedAt.day.text,
                    note: validity.flatMap { $0.isInForce ? document.term.expiresOn.map { "有效期至\($0.text)" } : $0.sentence })
            }
        }
        let sorted: [(String, String, (Validity?) -> Bool)] = [
            ("current", "现行有效", { $0 == .inForce }),
            ("coming", "尚未施行", { if case .notYetInForce = $0 { true } else { false } }),
            (
                "ended", "失效和废止",
                { validity in
                    switch validity {
                    case .expired, .repealed, .replaced: true
                    default: false
                    }
                }
            ),
            ("unknown", "没有标明有效性", { $0 == nil }),
        ]
        groups = sorted.compactMap { id, label, fits in
            let lines = documents.filter { fits($0.term.validity(on: today)) }.compactMap(line)
            return lines.isEmpty ? nil : Group(id: id, label: label, count: grouped(lines.count), documents: lines)
        }
        hasGroups = !groups.isEmpty
    }

    private init(sample line: Line) {
        (windowTitle, labels, asOf, hasGroups) = (nil, [], "2014年3月3日", true)
        groups = [Group(id: "current", label: "现行有效", count: "1", documents: [line])]
    }

    static let samples = [
        DocumentsPage(
            sample: Line(
                title: "管理办法", href: "/columns/gfxwj/1", number: "蒸政发〔2014〕1号", agency: "区政府办", created: "2014-03-01",
                published: "2014-03-03",
                note: "有效期至2019-03-01"))
    ]
}

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

    init(_ here: PublicSite, lines: [ShownLine], year wanted: Int?, on today: Day) {
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
        others = rest.prefix(20).compactMap { line in line.path(in: columns).map { ListedArticle(line, $0, agencies: names) } }
        hasOthers = !others.isEmpty
    }

    private init(sample cells: (Cell, Cell)) {
        (windowTitle, labels, year, summary, term, others, hasOthers) = (nil, [], "2014", "1个单位", "期限", [.sample], true)
        years = [Frame.MenuEntry(label: "2014年", href: "/budgets?year=2014", isHere: true)]
        lines = [Line(agency: "区财政局", unitHref: "/units/ZX09", budget: cells.0, account: cells.1)]
    }

    static let samples = [
        BudgetsPage(sample: (Cell(label: "2014-03-03", href: "/columns/czxx/1"), Cell(label: "尚未公开", href: nil, isMissing: true)))
    ]
}

/// All interviews, by year.
struct InterviewsPage: Page {
    struct Year: Sendable {
        let label: String
        let articles: [ListedArticle]
    }

    static let template = "lists/interviews"
    let title = "在线访谈"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let years: [Year]
    let isEmpty: Bool

    init(_ here: PublicSite, lines: [ShownLine]) {
        windowTitle = "在线访谈_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        let names = here.agencyNames, columns = here.byID
        let byYear = Dictionary(grouping: lines) { $0.publishedAt.day.year }
        years = byYear.keys.sorted(by: >).map { year in
            Year(
                label: "\(year)年",
                articles: (byYear[year] ?? []).compactMap { line in
                    line.path(in: columns).map { ListedArticle(line, $0, agencies: names) }
                })
        }
        isEmpty = years.isEmpty
    }

    private init(sample year: Year) { (windowTitle, labels, years, isEmpty) = (nil, [], [year], false) }

    static let samples = [InterviewsPage(sample: Year(label: "2014年", articles: [.sample]))]
}
