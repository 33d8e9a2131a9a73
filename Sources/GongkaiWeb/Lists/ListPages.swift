import GongkaiCore
import GongkaiStore
import Hummingbird

/// Lists over all columns: the normative documents, budgets and accounts, interviews.
struct ListPages {
    let site: Site
    let articles: ArticleStore

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.documents, use: documents)
            .get(.budgets, use: budgets)
            .get(.interviews, use: interviews)
    }

    @Sendable func documents(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context), now = site.now()
        let documents = try await articles.normativeDocuments(of: here.stored.id, at: now)
        context.claim.keep([.site(here.stored.id.value), .catalogue])
        return site.show(DocumentsPage(here, documents: documents, on: now.day), request, context)
    }

    @Sendable func budgets(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context), now = site.now()
        let lines = try await articles.newest(of: here.stored.id, kinds: ["budget"], limit: 5_000, at: now)
        context.claim.keep([.site(here.stored.id.value), .catalogue])
        let wanted = try request.queryFields["year"].flatMap { Int($0) }.flatMap { CatalogueQuery.years.contains($0) ? $0 : nil }
        return site.show(BudgetsPage(here, lines: lines, year: wanted, on: now.day), request, context)
    }

    @Sendable func interviews(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context)
        let lines = try await articles.newest(of: here.stored.id, kinds: ["interview"], limit: 500, at: site.now())
        context.claim.keep([.site(here.stored.id.value)])
        return site.show(InterviewsPage(here, lines: lines), request, context)
    }

    private static func here(_ context: VisitorContext) throws -> PublicSite {
        guard let here = context.here else { throw SiteError.notFound("网站还没有开通。") }
        return here
    }
}
