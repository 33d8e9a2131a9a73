import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// What search engines and browsers ask for: which pages there are, which may be read, how the site is searched.
struct SiteMaps {
    let site: Site
    let articles: ArticleStore
    let reports: AnnualReportStore
    let guides: GuideStore
    let collections: CollectionStore
    let items: ServiceItemStore

    /// A part of the sitemap is kept up to this size; larger ones would drive many pages out.
    private static let keptBytes = 1 << 20

    func addRoutes(to machines: RouteGroup<VisitorContext>) {
        machines
            .get(.sitemap, use: index)
            .get(.sitemapPages, use: pages)
            .get(.sitemapPart, use: part)
            .get(.robots, use: robots)
            .get(.openSearch, use: openSearch)
    }

    @Sendable func index(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), base = site.base(of: here.facts)
        let parts = try await articles.sitemapParts(of: here.stored.id, at: site.now())
        context.claim.keep([.site(here.stored.id.value), .newest(here.stored.id.value)])
        let files =
            [Sitemap.Page(address: base + Route.sitemapPages.path().text)]
            + parts.map {
                Sitemap.Page(address: base + Route.sitemapPart.path("articles-\($0.number)").text, changedAt: $0.changedAt)
            }
        return site.document(Sitemap.index(files), type: Self.xml, request)
    }

    /// Everything that is no article.
    @Sendable func pages(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), base = site.base(of: here.facts)
        let agencies = try await site.accounts.agencies(), codes = Dictionary(agencies.map { ($0.id, $0.code) }) { first, _ in first }
        var paths = [Route.home.path(), Route.catalogue.path(), Route.guides.path(), Route.reports.path()]
        paths += LineFiles.listings.filter(\.parameters.isEmpty).map { $0.page.path() } + UnitFiles.listings.map { $0.page.path() }
        paths += [Route.gazette.path(), Route.topics.path()]
        // Where requests can be made at all.
        paths += [Route.requests, .requestRegister, .requestStatistics, .requestReplies]
            .filter { PublicFrame.offers($0.pattern, site.routes) }.map { $0.path() }
        paths += try await LineFiles.chosen(on: here.stored.id, in: collections).map(\.page)
        let filter = try ServiceQuery().filter(on: here)
        paths += [Route.services.path()]
        paths += try await items.list(filter, on: site.now().day, limit: 100_000).map { Route.service.path($0.taskCode) }
        paths += here.units.map { Route.unit.path($0.code) }
        paths += here.columns.map { Route.column.path($0.code) }
        paths += try await guides.published().compactMap { guide in codes[guide.agency].map { Route.guide.path($0) } }
        paths += try await reports.published().compactMap { report in
            agencies.first { $0.id == report.agency }.map { ReportPlace($0, year: report.year).page }
        }
        context.claim.keep([.site(here.stored.id.value), .reports, .catalogue, .services])
        return site.document(
            Sitemap(paths.map { Sitemap.Page(address: base + $0.text) }).front(base: base), type: Self.xml, request)
    }

    @Sendable func part(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), base = site.base(of: here.facts)
        let name = try context.parameters.require("part")
        guard name.hasPrefix("articles-"), let number = Int64(name.dropFirst("articles-".count)), name == "articles-\(number)" else {
            throw SiteError.notFound("网站地图没有这一部分。请从 /sitemap.xml 查看。")
        }
        let lines = try await articles.sitemap(part: number, of: here.stored.id, at: site.now())
        guard !lines.isEmpty else { throw SiteError.notFound("网站地图没有这一部分。请从 /sitemap.xml 查看。") }
        let columns = here.byID
        let pages = lines.compactMap { line in
            columns[line.column].map {
                Sitemap.Page(address: base + Route.article.path($0.code, "\(line.article.value)").text, changedAt: line.changedAt)
            }
        }
        let bytes = Sitemap(pages).front(base: base)
        if bytes.count <= Self.keptBytes { context.claim.keep([.site(here.stored.id.value), .newest(here.stored.id.value)]) }
        return site.document(bytes, type: Self.xml, request)
    }

    @Sendable func robots(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite()
        context.claim.keep([.site(here.stored.id.value)])
        let text = Robots.text(
            disallowed: ["/console", "/login", "/view", "/search"],
            sitemap: site.base(of: here.facts) + Route.sitemap.path().text)
        return site.document(Array(text.utf8), type: "text/plain; charset=utf-8", request)
    }

    @Sendable func openSearch(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), base = site.base(of: here.facts)
        context.claim.keep([.site(here.stored.id.value)])
        let description = OpenSearchDescription(
            name: here.facts.name, description: "在\(here.facts.name)中搜索", search: "\(base)/search?q=",
            icon: base + site.assets.path("icon.svg").text)
        return site.document(description.bytes(), type: "application/opensearchdescription+xml; charset=utf-8", request)
    }

    private static let xml = "application/xml; charset=utf-8"
}
