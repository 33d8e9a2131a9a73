import GongkaiCore
import GongkaiStore
import Hummingbird

/// The units of a site, its leaders, its projects, and where one reads on the spot.
struct UnitPages {
    let site: Site
    let sheets: SheetStore
    let articles: ArticleStore
    let registers: RegisterStore
    let guides: GuideStore
    let items: ServiceItemStore

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.units, use: units)
            .get(.unit, use: unit)
            .get(.leaders, use: leaders)
            .get(.projects, use: projects)
            .get(.readingPoints, use: readingPoints)
    }

    @Sendable func units(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context), profiles = try await sheets.shown(.unit)
        keep(context, here)
        return site.show(UnitListPage(here, profiles: profiles), request, context)
    }

    @Sendable func unit(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context), code = try context.parameters.require("agency")
        guard let agency = here.units.first(where: { $0.code == code }) else {
            throw SiteError.notFound("没有这个单位。请从“机构职能”进入。")
        }
        let now = site.now()
        let latest = try await articles.newest(of: here.stored.id, agency: agency.id, limit: 8, at: now)
        context.claim.keep(
            [.site(here.stored.id.value), .agency(agency.id.value)] + latest.map { .article($0.article.value) })
        let profile = try await sheets.shown(.unit, of: agency.id).first
        return site.show(
            UnitPage(
                agency, of: here, profile: profile, gone: profile == nil ? try await sheets.tombstone(.unit, of: agency.id) : nil,
                leaders: try await sheets.shown(.leader, of: agency.id), latest: latest,
                guideHref: try await guides.published(agency.id) == nil ? nil : Route.guide.path(agency.code).text,
                requestHref: site.requestHref(of: agency),
                services: try await items.counts(ServiceItemFilter(agency: agency.id), on: now.day).total), request, context)
    }

    @Sendable func leaders(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context)
        let units = Set(here.units.map(\.id))
        keep(context, here)
        return site.show(
            LeadersPage(here, leaders: try await sheets.shown(.leader).filter { units.contains($0.agency) }), request, context)
    }

    @Sendable func projects(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context), units = Set(here.units.map(\.id))
        keep(context, here)
        return site.show(
            ProjectsPage(
                here, projects: try await sheets.shown(.project).filter { units.contains($0.agency) },
                credits: try await sheets.shown(.credit).filter { units.contains($0.agency) }, on: site.now().day), request, context)
    }

    @Sendable func readingPoints(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context), today = site.now().day
        let points = try await registers.readingPoints(on: today).filter { point in here.units.contains { $0.id == point.agency } }
        // Not kept: nobody tells of a change in the register of points.
        return site.show(ReadingPointsPage(here, points: points, details: try await sheets.shown(.readingPoint)), request, context)
    }

    private static func here(_ context: VisitorContext) throws -> PublicSite {
        guard let here = context.here else { throw SiteError.notFound("网站还没有开通。") }
        return here
    }

    private static func tags(_ here: PublicSite) -> [PageTag] {
        [.site(here.stored.id.value)] + here.units.map { .agency($0.id.value) }
    }

    private func keep(_ context: VisitorContext, _ here: PublicSite) { context.claim.keep(Self.tags(here)) }
}
