import GongkaiCore
import GongkaiStore
import Hummingbird

/// What every site has besides its articles: the map, the statement on access, and the page before one leaves.
struct SitePages {
    let site: Site

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.siteMap, use: map)
            .get(.accessibility, use: accessibility)
            .get(.leave, use: leave)
    }

    @Sendable func map(_ request: Request, _ context: VisitorContext) async throws -> Response {
        context.claim.keep([context.here.map { .site($0.stored.id.value) } ?? .everything])
        return site.show(SiteMapPage(context.here, named: site.name, offers: { PublicFrame.offers($0, site.routes) }), request, context)
    }

    @Sendable func accessibility(_ request: Request, _ context: VisitorContext) async throws -> Response {
        context.claim.keep([context.here.map { .site($0.stored.id.value) } ?? .everything])
        return site.show(
            AccessibilityPage(
                siteName: context.here?.facts.name ?? site.name, telephone: site.configuration.telephone,
                contact: context.here?.stored.settings.contact), request, context)
    }

    /// Never leads anywhere by itself: the reader sees the address and decides.
    @Sendable func leave(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let to = try request.queryFields["to"] ?? ""
        guard to.utf8.count <= 2_000, to.hasPrefix("https://") || to.hasPrefix("http://"), let host = BodyHTML.host(of: to),
            to.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "\"" && $0 != "<" && $0 != ">" && $0 != "\\" })
        else { throw SiteError.notFound("这不是一个可以打开的网址。请返回上一页，从页面上的链接进入。") }
        var response = site.show(
            LeavePage(
                siteName: context.here?.facts.name ?? site.name, host: host, target: to, isOwn: context.here?.holds(host: host) ?? false),
            request, context)
        response.headers[SitePages.robots] = "noindex, nofollow"
        return response
    }

    private static let robots = HTTPFieldName.made("X-Robots-Tag")
}
