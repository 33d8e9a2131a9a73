import GongkaiCore
import GongkaiStore

/// Answers four questions in its first screen: what is new, how a document is found, how something gets done, whom one asks.
struct HomePage: Page {
    struct Year: Sendable {
        let label: String
        let href: String
        let state: String
    }

    struct Newest: Sendable {
        let id: String
        let name: String
        let href: String
        let articles: [ListedArticle]
    }

    /// A way into something, with what one finds there.
    struct Entrance: Sendable {
        let label: String
        let note: String
        let href: String
    }

    static let template = "home/public"
    /// Kinds of column whose newest articles stand on the first page, in this order.
    static let kinds = ["notice", "news", "policy", "interpretation", "statistics", "finance"]
    /// Kinds of article that are news to a citizen.
    static let news: Set<String> = [
        "news", "notice", "normative", "document", "interpretation", "interview", "consultation", "plan", "statistics",
        "project", "inspection", "emergency", "annualReport", "rules",
    ]

    let title: String
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var structured: SafeHTML?
    let lead: ListedArticle?
    let latest: [ListedArticle]
    let hasLatest: Bool
    let tasks: [Entrance]
    let hasTasks: Bool
    let entrances: [Entrance]
    let telephone: String?
    let newest: [Newest]
    let topics: [Entrance]
    let hasTopics: Bool
    let fields: [Entrance]
    let hasFields: Bool
    let years: [Year]
    let hasYears: Bool
    var breadcrumb: [Crumb] { [] }

    /// While there is no site yet.
    init(title: String, years: [Year]) {
        self.title = title
        (windowTitle, labels, lead, latest, hasLatest) = (nil, [], nil, [], false)
        (tasks, hasTasks, telephone, newest) = ([], false, nil, [])
        entrances = [Entrance(label: "年度报告", note: "数字可以打开，看到它所统计的记录", href: Route.reports.path().text)]
        (topics, hasTopics, fields, hasFields) = ([], false, [], false)
        self.years = years
        hasYears = !years.isEmpty
    }

    init(
        _ here: PublicSite, latest: [ListedArticle], newest: [Newest], topics: [Entrance], years: [Year], offers: (String) -> Bool,
        telephone: String?
    ) {
        title = here.facts.name
        windowTitle = here.facts.name
        labels = PageLabels(site: here.facts).labels
        lead = latest.first
        self.latest = Array(latest.dropFirst())
        hasLatest = !latest.isEmpty
        tasks = HomePage.tasks(here, offers)
        hasTasks = !tasks.isEmpty
        entrances = HomePage.entrances(here, offers)
        self.telephone = telephone
        self.newest = newest
        self.topics = topics
        hasTopics = !topics.isEmpty
        fields = HomePage.fields(here)
        hasFields = !fields.isEmpty
        self.years = years
        hasYears = !years.isEmpty
    }

    private static func column(_ here: PublicSite, _ kind: String, _ label: String, _ note: String) -> Entrance? {
        here.columns.first { $0.settings.column.kind.code == kind && !$0.settings.column.isArchived }.map {
            Entrance(label: label, note: note, href: Route.column.path($0.code).text)
        }
    }

    /// Getting things done.
    private static func tasks(_ here: PublicSite, _ offers: (String) -> Bool) -> [Entrance] {
        let search = offers("/search") ? Entrance(label: "查文件", note: "按标题、文号和内容查找", href: "/search") : nil
        let hall =
            here.facts.offersServices && offers("/services")
            ? Entrance(label: "办事服务", note: "办什么、带什么、到哪里", href: Route.services.path().text) : nil
        return [
            hall ?? column(here, "services", "办事服务", "办什么、带什么、到哪里"),
            search ?? Entrance(label: "查文件", note: "规范性文件及其有效性", href: Route.documents.path().text),
            Entrance(label: "找单位", note: "职责、地址、电话和办公时间", href: Route.units.path().text),
            column(here, "enquiry", "问政府", "咨询、建议和意见征集"),
        ].compactMap(\.self)
    }

    /// The platform for disclosure (政府信息公开专栏).
    private static func entrances(_ here: PublicSite, _ offers: (String) -> Bool) -> [Entrance] {
        let guide = offers("/guide") ? Entrance(label: "信息公开指南", note: "怎样查找和申请", href: "/guide") : nil
        let catalogue = offers("/catalogue") ? Entrance(label: "信息公开目录", note: "按主题、体裁和单位", href: "/catalogue") : nil
        let request = offers("/request") ? Entrance(label: "依申请公开", note: "申请尚未公开的信息", href: "/request") : nil
        return [
            guide ?? column(here, "guide", "信息公开指南", "怎样查找和申请"), catalogue ?? column(here, "catalogue", "信息公开目录", "主动公开的信息"), request,
            Entrance(label: "规范性文件", note: "现行有效和失效废止", href: Route.documents.path().text),
            here.facts.isPortal ? Entrance(label: "政府公报", note: "文件的标准文本", href: Route.gazette.path().text) : nil,
            Entrance(label: "预算决算", note: "各单位按年公开", href: Route.budgets.path().text),
            Entrance(label: "年度报告", note: "数字可以打开查看", href: Route.reports.path().text),
        ].compactMap(\.self)
    }

    private static func fields(_ here: PublicSite) -> [Entrance] {
        [
            here.facts.isPortal ? Entrance(label: "领导信息", note: "职务、分工和简历", href: Route.leaders.path().text) : nil,
            Entrance(label: "机构职能", note: "各单位的职责和联系方式", href: Route.units.path().text),
            Entrance(label: "重大项目", note: "批准、进展和信用记录", href: Route.projects.path().text),
            Entrance(label: "在线访谈", note: "问与答的全文", href: Route.interviews.path().text),
            Entrance(label: "查阅场所", note: "地址、时间和服务", href: Route.readingPoints.path().text),
        ].compactMap(\.self)
    }

    private init(sample years: [Year]) {
        title = "蒸湘区人民政府门户网站"
        windowTitle = title
        labels = []
        let entrance = Entrance(label: "政务公开", note: "指南、制度、目录和年报", href: "/columns/zwgk")
        (lead, latest, hasLatest) = (.sample, [.sample], true)
        (tasks, hasTasks, entrances) = ([entrance], true, [entrance])
        telephone = "0734-8850000"
        newest = [Newest(id: "tzgg", name: "通知公告", href: "/columns/tzgg", articles: [.sample])]
        (topics, hasTopics, fields, hasFields) = ([entrance], true, [entrance], true)
        self.years = years
        hasYears = true
    }

    static let samples = [
        HomePage(title: "蒸湘区人民政府信息公开", years: [Year(label: "2014年", href: "/reports/2014", state: "2015-02-28发布")]),
        HomePage(sample: [Year(label: "2014年", href: "/reports/2014", state: "2015-02-28发布")]),
    ]
}
