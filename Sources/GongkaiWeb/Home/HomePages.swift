import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The first page of a site.
struct HomePages {
    let site: Site
    let reports: AnnualReportStore
    let articles: ArticleStore
    let collections: CollectionStore

    /// Lines of each column on the first page, and of what is new.
    private static let lines = 6
    private static let news = 10
    private static let columns = 8

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors.get(.home, use: home)
    }

    @Sendable func home(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let agencies: [Agency]
        if let here = context.here { agencies = here.agencies } else { agencies = try await site.accounts.agencies() }
        let body = context.here.map(\.facts.owner) ?? agencies.first { $0.parent == nil }?.id
        let years = try await reports.published().filter { $0.agency == body }.map { snapshot in
            HomePage.Year(
                label: "\(snapshot.year)年", href: Route.districtReport.path("\(snapshot.year)").text,
                state: "\(snapshot.publishedOn.text)发布")
        }
        guard let here = context.here else {
            context.claim.keep([.reports, .everything])
            return site.show(HomePage(title: site.name, years: years), request, context)
        }
        let now = site.now(), names = here.agencyNames
        let open = here.columns.filter { !$0.settings.column.isArchived }
        let columns = HomePage.kinds.flatMap { kind in open.filter { $0.settings.column.kind.code == kind } }
        var newest: [HomePage.Newest] = []
        for column in columns {
            let lines = try await articles.list(column.id, limit: Self.lines, at: now)
            guard !lines.isEmpty, newest.count < Self.columns else { continue }
            newest.append(
                HomePage.Newest(
                    id: column.code, name: column.name, href: Route.column.path(column.code).text,
                    articles: lines.map { line in
                        ListedArticle(line, Route.article.path(column.code, "\(line.article.value)"), agencies: names)
                    }))
        }
        let latest = try await articles.newest(of: here.stored.id, kinds: HomePage.news, limit: Self.news, at: now).compactMap { line in
            line.path(in: here.byID).map { ListedArticle(line, $0, agencies: names) }
        }
        let topics = try await collections.shown(.topic, on: here.stored.id).prefix(4).map { topic in
            HomePage.Entrance(label: topic.title, note: topic.lead, href: Route.topic.path(topic.code).text)
        }
        // Long lists stand beside long ones.
        newest = newest.filter { $0.articles.count > 2 } + newest.filter { $0.articles.count <= 2 }
        if newest.count > 2, newest.count % 2 == 1 { newest.removeLast() }
        context.claim.keep([.site(here.stored.id.value), .newest(here.stored.id.value), .reports])
        var page = HomePage(
            here, latest: latest, newest: newest, topics: topics, years: Array(years.prefix(3)),
            offers: { PublicFrame.offers($0, site.routes) }, telephone: site.configuration.telephone)
        page.structured = SafeHTML(data: SchemaOrg.site(here, at: site.base(of: here.facts)))
        return site.show(page, request, context)
    }
}
