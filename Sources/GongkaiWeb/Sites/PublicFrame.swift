import GongkaiCore
import GongkaiStore

/// What stands around a page that anybody reads: of the site, not of the page.
struct PublicFrame: Sendable {
    struct Link: Sendable {
        let label: String
        let href: String
    }

    /// One of the four tasks at the head of the elderly view's first page.
    struct Task: Sendable {
        let label: String
        let note: String
        let href: String
    }

    struct Foot: Sendable {
        /// 主办单位 and the line of contact.
        let sponsor: String
        let contact: String?
        let idCode: String
        let icp: String?
        let police: String?
    }

    let siteName: String
    let domain: String?
    var emergency: String?
    /// Where the search box leads; nil while there is no search.
    let searchAction: String?
    let columns: [Frame.MenuEntry]
    let hasColumns: Bool
    let tasks: [Task]
    let hasTasks: Bool
    let footLinks: [Link]
    let siblings: [Link]
    let hasSiblings: Bool
    let foot: Foot?

    /// A part of the program that stands behind a link; the link is there where the part is.
    static func offers(_ route: String, _ routes: RouteTable) -> Bool { routes.methods(for: route).contains("GET") }

    /// The surroundings of a page, made once for all pages of a place while nothing of the site changes. `base`: the address of a site of
    /// the group.
    static func around(
        _ path: String, of here: PublicSite?, named name: String, mode: ViewMode, telephone: String?, routes: RouteTable, now: Instant,
        base: @escaping (SiteFacts) -> String
    ) -> PublicFrame {
        let make = { PublicFrame(here, named: name, at: path, mode: mode, telephone: telephone, routes: routes, now: now, base: base) }
        guard let here else { return make() }
        let segments = path.split(separator: "/", maxSplits: 2)
        let place =
            switch segments.first {
            case nil where path == "/": "/"
            case "reports": "reports"
            case "columns" where segments.count > 1 && here.column(String(segments[1])) != nil: "columns/\(segments[1])"
            default: ""
            }
        var frame = here.memo.frame(SiteMemo.Surroundings(place: place, mode: mode), make: make)
        frame.emergency = here.stored.settings.banner(at: now)
        return frame
    }

    private init(
        _ here: PublicSite?, named name: String, at path: String, mode: ViewMode, telephone: String?, routes: RouteTable, now: Instant,
        base: (SiteFacts) -> String
    ) {
        siteName = here?.facts.name ?? name
        domain = here?.facts.domain
        emergency = here?.stored.settings.banner(at: now)
        let search = PublicFrame.offers("/search", routes) ? "/search" : nil
        searchAction = search
        columns = PublicFrame.columns(here, at: path, routes: routes)
        hasColumns = !columns.isEmpty
        tasks = mode == .elderly && path == "/" ? PublicFrame.tasks(here, search: search, telephone: telephone, routes: routes) : []
        hasTasks = !tasks.isEmpty
        var links = [Link(label: "站点地图", href: Route.siteMap.path().text), Link(label: "无障碍声明", href: Route.accessibility.path().text)]
        links.append(Link(label: "年度报告核查", href: Route.check.path().text))
        links.append(Link(label: "工作人员登录", href: Route.login.path().text))
        footLinks = links
        siblings = (here?.group ?? []).map { Link(label: $0.name, href: base($0) + "/") }
        hasSiblings = !siblings.isEmpty
        foot = here.map { here in
            let settings = here.stored.settings
            return Foot(
                sponsor: here.owner?.name ?? here.facts.name, contact: settings.contact, idCode: here.facts.idCode, icp: settings.icpNumber,
                police: settings.policeNumber)
        }
    }

    /// The first level of columns, and what every site has.
    private static func columns(_ here: PublicSite?, at path: String, routes: RouteTable) -> [Frame.MenuEntry] {
        let segments = path.split(separator: "/").map(String.init)
        var open: String?
        if segments.first == "columns", segments.count > 1, let here {
            // The first level above the column where one is.
            open = segments[1]
            for _ in here.columns { if let above = open.flatMap({ here.column($0)?.settings.column.parent }) { open = above } }
        }
        let first = (here?.columns(below: nil) ?? []).prefix(8).map { column in
            Frame.MenuEntry(label: column.name, href: Route.column.path(column.code).text, isHere: column.code == open)
        }
        let reports = Frame.MenuEntry(label: "年度报告", href: Route.reports.path().text, isHere: segments.first == "reports")
        return [Frame.MenuEntry(label: "首页", href: Route.home.path().text, isHere: path == "/")] + first + (first.isEmpty ? [reports] : [])
    }

    private static func tasks(_ here: PublicSite?, search: String?, telephone: String?, routes: RouteTable) -> [Task] {
        var tasks: [Task] = []
        if here?.facts.offersServices == true, offers(Route.services.pattern, routes) {
            tasks.append(Task(label: "办事情", note: "带什么、到哪里、多久办好", href: Route.services.path().text))
        } else if let notices = here?.columns.first(where: { $0.settings.column.kind.code == "notice" && !$0.settings.column.isArchived }) {
            tasks.append(Task(label: "看通知", note: "最近发布的通知公告", href: Route.column.path(notices.code).text))
        }
        tasks.append(
            search.map { Task(label: "查文件", note: "输入几个字就能找", href: $0) }
                ?? Task(label: "查文件", note: "政府的规范性文件", href: Route.documents.path().text))
        tasks.append(Task(label: "找单位", note: "地址、电话和办公时间", href: Route.units.path().text))
        if let telephone {
            tasks.append(Task(label: "打电话问", note: telephone, href: "tel:\(telephone)"))
        } else {
            tasks.append(Task(label: "到现场查阅", note: "查阅场所和开放时间", href: Route.readingPoints.path().text))
        }
        return tasks
    }

    private init(sample here: String) {
        siteName = here
        domain = "www.zhengxiang.gov.cn"
        emergency = "暴雨红色预警"
        searchAction = "/search"
        columns = [Frame.MenuEntry(label: "首页", href: "/", isHere: true)]
        hasColumns = true
        tasks = [Task(label: "看通知", note: "最近发布的", href: "/columns/tzgg")]
        hasTasks = true
        footLinks = [Link(label: "站点地图", href: "/sitemap")]
        siblings = [Link(label: "区教育局", href: "http://jyj.zhengxiang.gov.cn/")]
        hasSiblings = true
        foot = Foot(sponsor: "蒸湘区人民政府", contact: "0734-8850000", idCode: "4304080001", icp: "湘ICP备05000001号", police: "湘公网安备1号")
    }

    static let sample = PublicFrame(sample: "蒸湘区人民政府门户网站")
}
