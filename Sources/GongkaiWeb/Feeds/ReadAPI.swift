import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Articles, columns and units for other programs to read. Its description is ``description(of:at:)``; a test holds the two together.
struct ReadAPI {
    let site: Site
    let articles: ArticleStore

    static let pageSizes = 1...200

    func addRoutes(to machines: RouteGroup<VisitorContext>) {
        machines
            .get(.apiArticles, use: list)
            .get(.apiArticle, use: article)
            .get(.apiColumns, use: columns)
            .get(.apiUnits, use: units)
    }

    @Sendable func list(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let query = try MachineQuery(request, "column", "before", "limit")
        let here = try context.openSite()
        let limit = try query.number("limit", in: Self.pageSizes) ?? 20, before = try query.cursor("before"), now = site.now()
        var asked: StoredColumn?
        if let code = query["column"] {
            guard let column = here.column(code) else {
                throw SiteError.malformed("没有代码为“\(code.prefix(40))”的栏目。可用的代码见 /api/columns。")
            }
            asked = column
        }
        let lines: [ShownLine]
        if let asked {
            lines = try await articles.list(asked.id, before: before, limit: limit + 1, at: now)
        } else {
            lines = try await articles.articles(in: here.stored.id, before: before, limit: limit + 1, at: now)
        }
        let names = try await site.agencyNames(), columns = here.byID, shown = lines.prefix(limit)
        let values = shown.compactMap { line in
            (asked ?? columns[line.column]).map {
                APIArticle(line, in: $0, agency: names[line.agency] ?? "", base: site.base(of: here.facts)).json
            }
        }
        context.claim.keep([.site(here.stored.id.value), asked.map { .column($0.id.value) } ?? .newest(here.stored.id.value)])
        return try site.document(
            .members([
                "articles": .list(values), "next": lines.count > limit ? (shown.last?.cursor.text).map(JSONValue.text) : nil,
            ]), request)
    }

    @Sendable func article(_ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try MachineQuery(request)
        let here = try context.openSite(), key = try context.parameters.require("article"), now = site.now()
        guard let id = Int64(key).map({ ArticleID(value: $0) }), key == "\(id.value)", let page = try await articles.article(id, at: now)
        else { throw Self.absent }
        switch page {
        case .tombstone(let reason, let since):
            guard try await articles.stood(id, on: here.stored.id) else { throw Self.absent }
            let value: JSONValue = .object([
                "status": .number(410), "error": .text("自\(since.text)起不再公开。"), "reason": .text(reason), "since": .text(since.text),
            ])
            return Response(
                status: .gone, headers: [.contentType: "application/json; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: value.bytes())))
        case .shown(let article):
            // Pushed from another site, it is told where this one shows it, as the list does.
            guard let shown = try await articles.column(of: here.stored.id, showing: id, at: now), let column = here.byID[shown] else {
                throw Self.absent
            }
            context.claim.keep([
                .article(id.value), .column(column.id.value), .site(here.stored.id.value), .agency(article.line.agency.value),
            ])
            let home = try await site.bases()[article.site]
            return try site.document(
                APIArticle(article.line, in: column, agency: article.agencyName, base: site.base(of: here.facts))
                    .json(with: article, home: home, on: now.day), request)
        }
    }

    @Sendable func columns(_ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try MachineQuery(request)
        let here = try context.openSite(), base = site.base(of: here.facts)
        let counts = try await articles.counts(of: here.stored.id, at: site.now())
        context.claim.keep([.site(here.stored.id.value), .newest(here.stored.id.value)])
        let values = here.columns.map { column -> JSONValue in
            let settings = column.settings.column
            return .members([
                "code": .text(column.code), "name": .text(column.name), "description": .text(settings.description),
                "kind": .text(settings.kind.code), "parent": settings.parent.map(JSONValue.text),
                "isArchived": .flag(settings.isArchived), "articles": .number(counts[column.id] ?? 0),
                "address": .text(base + Route.column.path(column.code).text),
            ])
        }
        return try site.document(.object(["columns": .list(values)]), request)
    }

    @Sendable func units(_ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try MachineQuery(request)
        let agencies = try await site.accounts.agencies(), codes = Dictionary(agencies.map { ($0.id, $0.code) }) { first, _ in first }
        // A change of any unit drops everything.
        context.claim.keep([.catalogue])
        let values = agencies.map { agency -> JSONValue in
            .members([
                "code": .text(agency.code), "name": .text(agency.name), "kind": .text(agency.kind.rawValue),
                "parent": agency.parent.flatMap { codes[$0] }.map(JSONValue.text),
            ])
        }
        return try site.document(.object(["units": .list(values)]), request)
    }

    private static let absent = SiteError.notFound("没有这条信息。它可能还没有发布，也可能编号有误。")
}

/// An article as the read API tells it.
private struct APIArticle {
    private let base: String
    private let members: [String: JSONValue?]

    init(_ line: ShownLine, in column: StoredColumn, agency: String, base: String) {
        self.base = base
        members = [
            "id": .number(Int(line.article.value)), "title": .text(line.title),
            "address": .text(base + Route.article.path(column.code, "\(line.article.value)").text), "column": .text(column.code),
            "kind": .text(line.kind), "unit": .text(agency), "indexNumber": line.indexNumber.map(JSONValue.text),
            "documentNumber": line.documentNumber.map(JSONValue.text), "madeOn": line.createdOn.map { .text($0.text) },
            "publishedAt": .text(line.publishedAt.rfc3339),
        ]
    }

    var json: JSONValue { .members(members) }

    func json(with article: ShownArticle, home: String?, on day: Day) throws -> JSONValue {
        let content = article.content
        let html = BodyHTML.absolute(try CleanHTML.clean(content.body).html, at: base, home: home ?? base)
        let more: [String: JSONValue?] = [
            "changedAt": .text(article.changedAt.rfc3339), "abstract": content.abstract.map(JSONValue.text),
            "subject": content.subject.map(JSONValue.text), "genre": content.genre.map(JSONValue.text),
            "audiences": .texts(content.audiences), "keywords": .texts(content.keywords), "source": content.source.map(JSONValue.text),
            "effectiveOn": content.term.effectiveOn.map { .text($0.text) },
            "validity": content.term.validity(on: day).map { .text($0.words) },
            "html": .text(html), "text": .text(content.plainText),
        ]
        return .members(members.merging(more) { $1 })
    }
}
