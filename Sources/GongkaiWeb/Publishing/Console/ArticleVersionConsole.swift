import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// A version on the console: looking at it, clearing what the gate found, and comparing it.
struct ArticleVersionConsole {
    let site: Site
    let sites: SiteStore
    let articles: ArticleStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.articleVersion, use: show)
            .post(.articleHit, use: clear)
            .get(.articleComparison, use: compare)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let removed = (try request.queryFields["removed"] ?? "").split(separator: ".")
            .compactMap { CleanedDocument.Removal(rawValue: String($0)) }
        let refused = removed.filter { $0 != .deletion }.map(\.chinese).joined(separator: "、")
        var notices = refused.isEmpty ? [] : [Notice(.warning, "正文中的\(refused)不能发布，保存时已去掉。请核对正文。")]
        if removed.contains(.deletion) { notices.append(Notice(.warning, "\(CleanedDocument.Removal.deletion.chinese)未保留。请核对正文。")) }
        return try await page(
            try context.article(), try context.versionNumber(), request, context, notices: notices)
    }

    /// The page of a version; also what a refused act leads back to.
    func page(
        _ article: ArticleID, _ number: Int, _ request: Request, _ context: StaffContext, status: HTTPResponse.Status = .ok,
        notices: [Notice] = []
    ) async throws -> Response {
        let now = site.now()
        let version = try await articles.version(article, number, for: context.officer, at: now)
        let body = try await OffPool.run { SafeHTML(cleaned: try CleanHTML.clean(version.content.body)) }
        let line = version.line
        let page = ArticleVersionPage(
            version, body: body, hits: try await articles.hits(of: article, version: number, for: context.officer),
            versions: try await articles.versions(of: article, for: context.officer),
            waiting: Waiting(try await site.colleagues(), now: now, try await articles.workingCalendar()),
            withdrawer: line.state == .withdrawn ? try await articles.withdrawer(of: article, version: number) : nil,
            publicPath: Route.article.path(line.columnCode, "\(article.value)"), officer: context.officer)
        return site.show(page, request, context, status: status, notices: notices)
    }

    @Sendable func clear(_ request: Request, _ context: StaffContext) async throws -> Response {
        let article = try context.article(), number = try context.versionNumber()
        guard let hit = context.parameters.get("hit", as: Int64.self) else { throw ArticleRefusal.notFound }
        let reason = context.form.fields.first { $0.name.hasPrefix("reason") }?.value ?? ""
        if reason.unicodeScalars.count > ArticleActPage.longestReason {
            let words = "放行的理由最多\(ArticleActPage.longestReason)个字。请缩短。"
            return try await page(
                article, number, request, context, status: .unprocessableContent, notices: [Notice(.error, words)])
        }
        do {
            try await articles.clear(
                hit, reason: reason, by: context.officer, from: context.visitor.address, at: site.now())
        } catch let refusal as ArticleRefusal where refusal != .notFound {
            return try await page(
                article, number, request, context, status: .init(code: refusal.status), notices: [Notice(.error, refusal.words)])
        }
        return site.lead(to: Route.articleVersion.path("\(article.value)", "\(number)"), saying: .hitCleared)
    }

    @Sendable func compare(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let article = try context.article(), number = try context.versionNumber(), now = site.now()
        let versions = try await articles.versions(of: article, for: context.officer)
        let wanted = try request.queryFields["with"].flatMap { Int($0) } ?? versions.last { $0.number < number }?.number
        guard let wanted, versions.contains(where: { $0.number == wanted }) else {
            throw SiteError.notFound("没有可以对照的版本。请从稿件页上的版本列表选择。")
        }
        let new = try await articles.version(article, number, for: context.officer, at: now)
        let old = try await articles.version(article, wanted, for: context.officer, at: now)
        let text = try await OffPool.run { TextComparison(from: old.content.plainText, to: new.content.plainText) }
        let title = TextComparison(from: old.content.title, to: new.content.title)
        return site.show(ArticleComparisonPage(old, new, title: title, text: text, versions), request, context)
    }
}
