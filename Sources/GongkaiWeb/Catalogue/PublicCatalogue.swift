import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The disclosure catalogue (政府信息公开目录), for everyone.
struct PublicCatalogue {
    let site: Site
    let articles: ArticleStore
    let guides: GuideStore

    private static let pageSize = 50

    func addRoutes(to visitors: RouteGroup<VisitorContext>, _ machines: RouteGroup<VisitorContext>) {
        visitors
            .get(.catalogue, use: show)
            .get(.catalogueEntry, use: entry)
            .get(.catalogueNumber, use: number)
        machines
            .get(.catalogueJSON) { request, context in try await file(.json, request, context) }
            .get(.catalogueCSV) { request, context in try await file(.csv, request, context) }
    }

    @Sendable func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite()
        let fields = try request.queryFields, query = try CatalogueQuery { fields[$0] }
        let agencies = try await site.accounts.agencies(), filter = try query.filter(agencies, on: here), now = site.now()
        let before = fields["before"].flatMap { ListCursor($0) }
        let lines = try await articles.catalogue(filter, before: before, limit: Self.pageSize + 1, at: now)
        let counts = try await here.memo.counts(SiteMemo.Part(filter: filter, day: now.day)) {
            try await articles.catalogueCounts(filter, at: now)
        }
        let shown = Array(lines.prefix(Self.pageSize)), places = try await Places(here, of: site)
        let names = Dictionary(agencies.map { ($0.id, $0.name) }) { first, _ in first }
        // A unit whose guide is not published leads to the list of all.
        let unit = query.unit.flatMap { code in agencies.first { $0.code == code } }
        let hasGuide = if let unit { try await guides.published(unit.id) != nil } else { false }
        context.claim.keep([.catalogue, .site(here.stored.id.value)])
        return site.show(
            CataloguePage(
                query, of: here, guide: hasGuide ? unit?.code : nil,
                lines: shown.map { CataloguePage.Line($0, places, names, on: now.day) }, counts: counts,
                agencies: agencies,
                older: lines.count > Self.pageSize ? shown.last?.line.cursor : nil, isFirst: before == nil, on: now.day),
            request, context)
    }

    /// An index number leads to its article; one whose article is gone says since when and why.
    @Sendable func entry(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try await lead(
            to: "\(try context.parameters.require("code"))/\(try context.parameters.require("serial"))", request, context)
    }

    /// The same with the slash written as `%2F`.
    @Sendable func number(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let text = try context.parameters.require("code")
        return try await lead(to: text.removingPercentEncoding ?? text, request, context)
    }

    private func lead(to number: String, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite()
        switch try await articles.entry(number, at: site.now()) {
        case .shown(let line, _):
            guard let target = try await Places(here, of: site).address(of: line) else { throw Self.absent(number) }
            return Response(status: .seeOther, headers: [.location: target, .cacheControl: "no-cache"])
        case .withdrawn(let reason, let since):
            return site.show(
                WithdrawnEntryPage(number: number, Tombstone(reason: reason, since: since)), request, context, status: .gone)
        case nil: throw Self.absent(number)
        }
    }

    private func file(_ form: ListFile.Form, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite()
        let fields = try MachineQuery(request, "unit", "subject", "genre", "audience", "year", "validity")
        for (name, _) in CatalogueQuery().pairs where fields[name] == "" {
            throw SiteError.malformed("参数“\(name)”没有值。请填写，或者去掉它。")
        }
        let query = try CatalogueQuery { fields[$0] }
        let agencies = try await site.accounts.agencies(), filter = try query.filter(agencies, on: here)
        let names = Dictionary(agencies.map { ($0.id, $0.name) }) { first, _ in first }
        let places = try await Places(here, of: site), base = site.base(of: here.facts), articles = self.articles,
            site = self.site
        let list = ListFile(
            title: "\(here.facts.name)信息公开目录", page: base + query.path().text,
            fields: [
                .init(key: "indexNumber", label: "索引号"), .init(key: "title", label: "名称"), .init(key: "documentNumber", label: "文号"),
                .init(key: "publisher", label: "发布机构"), .init(key: "madeOn", label: "生成日期"),
                .init(key: "publishedOn", label: "发布日期"), .init(key: "validity", label: "有效性"), .init(key: "subject", label: "主题分类"),
                .init(key: "genre", label: "体裁"), .init(key: "address", label: "网址"),
            ]
        ) { cursor in
            let now = site.now()
            let lines = try await articles.catalogue(filter, before: cursor, limit: ListFile.pieceSize, at: now)
            return (
                lines.map { entry in
                    let line = entry.line
                    return [
                        SheetCell(text: line.indexNumber), .text(line.title), SheetCell(text: line.documentNumber),
                        .text(names[line.agency] ?? ""), SheetCell(day: line.createdOn), .day(line.publishedAt.day),
                        SheetCell(text: entry.term.validity(on: now.day)?.words),
                        SheetCell(text: entry.subject.flatMap { CodeList.subjects.path(of: $0) }),
                        SheetCell(text: entry.genre.flatMap { CodeList.genres.path(of: $0) }),
                        .text(places.absolute(line) ?? base),
                    ]
                }, lines.count == ListFile.pieceSize ? lines.last?.line.cursor : nil
            )
        }
        let (response, isWhole) = try await list.answer(form, request, context, from: site)
        if isWhole { context.claim.keep([.catalogue, .site(here.stored.id.value)]) }
        return response
    }

    private static func absent(_ number: String) -> SiteError {
        .notFound("目录中没有索引号“\(number.prefix(60))”。请核对后再试，或在信息公开目录中查找。")
    }
}

/// Where the articles of all sites of the group are read, seen from one of them.
struct Places: Sendable {
    private let here: SiteID
    private let base: [SiteID: String]
    private let columns: [ColumnID: StoredColumn]

    init(_ here: PublicSite, of site: Site) async throws {
        self.here = here.stored.id
        base = try await site.bases()
        columns = Dictionary(try await site.places.open().flatMap(\.columns).map { ($0.id, $0) }) { first, _ in first }
    }

    /// A path on this site, a whole address on another.
    func address(of line: ShownLine) -> String? {
        guard let column = columns[line.column], let path = line.path(in: columns) else { return nil }
        return column.site == here ? path.text : base[column.site].map { $0 + path.text }
    }

    func absolute(_ line: ShownLine) -> String? {
        guard let column = columns[line.column], let path = line.path(in: columns) else { return nil }
        return base[column.site].map { $0 + path.text }
    }
}

/// What stands where an entry was: its number is never given again.
struct WithdrawnEntryPage: Page {
    static let template = "catalogue/withdrawn"
    let title = "这条信息已经下线"
    var breadcrumb: [Crumb] { [.home, .catalogue] }
    let number: String
    let sentence: String
    let catalogueHref: String

    init(number: String, _ tombstone: Tombstone) {
        self.number = number
        sentence = tombstone.sentence
        catalogueHref = Route.catalogue.path().text
    }

    static let samples = [WithdrawnEntryPage(number: "006230101/2014-00001", Tombstone(reason: "内容有误", since: "2014-03-05"))]
}
