import GongkaiCore
import GongkaiStore
import Hummingbird

/// The first page of the public site.
struct HomePages {
    let site: Site
    let reports: AnnualReportStore
    let sites: SiteStore
    let articles: ArticleStore

    /// Lines of each column on the first page.
    private static let lines = 6

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors.get(.home, use: home)
    }

    @Sendable func home(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let agencies = try await site.accounts.agencies()
        let top = agencies.first { $0.parent == nil }
        let years = try await reports.published().filter { $0.agency == top?.id }.map { snapshot in
            HomePage.Year(
                label: "\(snapshot.year)年", href: Route.districtReport.path("\(snapshot.year)").text,
                state: "\(snapshot.publishedOn.text)发布")
        }
        guard let here = try await PublicSite.of(request, in: sites) else {
            context.claim.keep([.reports])
            return site.show(HomePage(title: site.name, years: years), request, context)
        }
        let names = Dictionary(agencies.map { ($0.id, $0.name) }) { first, _ in first }
        let open = here.columns.filter { !$0.settings.column.isArchived }
        let columns = HomePage.kinds.flatMap { kind in open.filter { $0.settings.column.kind.code == kind } }
        var newest: [HomePage.Newest] = []
        for column in columns {
            let lines = try await articles.list(column.id, limit: Self.lines, at: site.now())
            guard !lines.isEmpty else { continue }
            newest.append(
                HomePage.Newest(
                    id: column.code, name: column.name, href: Route.column.path(column.code).text,
                    articles: lines.map { line in
                        ListedArticle(line, Route.article.path(column.code, "\(line.article.value)"), agencies: names)
                    }))
        }
        context.claim.keep([.site(here.stored.id.value), .reports])
        return site.show(HomePage(here, newest: newest, years: years), request, context)
    }
}

/// Quiet: whose site this is, what is new, where a document is found, and the yearly reports.
struct HomePage: Page {
    struct Year: Sendable {
        let label: String
        let href: String
        let state: String
    }

    struct Newest: Sendable {
        let id: String
        let name: String
        let href: String
        let articles: [ListedArticle]
    }

    struct Column: Sendable {
        let name: String
        let href: String
        let description: String
    }

    static let template = "home/public"
    /// Kinds of column whose newest articles stand on the first page, in this order.
    static let kinds = ["notice", "news", "policy", "interpretation"]

    let title: String
    let windowTitle: String?
    let labels: [PageLabels.Label]
    let years: [Year]
    let newest: [Newest]
    let columns: [Column]
    let hasColumns: Bool
    var breadcrumb: [Crumb] { [] }

    init(title: String, years: [Year]) {
        self.title = title
        windowTitle = nil
        labels = []
        self.years = years
        newest = []
        columns = []
        hasColumns = false
    }

    init(_ here: PublicSite, newest: [Newest], years: [Year]) {
        title = here.facts.name
        windowTitle = here.facts.name
        labels = PageLabels(site: here.facts).labels
        self.years = years
        self.newest = newest
        columns = here.columns(below: nil).map {
            Column(name: $0.name, href: Route.column.path($0.code).text, description: $0.settings.column.description)
        }
        hasColumns = !columns.isEmpty
    }

    private init(sample years: [Year]) {
        title = "蒸湘区人民政府门户网站"
        windowTitle = title
        labels = []
        self.years = years
        newest = [Newest(id: "tzgg", name: "通知公告", href: "/columns/tzgg", articles: [.sample])]
        columns = [Column(name: "政务公开", href: "/columns/zwgk", description: "指南、制度、目录和年报")]
        hasColumns = true
    }

    static let samples = [
        HomePage(
            title: "衡阳市蒸湘区人民政府信息公开", years: [Year(label: "2014年", href: "/reports/2014", state: "2015-02-28发布")]),
        HomePage(sample: [Year(label: "2014年", href: "/reports/2014", state: "2015-02-28发布")]),
    ]
}
