import GongkaiCore
import GongkaiStore

/// Everything that a site offers, as a tree (站点地图).
struct SiteMapPage: Page {
    struct Branch: Sendable {
        let label: String
        let href: String
        let note: String
        let below: [PublicFrame.Link]
        let hasBelow: Bool
    }

    static let template = "sites/map"
    let title = "站点地图"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let columns: [Branch]
    let hasColumns: Bool
    let archived: [PublicFrame.Link]
    let hasArchived: Bool
    let pages: [PublicFrame.Link]

    init(_ here: PublicSite?, named name: String, offers: (String) -> Bool) {
        windowTitle = "站点地图_\(here?.facts.name ?? name)"
        labels = here.map { PageLabels(site: $0.facts).labels } ?? []
        columns = (here?.columns(below: nil) ?? []).map { column in
            let below = SiteMapPage.below(column.code, here)
            return Branch(
                label: column.name, href: Route.column.path(column.code).text, note: column.settings.column.description, below: below,
                hasBelow: !below.isEmpty)
        }
        hasColumns = !columns.isEmpty
        archived = (here?.columns ?? []).filter(\.settings.column.isArchived).map(SiteMapPage.link)
        hasArchived = !archived.isEmpty
        let known: [(String, String)] = [
            ("站内搜索", "/search"), ("办事大厅", Route.services.pattern), ("信息公开指南", "/guide"), ("信息公开目录", "/catalogue"), ("依申请公开", "/request"),
            ("规范性文件", Route.documents.pattern), ("政府公报", Route.gazette.pattern), ("专题", Route.topics.pattern),
            ("预算决算", Route.budgets.pattern), ("年度报告", Route.reports.pattern), ("年度报告核查", Route.check.pattern),
            ("机构职能", Route.units.pattern), ("领导信息", Route.leaders.pattern), ("重大项目", Route.projects.pattern),
            ("在线访谈", Route.interviews.pattern), ("查阅场所", Route.readingPoints.pattern), ("无障碍声明", Route.accessibility.pattern),
            ("工作人员登录", Route.login.pattern),
        ]
        pages = known.filter { offers($0.1) }.map { PublicFrame.Link(label: $0.0, href: $0.1) }
    }

    /// All columns below one, however deep, in one list.
    private static func below(_ code: String, _ here: PublicSite?) -> [PublicFrame.Link] {
        guard let here else { return [] }
        var found: [StoredColumn] = [], open = [code]
        for _ in here.columns {
            let next = open.flatMap { here.columns(below: $0) }.filter { column in !found.contains { $0.id == column.id } }
            if next.isEmpty { break }
            found += next
            open = next.map(\.code)
        }
        return found.map(link)
    }

    private static func link(_ column: StoredColumn) -> PublicFrame.Link {
        PublicFrame.Link(label: column.name, href: Route.column.path(column.code).text)
    }

    private init(sample link: PublicFrame.Link) {
        (windowTitle, labels) = ("站点地图", [])
        columns = [Branch(label: "政务公开", href: "/columns/zwgk", note: "指南和目录", below: [link], hasBelow: true)]
        (hasColumns, archived, hasArchived, pages) = (true, [link], true, [link])
    }

    static let samples = [SiteMapPage(sample: PublicFrame.Link(label: "通知公告", href: "/columns/tzgg"))]
}
