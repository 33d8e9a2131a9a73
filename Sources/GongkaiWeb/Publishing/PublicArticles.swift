import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Columns and articles, for everyone. What shows is decided in the store, by the one rule.
struct PublicArticles {
    let site: Site
    let articles: ArticleStore

    private static let pageSize = 20

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.column, use: column)
            .get(.article, use: article)
    }

    @Sendable func column(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (here, column) = try await place(request, context)
        let before = try request.queryFields["before"].flatMap { ListCursor($0) }
        let now = site.now()
        let lines = try await articles.list(column.id, before: before, limit: Self.pageSize + 1, at: now)
        let count = try await here.memo.size(of: column.id, on: now.day) { try await articles.count(of: column.id, at: now) }
        let names = here.agencyNames
        let shown = lines.prefix(Self.pageSize)
        let listed = shown.map { line in
            // Pushed from elsewhere, it opens where it is read: in this column.
            ListedArticle(line, Route.article.path(column.code, "\(line.article.value)"), agencies: names)
        }
        context.claim.keep(
            [.frame(here.stored.id.value), .column(column.id.value)] + shown.map { .article($0.article.value) })
        return site.show(
            ColumnPage(
                column, of: here, lines: listed, count: count, older: lines.count > Self.pageSize ? shown.last?.cursor : nil,
                isFirst: before == nil),
            request, context)
    }

    @Sendable func article(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let key = try context.parameters.require("article")
        guard let id = Int64(key).map({ ArticleID(value: $0) }), key == "\(id.value)" else { throw Self.absent }
        guard let here = context.here else { throw Self.absent }
        let code = try context.parameters.require("column"), now = site.now()
        let column = here.column(code)
        guard let answer = try await articles.answer(id, in: column, named: code, on: here.stored.id, at: now) else { throw Self.absent }
        switch answer {
        case .moved(let target):
            return Response(status: .movedPermanently, headers: [.location: "/columns/\(target)"])
        case .tombstone(let reason, let since):
            guard let column else { throw Self.absent }
            let page = TombstonePage(
                Tombstone(reason: reason, since: since), in: here.way(to: column), place: column.name, at: Route.column.path(column.code))
            return site.show(page, request, context, status: .gone)
        case .shown(let reading):
            guard let column else { throw Self.absent }
            let article = reading.article, links = reading.links
            // Names of columns and units change with the frame and with everything.
            context.claim.keep([.article(id.value), .frame(here.stored.id.value)] + links.map { .article($0.line.article.value) })
            let base = site.base(of: here.facts)
            let home = article.site == here.stored.id ? nil : try await site.bases()[article.site]
            let version = SiteMemo.Version(article: id, number: article.number, column: column.id, day: now.day)
            let parts = here.memo.parts(of: version) {
                SiteMemo.Parts(
                    files: ListedFile.list(article.content, known: reading.files),
                    structured: SafeHTML(data: SchemaOrg.document(article, in: column, of: here, at: base, on: now.day)))
            }
            var page = try PublicArticlePage(
                article, in: column, of: here, at: base, home: home, on: now.day, links: links, files: parts.files,
                publications: reading.publications)
            page.structured = parts.structured
            return site.show(page, request, context)
        }
    }

    private func place(_ request: Request, _ context: VisitorContext) async throws -> (PublicSite, StoredColumn) {
        guard let here = context.here, let column = here.column(try context.parameters.require("column"))
        else { throw SiteError.notFound("没有这个栏目。请从首页的栏目进入。") }
        return (here, column)
    }

    private static let absent = SiteError.notFound("没有这条信息。它可能还没有发布，也可能网址有误。请从栏目进入。")
}
