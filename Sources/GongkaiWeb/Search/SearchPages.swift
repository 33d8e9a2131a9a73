import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The search, for everyone: the page, what its box suggests, and what a longer text may be about.
struct SearchPages {
    let site: Site
    let search: SearchStore
    let tally: SearchTally
    let directs: DirectShelf
    let shelf = SuggestionShelf()
    /// A flood of hard searches must not stop the site: so many at once, some wait, the others are asked to come again.
    let work = HeavyWork(
        places: 3, queue: 64, patience: .seconds(5), words: "现在查找的人较多，服务器忙不过来。请过几秒钟再试一次，或者从首页的栏目中查找。", seconds: 5)

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.search, use: show)
            .get(.searchSuggestions, use: suggestions)
            .get(.searchMatching, use: matching)
    }

    @Sendable func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try place(context)
        let address = SearchAddress(try request.queryFields), now = site.now()
        let ways = ways
        let answer: SearchPage
        var status = HTTPResponse.Status.ok
        do {
            let wish = try wish(address, here)
            let result = try await work.run { try await search.find(wish, at: now) }
            // Only whoever has not narrowed to articles yet may mean something else than an article.
            let isFirst = address.page == 1 && !address.isNarrowed
            let all = isFirst ? try await directs.places(of: here, at: now) : DirectPlaces([])
            let places = all.fitting(address.typed)
            let telling = all.telling(
                address.typed, beside: places, limit: min(DirectPlaces.mostTelling, DirectPlaces.most - places.count))
            if isFirst {
                tally.note(address.typed, found: !result.hits.isEmpty || !places.isEmpty || !telling.isEmpty, on: now.day)
            }
            var meant: String?
            if result.total < 3, !address.isNarrowed {
                meant = try await work.run { try await search.correction(of: wish, typed: address.typed, from: shelf, at: now) }
            }
            let parts = result.total == 0 && meant == nil ? try await work.run { try await search.parts(of: wish, at: now) } : []
            answer = SearchPage(
                address, result, here, directs: places, telling: telling, parts: parts, meant: meant, ways: ways)
        } catch let refusal as SearchRefusal {
            if refusal != .empty { status = .badRequest }
            answer = SearchPage(address, refused: address.typed.isEmpty ? nil : refusal, here, ways: ways)
        }
        var response = site.show(answer, request, context, status: status)
        response.headers[Self.robots] = "noindex"
        return response
    }

    private var ways: SearchPage.WaysOn {
        func offered(_ route: Route) -> String? { PublicFrame.offers(route.pattern, site.routes) ? route.path().text : nil }
        return SearchPage.WaysOn(
            telephone: site.configuration.telephone, requestHref: offered(.requests), catalogueHref: offered(.catalogue))
    }

    /// `["公租", ["公租房申请指南"]]`, as browsers ask for it (OpenSearch suggestions).
    @Sendable func suggestions(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try place(context), typed = try request.queryFields["q"] ?? "", now = site.now()
        let titles =
            typed.isEmpty || typed.count > SearchQuery.longest
            ? [] : try await work.run { try await search.completions(of: typed, site: here.stored.id, from: shelf, at: now) }
        let isSought = !typed.isEmpty && typed.count <= SearchQuery.longest
        let names = isSought ? try await directs.places(of: here, at: now).fitting(typed, limit: 3).map(\.name) : []
        return try json(
            .list([.text(typed), .texts(names + titles.filter { !names.contains($0) })]),
            type: "application/x-suggestions+json; charset=utf-8")
    }

    /// Published items that a longer text may be about.
    @Sendable func matching(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try place(context), now = site.now()
        let text = String((try request.queryFields["text"] ?? "").unicodeScalars.prefix(SearchStore.mostScalars))
        let lines = try await work.run { try await search.matching(text: text, site: here.stored.id, at: now) }
        let columns = here.byID
        let items = lines.compactMap { line -> JSONValue? in
            guard let path = line.path(in: columns) else { return nil }
            return .object(["title": .text(line.title), "href": .text(path.text), "day": .text(line.publishedAt.day.text)])
        }
        let places = try await directs.places(of: here, at: now).fitting(text).map { place in
            JSONValue.object(["title": .text(place.name), "href": .text(place.href), "kind": .text(place.kind.words)])
        }
        return try json(.object(["items": .list(items), "places": .list(places)]), type: "application/json; charset=utf-8")
    }

    private func json(_ value: JSONValue, type: String) throws -> Response {
        Response(
            status: .ok, headers: [.contentType: type, Self.robots: "noindex"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: value.bytes())))
    }

    private func place(_ context: VisitorContext) throws -> PublicSite {
        guard let here = context.here else {
            throw SiteError.notFound("网站还没有开通，暂时没有可以查找的信息。请从首页进入。")
        }
        return here
    }

    /// What the address asks for. A filter that names nothing there is (an old link) is left out, and the page shows that it is.
    private func wish(_ address: SearchAddress, _ here: PublicSite) throws -> SearchRequest {
        var request = SearchRequest(try SearchQuery(address.typed), site: here.stored.id)
        request.order = address.order
        request.page = address.page
        request.filter.columns = here.column(address.column).map { Set(here.within($0).map(\.id)) }
        request.filter.agency = here.agencies.first { $0.code == address.unit }?.id
        request.filter.year = Int(address.year)
        request.filter.kind = ArticleKind.code(address.kind)?.code
        request.filter.validity = SearchFilter.ValidityGroup(rawValue: address.validity)
        return request
    }

    private static let robots = HTTPFieldName.made("X-Robots-Tag")
}

extension PublicSite {
    /// A column and all below it.
    fileprivate func within(_ column: StoredColumn) -> [StoredColumn] {
        var found = [column], codes: Set<String> = [column.code]
        // No deeper than there are columns: a ring in the data must not hang a page.
        for _ in columns {
            let below = columns.filter { !codes.contains($0.code) && ($0.settings.column.parent.map(codes.contains) ?? false) }
            if below.isEmpty { break }
            found += below
            codes.formUnion(below.map(\.code))
        }
        return found
    }
}

extension SearchDamage: RefusedInWords {
    var words: String { "查找功能正在修复，几分钟后恢复，已发布的信息不受影响。请稍后再试，或者从首页的栏目中查找。" }
    var status: Int { 503 }
    var heading: String { "查找功能正在修复" }
}
