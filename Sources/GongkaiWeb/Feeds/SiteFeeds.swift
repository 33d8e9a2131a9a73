import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// What is new, for the programs of those who want to be told: of the site and of each column.
struct SiteFeeds {
    let site: Site
    let articles: ArticleStore

    private static let items = 30

    enum Form: CaseIterable {
        case atom, rss, json

        var type: String {
            switch self {
            case .atom: "application/atom+xml; charset=utf-8"
            case .rss: "application/rss+xml; charset=utf-8"
            case .json: "application/feed+json; charset=utf-8"
            }
        }

        var route: Route {
            switch self {
            case .atom: .feedAtom
            case .rss: .feedRSS
            case .json: .feedJSON
            }
        }

        var columnRoute: Route {
            switch self {
            case .atom: .columnAtom
            case .rss: .columnRSS
            case .json: .columnJSONFeed
            }
        }
    }

    func addRoutes(to machines: RouteGroup<VisitorContext>) {
        for form in Form.allCases {
            machines.get(form.route) { request, context in try await ofSite(form, request, context) }
            machines.get(form.columnRoute) { request, context in try await ofColumn(form, request, context) }
        }
    }

    private func ofSite(_ form: Form, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite()
        let newest = try await articles.newest(in: here.stored.id, limit: Self.items, at: site.now())
        context.claim.keep([.site(here.stored.id.value), .newest(here.stored.id.value)])
        let feed = try self.feed(
            here.facts.name, subtitle: "最新发布的信息", page: Route.home.path(), address: form.route.path(), newest, of: here, column: nil,
            homes: try await site.bases())
        return site.document(try form.bytes(of: feed), type: form.type, request)
    }

    private func ofColumn(_ form: Form, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), code = try context.parameters.require("column")
        guard let column = here.column(code) else { throw SiteError.notFound("没有这个栏目。") }
        let newest = try await articles.newest(in: here.stored.id, column: column.id, limit: Self.items, at: site.now())
        context.claim.keep([.site(here.stored.id.value), .column(column.id.value)])
        let feed = try self.feed(
            "\(column.name)_\(here.facts.name)", subtitle: column.settings.column.description, page: Route.column.path(code),
            address: form.columnRoute.path(code), newest, of: here, column: column, homes: try await site.bases())
        return site.document(try form.bytes(of: feed), type: form.type, request)
    }

    private func feed(
        _ title: String, subtitle: String, page: Path, address: Path, _ articles: [ShownArticle], of here: PublicSite,
        column: StoredColumn?,
        homes: [SiteID: String]
    ) throws -> Feed {
        let base = site.base(of: here.facts), columns = here.byID
        let items = try articles.compactMap { article -> Feed.Item? in
            guard let place = column ?? columns[article.line.column] else { return nil }
            let cleaned = try CleanHTML.clean(article.content.body).html
            let path = Route.article.path(place.code, "\(article.line.article.value)")
            return Feed.Item(
                address: base + path.text, title: article.content.title,
                summary: article.content.abstract ?? String(article.content.plainText.prefix(200)),
                html: BodyHTML.absolute(cleaned, at: base, home: homes[article.site] ?? base), agency: article.agencyName,
                categories: [place.name],
                publishedAt: article.line.publishedAt, updatedAt: article.changedAt)
        }
        return Feed(
            title: title, subtitle: subtitle, page: base + page.text, address: base + address.text, publisher: here.facts.name,
            // Without items: a day that does not move, or the tag would change with every reading.
            madeAt: Instant(Day("2014-01-01"), hour: 0), items: items)
    }
}

extension SiteFeeds.Form {
    fileprivate func bytes(of feed: Feed) throws -> [UInt8] {
        switch self {
        case .atom: feed.atom()
        case .rss: feed.rss()
        case .json: try feed.json()
        }
    }
}

/// Something a browser is told in the head of a page: that the same is there for programs.
struct HeadLink: Sendable {
    let rel: String
    let href: String
    let type: String
    let title: String

    /// The feeds of the whole site, and how it is searched.
    static let ofSite: [HeadLink] =
        [
            HeadLink(feed: .feedAtom, "全站更新（Atom）", "application/atom+xml"), HeadLink(feed: .feedRSS, "全站更新（RSS）", "application/rss+xml"),
            HeadLink(feed: .feedJSON, "全站更新（JSON）", "application/feed+json"),
            HeadLink(
                rel: "search", href: Route.openSearch.path().text, type: "application/opensearchdescription+xml", title: "站内搜索"),
        ]

    /// The feed and the files of a column.
    static func ofColumn(_ code: String, _ name: String) -> [HeadLink] {
        [
            HeadLink(rel: "alternate", href: Route.columnAtom.path(code).text, type: "application/atom+xml", title: "\(name)更新（Atom）"),
            HeadLink(rel: "alternate", href: Route.columnJSON.path(code).text, type: "application/json", title: "\(name)（JSON）"),
            HeadLink(rel: "alternate", href: Route.columnCSV.path(code).text, type: "text/csv", title: "\(name)（CSV）"),
        ]
    }

    /// A listing that can be had as files.
    static func ofList(_ json: Path, _ csv: Path, _ title: String) -> [HeadLink] {
        [
            HeadLink(rel: "alternate", href: json.text, type: "application/json", title: "\(title)（JSON）"),
            HeadLink(rel: "alternate", href: csv.text, type: "text/csv", title: "\(title)（CSV）"),
        ]
    }

    init(rel: String, href: String, type: String, title: String) {
        self.rel = rel
        self.href = href
        self.type = type
        self.title = title
    }

    private init(feed route: Route, _ title: String, _ type: String) {
        self.init(rel: "alternate", href: route.path().text, type: type, title: title)
    }
}
