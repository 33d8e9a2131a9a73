import GongkaiCore
import GongkaiStore
import Hummingbird

/// What all features share: the templates, the clock, the addresses, and how an answer is made.
struct Site: Sendable {
    let configuration: SiteConfiguration
    /// The name of the body whose site this is.
    let name: String
    let renderer: Renderer
    let assets: Assets
    let routes: RouteTable
    let formToken: FormToken
    /// For what was typed when a session ended.
    let typedSeal = TypedSeal()
    let accounts: AccountStore
    let onceOnly: OnceOnly
    /// The sites of the group as the public sees them.
    let places: PublicPlaces
    /// For the watchers of the server.
    let requests = RequestCounts()
    /// Finished public pages.
    let pages = PageStore()
    /// Printing and checking: each may take all of a processor and much memory.
    let heavyWork = HeavyWork(places: 2, queue: 16, patience: .seconds(10))
    /// The same for officers: the public must not keep them from their work.
    let staffWork = HeavyWork(places: 1, queue: 8, patience: .seconds(30))
    /// What visitors send, in memory at once.
    let uploads = UploadBudget(limit: 64 << 20)
    /// What officers upload to articles, in memory at once.
    let fileUploads = UploadBudget(limit: 256 << 20)
    /// Looking through what was uploaded, which takes other programs.
    let fileWork = HeavyWork(places: 1, queue: 8, patience: .seconds(120))
    /// Showing a document or a table as a page, for anyone.
    let fileViews = HeavyWork(places: 1, queue: 8, patience: .seconds(10))
    /// Writing the lists behind published figures as files, for anyone: places of their own, so that officers' work never waits for them.
    let listDownloads = HeavyWork(places: 2, queue: 8, patience: .seconds(10))

    /// Reading the pieces of public listings that are sent as files.
    let listings = HeavyWork(places: 2, queue: 16, patience: .seconds(5), words: "现在下载清单的人较多，服务器忙不过来。请过一分钟再下载。", seconds: 60)

    var waitingFiles: WaitingFiles { WaitingFiles(folder: configuration.waitingFiles) }

    func now() -> Instant { configuration.now() }

    /// The reader's address: of the connection, or what our own proxy says.
    func address(of request: Request, _ context: VisitorContext) -> String {
        guard configuration.trustsProxy, let list = request.headers[Site.forwardedFor],
            let last = list.split(separator: ",").last.map({ $0.filter { !$0.isWhitespace } }), !last.isEmpty
        else { return context.peer }
        return String(last.prefix(64))
    }

    /// The page in its frame.
    func show(
        _ page: some Page, _ request: Request, _ context: some SiteContext, status: HTTPResponse.Status = .ok, notices: [Notice] = []
    ) -> Response {
        let done = request.cookies[DoneNotice.cookie].flatMap { DoneNotice(rawValue: $0.value) }
        let shown = (done.map { [Notice($0.kind, $0.words)] } ?? []) + notices
        let frame = frame(around: page, request, context, notices: shown)
        var response = Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: renderer.html(page, in: frame))))
        for name in [DoneNotice.cookie, KeptWords.cookie] where request.cookies[name] != nil {
            response.setCookie(cookie(name, "", seconds: 0))
        }
        return response
    }

    /// Shows a visitor a page with a form on it, which must come back with the token that goes into the page.
    func show(
        form page: (_ token: String) -> some Page, _ request: Request, _ context: some SiteContext, status: HTTPResponse.Status = .ok,
        notices: [Notice] = []
    ) -> Response {
        let nonce = formToken.nonce(for: request)
        var response = show(page(formToken.signature(of: nonce)), request, context, status: status, notices: notices)
        response.setCookie(cookie(FormToken.cookie, nonce, seconds: nil))
        return response
    }

    /// A page with a form once more, with what must be mended beside the fields.
    func refused(_ page: some Page, _ request: Request, _ context: some SiteContext) -> Response {
        show(page, request, context, status: .unprocessableContent)
    }

    /// The page as things are now, for what could not be done any more: the words say what came between and what to do.
    func again(_ page: some Page, _ words: String, _ request: Request, _ context: some SiteContext) -> Response {
        show(page, request, context, status: .conflict, notices: [Notice(.error, words)])
    }

    /// Leads on after a change, so that reloading repeats nothing.
    func lead(to path: Path, saying done: DoneNotice? = nil) -> Response {
        var response = Response(status: .seeOther, headers: [.location: path.text])
        if let done { response.setCookie(cookie(DoneNotice.cookie, done.rawValue, seconds: 60)) }
        return response
    }

    /// A file to keep, with a Chinese name.
    func download(_ bytes: [UInt8], type: String, name: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .contentDisposition: Site.attachment(name)],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func attachment(_ name: String) -> String { disposition("attachment", name) }

    /// `attachment` or `inline`, with a name for browsers of any age.
    static func disposition(_ kind: String, _ name: String) -> String {
        let ending = name.split(separator: ".").last.map { ".\(Path.encoded(String($0)))" } ?? ""
        return "\(kind); filename=\"gongkai\(ending)\"; filename*=UTF-8''\(Path.encoded(name))"
    }

    /// A cookie for this host only, out of reach of scripts. Without `seconds` it ends with the browser.
    func cookie(_ name: String, _ value: String, seconds: Int?) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: seconds, path: "/", secure: configuration.isSecure, httpOnly: true, sameSite: .lax)
    }

    private func frame(around page: some Page, _ request: Request, _ context: some SiteContext, notices: [Notice]) -> Frame {
        let mode = ViewMode(request)
        let here = request.method == .post ? Route.home.path() : request.place ?? Route.home.path()
        let summary = Frame.Summary(page, notices.filter(\.isError))
        let name = context.here?.facts.name ?? self.name
        let windowTitle = page.windowTitle ?? (page.title == name ? name : "\(page.title) · \(name)")
        let menu =
            context.signedIn.map {
                ConsoleMenu.sections(for: $0.officer, at: request.uri.path, hasRequests: routes.hasPage(at: Route.desk.path().text))
            } ?? []
        return Frame(
            windowTitle: summary == nil ? windowTitle : "出错：" + windowTitle,
            labels: page.labels.isEmpty && menu.isEmpty ? context.here.map { PageLabels(site: $0.facts).labels } ?? [] : page.labels,
            links: (context.here == nil ? [] : HeadLink.ofSite) + page.links, structured: page.structured, siteName: name,
            homeHref: Route.home.path().text,
            bodyClass: (menu.isEmpty ? "public look-\(context.here?.stored.settings.look.rawValue ?? "blue")" : "console")
                + " view-\(mode.rawValue)",
            isAnswer: request.method == .post, saved: KeptWords.saved(request), icon: assets.path("icon.svg").text,
            stylesheet: assets.path("site.css").text, script: assets.path("site.js").text,
            breadcrumb: page.breadcrumb,
            hasBreadcrumb: !page.breadcrumb.isEmpty, pageTitle: page.title, summary: summary,
            notices: notices.filter { !$0.isError },
            account: context.signedIn.map(account), menu: menu, hasMenu: !menu.isEmpty,
            views: ViewMode.allCases.filter { $0 != mode }.map {
                Frame.ViewChoice(label: $0.label, href: Route.view.path().query([("mode", $0.rawValue), ("back", here.text)]).text)
            },
            telephone: configuration.telephone,
            outside: context.signedIn == nil
                ? PublicFrame.around(
                    request.uri.path, of: context.here, named: name, mode: mode, telephone: configuration.telephone, routes: routes,
                    now: now(), base: base(of:))
                : nil)
    }

    private func account(_ signedIn: SignedIn) -> Frame.Account {
        let notices = Route.notices.path().text, unread = signedIn.unread, officer = signedIn.officer
        return Frame.Account(
            key: "\(officer.id.value)", name: officer.name, passwordHref: Route.password.path().text,
            logoutAction: Route.logout.path().text, token: officer.csrfToken, noticesHref: routes.hasPage(at: notices) ? notices : nil,
            unread: unread == 0 ? nil : unread < 100 ? "\(unread)" : "99+")
    }

    private static let forwardedFor = HTTPFieldName.made("X-Forwarded-For")
}
