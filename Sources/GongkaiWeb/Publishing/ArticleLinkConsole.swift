import GongkaiCore
import GongkaiStore
import Hummingbird

extension Route {
    static let articleLinks = Route("/console/articles/{article}/links")
    static let articleUnlink = Route("/console/articles/{article}/links/removal")
}

/// How an article belongs to others: what interprets what, what replaces what.
struct ArticleLinkConsole {
    let site: Site
    let articles: ArticleStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.articleLinks, use: show)
            .post(.articleLinks, use: link)
            .post(.articleUnlink, use: unlink)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        return site.show(try await page(context), request, context)
    }

    @Sendable func link(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let id = try Self.article(context), form = context.form
        var errors: [String: String] = [:]
        let kind = ArticleLinkKind(rawValue: form["kind"] ?? "")
        if kind == nil { errors["kind"] = "请选择关联类型。" }
        let target = Self.key(in: form["target"] ?? "")
        if target == nil { errors["target"] = "请填写稿件编号，或粘贴稿件页面的网址。" }
        if let kind, let target {
            do {
                try await articles.link(id, to: target, as: kind, by: context.officer, from: context.actor.address, at: site.now())
                return site.lead(to: Route.articleLinks.path("\(id.value)"), saying: .linked)
            } catch let refusal as ArticleLinkRefusal {
                if case .wrongKind = refusal { errors["kind"] = refusal.words } else { errors["target"] = refusal.words }
            }
        }
        return site.show(try await page(context, errors), request, context, status: .unprocessableContent)
    }

    @Sendable func unlink(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let id = try Self.article(context), form = context.form
        guard let other = form["other"].flatMap({ Int64($0) }).map({ ArticleID(value: $0) }),
            let kind = ArticleLinkKind(rawValue: form["kind"] ?? "")
        else { throw SiteError.malformed("没有这个关联。请刷新页面。") }
        let isReversed = form["reversed"] == "1"
        try await articles.unlink(
            isReversed ? other : id, from: isReversed ? id : other, as: kind, by: context.officer, address: context.actor.address,
            at: site.now())
        return site.lead(to: Route.articleLinks.path("\(id.value)"), saying: .unlinked)
    }

    /// A number, or the last number of an address that was pasted.
    static func key(in text: String) -> ArticleID? {
        let path = text.prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: "/").last.flatMap { Int64($0) }.map { ArticleID(value: $0) }
    }

    private static func article(_ context: StaffContext) throws -> ArticleID {
        guard let key = context.parameters.get("article", as: Int64.self) else { throw ArticleRefusal.notFound }
        return ArticleID(value: key)
    }

    private func page(_ context: StaffContext, _ errors: [String: String] = [:]) async throws -> ArticleLinksPage {
        let id = try Self.article(context)
        let (title, kind, links) = try await articles.links(of: id, for: context.officer, at: site.now())
        let mayChange = context.officer.may(.writeArticles) || context.officer.may(.publishArticles)
        return ArticleLinksPage(
            id, title: title, kinds: ArticleLinkKind.said(by: kind), links: links, form: context.form, token: context.officer.csrfToken,
            mayChange: mayChange, errors: errors)
    }
}

/// The links of an article, and the form for one more.
struct ArticleLinksPage: FormPage {
    struct Line: Sendable {
        let words: String
        let title: String
        let agency: String
        let number: String
        let kind: String
        let reversed: String
        let isShown: Bool
    }

    static let template = "publishing/links"
    var title: String { "关联稿件" }
    var undone: String { "没有增加关联" }
    let breadcrumb: [Crumb]
    let article: String
    let lines: [Line]
    let hasLines: Bool
    let action: String
    let removalAction: String
    let token: String
    let mayChange: Bool
    let rows: [FormRow]

    init(
        _ id: ArticleID, title: String, kinds: [ArticleLinkKind], links: [ArticleLink], form: SubmittedForm, token: String, mayChange: Bool,
        errors: [String: String]
    ) {
        breadcrumb = [.console]
        article = title
        lines = links.map { link in
            Line(
                words: link.isReversed ? link.kind.wordsOfTarget : link.kind.words, title: link.title, agency: link.agencyName,
                number: "\(link.other.value)", kind: link.kind.rawValue, reversed: link.isReversed ? "1" : "0", isShown: link.isShown)
        }
        hasLines = !links.isEmpty
        action = Route.articleLinks.path("\(id.value)").text
        removalAction = Route.articleUnlink.path("\(id.value)").text
        self.token = token
        self.mayChange = mayChange
        rows = [
            .select(
                "kind", "关联类型",
                // What says the least is chosen beforehand; that something replaces something is for its writer to say.
                kinds.map {
                    FormRow.Choice(
                        value: $0.rawValue, text: $0.choice, isChosen: $0.rawValue == form["kind"] ?? ArticleLinkKind.related.rawValue)
                }, error: errors["kind"]),
            .text(
                "target", "另一篇稿件", form["target"] ?? "", hint: "稿件编号，或者它在网站上的网址", error: errors["target"], longest: 300),
        ]
    }

    private init(rows: [FormRow]) {
        (breadcrumb, article, hasLines, action, removalAction, token, mayChange) = ([.console], "通知", true, "/a", "/r", "t", true)
        lines = [Line(words: "政策解读", title: "解读", agency: "区教育局", number: "3", kind: "interprets", reversed: "1", isShown: false)]
        self.rows = rows
    }

    static let samples = [ArticleLinksPage(rows: FormRow.samples)]
}

extension ArticleLinkRefusal: RefusedInWords {
    var status: Int { 422 }
}
