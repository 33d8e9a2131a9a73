import GongkaiCore
import GongkaiStore
import Hummingbird

/// Lists over all columns: the normative documents, budgets and accounts, interviews.
struct ListPages {
    let site: Site
    let articles: ArticleStore

    /// What is listed under budgets, and under interviews.
    static let budgets: Set<String> = ["budget"], interviews: Set<String> = ["interview"]

    /// Lines of a page; its files have all of them.
    private static let mostDocuments = 1_000, mostBudgets = 5_000, mostInterviews = 500

    /// What a page says that does not list everything. `count` is asked only where something may be left out.
    static func cut(_ shown: Int, at most: Int, count: () async throws -> Int) async rethrows -> String? {
        shown < most ? nil : cut(shown, of: try await count())
    }

    static func cut(_ shown: Int, of total: Int) -> String? {
        shown < total ? "只列出最近\(grouped(shown))条，共\(grouped(total))条。" : nil
    }

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.documents, use: documents)
            .get(.budgets, use: budgets)
            .get(.interviews, use: interviews)
    }

    @Sendable func documents(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context), now = site.now()
        let id = here.stored.id, documents = try await articles.normativeDocuments(of: id, limit: Self.mostDocuments, at: now)
        let cut = try await Self.cut(documents.count, at: Self.mostDocuments) { try await articles.normativeCount(of: id, at: now) }
        context.claim.keep([.site(here.stored.id.value), .catalogue])
        return site.show(DocumentsPage(here, documents: documents, cut: cut, on: now.day), request, context)
    }

    @Sendable func budgets(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context), now = site.now()
        let id = here.stored.id
        let lines = try await articles.newest(of: id, kinds: Self.budgets, limit: Self.mostBudgets, at: now)
        let cut = try await Self.cut(lines.count, at: Self.mostBudgets) { try await articles.count(of: id, kinds: Self.budgets, at: now) }
        context.claim.keep([.site(here.stored.id.value), .catalogue])
        let wanted = try request.queryFields["year"].flatMap { Int($0) }.flatMap { CatalogueQuery.years.contains($0) ? $0 : nil }
        return site.show(BudgetsPage(here, lines: lines, cut: cut, year: wanted, on: now.day), request, context)
    }

    @Sendable func interviews(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try Self.here(context), id = here.stored.id, now = site.now()
        let lines = try await articles.newest(of: id, kinds: Self.interviews, limit: Self.mostInterviews, at: now)
        let cut = try await Self.cut(lines.count, at: Self.mostInterviews) {
            try await articles.count(of: id, kinds: Self.interviews, at: now)
        }
        context.claim.keep([.site(here.stored.id.value), .newest(here.stored.id.value)])
        return site.show(InterviewsPage(here, lines: lines, cut: cut), request, context)
    }

    private static func here(_ context: VisitorContext) throws -> PublicSite {
        guard let here = context.here else { throw SiteError.notFound("网站还没有开通。") }
        return here
    }
}
