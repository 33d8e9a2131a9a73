import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Replies that are published, without whoever asked: a list, the same as files, and a feed. Each leads to its article.
struct PublicReplies {
    let site: Site
    let requests: RequestStore
    let articles: ArticleStore

    private static let pageSize = 20, feedItems = 30

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors.get(.requestReplies, use: show)
        RouteGroup(group: visitors.group.group().add(middleware: JSONFaults()), table: site.routes)
            .get(.requestRepliesJSON) { request, context in try await file(.json, request, context) }
            .get(.requestRepliesCSV) { request, context in try await file(.csv, request, context) }
            .get(.requestRepliesAtom) { request, context in try await feed(.atom, request, context) }
            .get(.requestRepliesRSS) { request, context in try await feed(.rss, request, context) }
    }

    @Sendable func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), fields = try request.queryFields, now = site.now()
        let filter = ReplyFilter(here, year: fields["year"] ?? "", unit: fields["unit"] ?? "")
        let cursor = fields["before"].flatMap { ListCursor($0) }
        let found = try await requests.publishedReplies(
            on: here.stored.id, of: filter.agencies, year: filter.year, before: cursor, limit: Self.pageSize + 1, at: now)
        let total = try await requests.publishedReplyCount(on: here.stored.id, of: filter.agencies, year: filter.year, at: now)
        let lines = Array(found.prefix(Self.pageSize))
        return site.show(
            RepliesPage(
                here, filter, lines, total: total, years: try await requests.registerYears(of: Set(here.units.map(\.id))),
                older: found.count > Self.pageSize ? lines.last?.line.cursor : nil, isFirst: cursor == nil), request, context)
    }

    static let fields: [ListFile.Field] = [
        .init(key: "title", label: "标题"), .init(key: "unit", label: "答复单位"), .init(key: "result", label: "办理结果"),
        .init(key: "repliedOn", label: "答复日期"), .init(key: "publishedOn", label: "公开日期"), .init(key: "address", label: "网页"),
    ]

    private func file(_ form: ListFile.Form, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let machine = try MachineQuery(request, "year", "unit")
        let here = try context.openSite(), base = site.base(of: here.facts), now = site.now()
        let filter = ReplyFilter(here, year: machine["year"] ?? "", unit: machine["unit"] ?? "")
        if let wrong = filter.wrong(isYearGiven: machine["year"] != nil, isUnitGiven: machine["unit"] != nil) {
            throw SiteError.malformed(wrong)
        }
        let names = here.agencyNames, columns = here.byID, requests = self.requests, id = here.stored.id
        let list = ListFile(
            title: "\(here.facts.name)公开的申请答复", page: base + filter.path.text, fields: Self.fields
        ) { cursor in
            let found = try await requests.publishedReplies(
                on: id, of: filter.agencies, year: filter.year, before: cursor, limit: ListFile.pieceSize, at: now)
            let rows = found.map { reply -> [SheetCell] in
                [
                    .text(reply.line.title), .text(names[reply.line.agency] ?? ""), SheetCell(text: reply.outcome?.label),
                    SheetCell(day: reply.repliedOn), .day(reply.line.publishedAt.day),
                    SheetCell(text: reply.line.path(in: columns).map { base + $0.text }),
                ]
            }
            return (rows, found.count == ListFile.pieceSize ? found.last?.line.cursor : nil)
        }
        return try await list.answer(form, request, context, from: site).response
    }

    private func feed(_ form: SiteFeeds.Form, _ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try MachineQuery(request)
        let here = try context.openSite(), base = site.base(of: here.facts), now = site.now(), columns = here.byID
        let found = try await requests.publishedReplies(on: here.stored.id, limit: Self.feedItems, at: now)
        var items: [Feed.Item] = []
        for reply in found {
            guard case .shown(let article)? = try await articles.article(reply.line.article, at: now),
                let path = reply.line.path(in: columns), let column = columns[reply.line.column]
            else { continue }
            items.append(
                Feed.Item(
                    address: base + path.text, title: article.content.title, summary: String(article.content.plainText.prefix(200)),
                    html: BodyHTML.absolute(try CleanHTML.clean(article.content.body).html, at: base, home: base),
                    agency: article.agencyName,
                    categories: [column.name], publishedAt: article.line.publishedAt, updatedAt: article.changedAt))
        }
        let own = form == .atom ? Route.requestRepliesAtom.path() : Route.requestRepliesRSS.path()
        let feed = Feed(
            title: "公开的申请答复_\(here.facts.name)", subtitle: "政府信息公开申请的答复，不含申请人的信息", page: base + Route.requestReplies.path().text,
            address: base + own.text, publisher: here.facts.name, madeAt: Instant(Day("2014-01-01"), hour: 0), items: items)
        return site.document(form == .atom ? feed.atom() : feed.rss(), type: form.type, request)
    }
}

/// Which replies are listed.
struct ReplyFilter: Sendable {
    let yearText: String
    let unitText: String
    let unit: Agency?
    let year: Int?

    init(_ here: PublicSite, year: String, unit: String) {
        (yearText, unitText) = (year, unit)
        self.unit = here.units.first { $0.code == unit }
        self.year = Int(year).flatMap { (2008...2100).contains($0) && "\($0)" == year ? $0 : nil }
    }

    var agencies: Set<AgencyID>? { unit.map { [$0.id] } }
    var pairs: [(String, String)] { [("year", year.map { "\($0)" } ?? ""), ("unit", unit?.code ?? "")] }
    var path: Path { Route.requestReplies.path().query(pairs) }

    /// For programs: what is wrong, in a sentence.
    func wrong(isYearGiven: Bool, isUnitGiven: Bool) -> String? {
        if isYearGiven, year == nil { return "参数“year”应是2008到2100之间的整数。" }
        if isUnitGiven, unit == nil { return "没有代码为“\(unitText.prefix(40))”的单位。" }
        return nil
    }
}

/// The list of published replies.
struct RepliesPage: Page {
    static let template = "requests/replies"
    let title = "公开的申请答复"
    var breadcrumb: [Crumb] { [.home, .requests] }
    let links: [HeadLink]
    let action: String
    let years: [RequestRegisterPage.Choice]
    let units: [RequestRegisterPage.Choice]
    let count: String
    let table: DataTable
    let firstHref: String?
    let olderHref: String?
    let files: [FileLink]

    init(
        _ here: PublicSite, _ filter: ReplyFilter, _ replies: [PublishedReply], total: Int, years: [Int], older: ListCursor?, isFirst: Bool
    ) {
        let csv = Route.requestRepliesCSV.path().query(filter.pairs), json = Route.requestRepliesJSON.path().query(filter.pairs)
        links =
            HeadLink.ofList(json, csv, title) + [
                HeadLink(
                    rel: "alternate", href: Route.requestRepliesAtom.path().text, type: "application/atom+xml", title: "公开的申请答复（Atom）")
            ]
        action = Route.requestReplies.path().text
        self.years =
            [.init(code: "", label: "全部年份", isChosen: filter.year == nil)]
            + years.map { .init(code: "\($0)", label: "\($0)年", isChosen: $0 == filter.year) }
        units =
            [.init(code: "", label: "全部单位", isChosen: filter.unit == nil)]
            + here.units.map { .init(code: $0.code, label: $0.name, isChosen: $0.id == filter.unit?.id) }
        count = "共\(grouped(total))条"
        let names = here.agencyNames, columns = here.byID
        table = DataTable(
            caption: title,
            columns: [.init(label: "答复"), .init(label: "答复单位"), .init(label: "办理结果"), .init(label: "答复日期"), .init(label: "公开日期")],
            rows: replies.map { reply in
                DataTable.Row(cells: [
                    .init(text: reply.line.title, target: reply.line.path(in: columns)?.text, isTitle: true),
                    .init(text: names[reply.line.agency] ?? "", isUnit: true), .init(text: reply.outcome?.label ?? "—"),
                    .init(text: reply.repliedOn?.text ?? "—", isNowrap: true), .init(text: reply.line.publishedAt.day.text, isNowrap: true),
                ])
            }, empty: "还没有公开的答复。答复送达一段时间以后，单位可以把其中有普遍意义的公开在这里。", isStacked: true)
        firstHref = isFirst ? nil : filter.path.text
        olderHref = older.map { Route.requestReplies.path().query(filter.pairs + [("before", $0.text)]).text }
        files = [
            FileLink(label: "CSV", href: csv.text), FileLink(label: "JSON", href: json.text),
            FileLink(label: "RSS", href: Route.requestRepliesRSS.path().text),
        ]
    }

    private init() {
        let choice = RequestRegisterPage.Choice(code: "2026", label: "2026年", isChosen: true)
        let other = RequestRegisterPage.Choice(code: "", label: "全部", isChosen: false)
        (links, action, count, table) = ([], "/request/replies", "共1条", .sample)
        (years, units) = ([choice, other], [choice, other])
        (firstHref, olderHref, files) = ("/request/replies", "/request/replies?before=1", [FileLink(label: "CSV", href: "/c")])
    }

    static let samples = [RepliesPage()]
}
