import GongkaiCore
import HTTPTypes
import Hummingbird
import Synchronization

/// What a handler says about the page it has rendered: that it may be kept, and what it shows. Belongs to one request.
final class PageClaim: Sendable {
    private let claimed = Mutex<Set<PageTag>?>(nil)
    private let told = Mutex<Set<PageTag>?>(nil)
    private let isRefused = Atomic<Bool>(false)

    var tags: Set<PageTag>? { isRefused.load(ordering: .relaxed) ? nil : claimed.withLock { $0 } }

    /// What the page shows, where it is kept or told.
    var shown: Set<PageTag>? { tags ?? told.withLock { $0 } }

    /// The page is rendered anew for each reader, but shows only what the tags name: an export may write it down.
    func tell(_ tags: some Sequence<PageTag>) { told.withLock { $0 = Set(tags) } }

    /// What is rendered without knowing all it should know is for this reader only.
    func refuse() { isRefused.store(true, ordering: .relaxed) }

    /// The page depends on nothing but what the tags name (and on the site and the way of viewing).
    func keep(_ tags: some Sequence<PageTag>) { claimed.withLock { $0 = Set(tags) } }
}

/// Keeps finished public pages, and answers from them where the bytes came by a way that the ``StoredPageHandler`` leaves alone.
struct PageKeeping: RouterMiddleware {
    typealias Context = VisitorContext

    let store: PageStore

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        if context.isFresh { return try await next(request, context) }
        // Before the key: it names a site as the hosts are now, and when they change everything of that moment is dropped.
        let moment = store.moment
        guard request.method == .get || request.method == .head, let key = key(request) else { return try await next(request, context) }
        if request.cookies[DoneNotice.cookie] == nil, let page = store.page(key) {
            store.passed.add(1, ordering: .relaxed)
            return answer(page, request)
        }
        let response = try await next(request, context)
        guard request.method == .get, response.status == .ok, let tags = context.claim.tags, request.cookies[DoneNotice.cookie] == nil,
            response.headers[.setCookie] == nil
        else { return response }
        store.missed.add(1, ordering: .relaxed)
        let body = GatheredBody()
        try await response.body.write(body)
        var headers = response.headers
        headers[.cacheControl] = "no-cache"
        headers[.vary] = "Accept-Encoding, Cookie"
        let page = StoredPage(key: key, tags: tags, headers: headers, body: body.bytes)
        store.keep(page, renderedSince: moment)
        return answer(page, request)
    }

    private func answer(_ page: StoredPage, _ request: Request) -> Response {
        let form = page.form(acceptsGzip: Compression.isAccepted(request.headers[.acceptEncoding] ?? ""))
        if let known = request.headers[.ifNoneMatch], EntityTag.list(known, names: form.etag) {
            var headers = HTTPFields()
            for name in [HTTPField.Name.eTag, .cacheControl, .vary] { headers[name] = form.headers[name] }
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: form.headers, body: ResponseBody(byteBuffer: form.body))
    }

    private func key(_ request: Request) -> PageKey? {
        let target = Array(request.uri.string.utf8)
        guard PageKey.isCanonical(target) else { return nil }
        return PageKey(site: store.hosts.site(of: request), mode: ViewMode(request), target: target)
    }
}
