import GongkaiCore
import GongkaiStore
import Hummingbird

/// An article as a whole: its versions, its address, and the other columns where it shows.
struct ArticleRecordConsole {
    let site: Site
    let sites: SiteStore
    let articles: ArticleStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.articleRecord, use: show)
            .post(.articlePushes, use: push)
            .get(.articlePushRemoval, use: askToTakeBack)
            .post(.articlePushRemoval, use: takeBack)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        return try await page(try context.article(), request, context)
    }

    private func page(
        _ article: ArticleID, _ request: Request, _ context: StaffContext, status: HTTPResponse.Status = .ok,
        faults: [String: String] = [:],
        notices: [Notice] = []
    ) async throws -> Response {
        let versions = try await articles.versions(of: article, for: context.officer)
        let pushed = try await articles.pushes(of: article)
        return site.show(
            try ArticleRecordPage(
                versions, pushed: pushed, places: try await WritingPlaces(sites), faults: faults, officer: context.officer,
                base: site.base(of:)),
            request, context, status: status, notices: notices)
    }

    @Sendable func push(_ request: Request, _ context: StaffContext) async throws -> Response {
        let article = try context.article()
        // Somebody else's article is not there.
        _ = try await articles.versions(of: article, for: context.officer)
        guard let column = context.form["column"].flatMap({ Int64($0) }) else {
            return try await page(
                article, request, context, status: .unprocessableContent, faults: ["column": "请选择要推送到的栏目。"])
        }
        return try await change(article, request, context, done: .articlePushed) {
            try await articles.push(
                article, to: ColumnID(value: column), by: context.officer, from: context.visitor.address, at: site.now())
        }
    }

    /// What follows, before it is done: the article goes from that column at once.
    @Sendable func askToTakeBack(_ request: Request, _ context: StaffContext) async throws -> Response {
        let article = try context.article()
        let versions = try await articles.versions(of: article, for: context.officer)
        let key = context.parameters.get("column", as: Int64.self)
        guard let column = try await articles.pushes(of: article).first(where: { $0.id.value == key }),
            let shown = versions.first(where: { $0.state == .live }) ?? versions.last
        else { throw ArticleRefusal.notFound }
        let places = try await WritingPlaces(sites), record = Route.articleRecord.path("\(article.value)")
        let name = places.place(column.id)?.label(among: places.sites.count) ?? column.name
        let page = ConfirmationPage(
            title: "收回推送", breadcrumb: [.console, .articles, Crumb(shown.title, record)],
            consequences: ["“\(shown.title)”将不再显示在“\(name)”。它在原栏目“\(shown.columnName)”照常公开，以后可以再推送。"],
            action: Route.articlePushRemoval.path("\(article.value)", "\(column.id.value)"), token: context.officer.csrfToken,
            button: "收回推送", cancel: record, undone: "没有收回")
        return site.show(page, request, context)
    }

    @Sendable func takeBack(_ request: Request, _ context: StaffContext) async throws -> Response {
        let article = try context.article()
        _ = try await articles.versions(of: article, for: context.officer)
        guard let column = context.parameters.get("column", as: Int64.self) else { throw ArticleRefusal.notFound }
        return try await change(article, request, context, done: .articleTakenBack) {
            try await articles.takeBack(
                article, from: ColumnID(value: column), by: context.officer, address: context.visitor.address, at: site.now())
        }
    }

    private func change(
        _ article: ArticleID, _ request: Request, _ context: StaffContext, done: DoneNotice, _ work: () async throws -> Void
    ) async throws -> Response {
        do {
            try await work()
        } catch let refusal as any RefusedInWords where refusal.status != 404 {
            return try await page(
                article, request, context, status: .init(code: refusal.status), notices: [Notice(.error, refusal.words)])
        } catch let refusal as SiteRefusal {
            return try await page(article, request, context, status: .conflict, notices: [Notice(.error, refusal.words)])
        }
        return site.lead(to: Route.articleRecord.path("\(article.value)"), saying: done)
    }
}
