import GongkaiCore
import GongkaiStore

/// A column: what it publishes, the columns below it, and its articles, the newest first.
struct ColumnPage: Page {
    struct Below: Sendable {
        let name: String
        let href: String
        let description: String
    }

    static let template = "publishing/column"
    let title: String
    let windowTitle: String?
    let breadcrumb: [Crumb]
    let labels: [PageLabels.Label]
    let links: [HeadLink]
    let description: String
    let isArchived: Bool
    let below: [Below]
    let hasBelow: Bool
    /// The columns beside it, for moving on.
    let beside: [Frame.MenuEntry]
    let hasBeside: Bool
    let besideTitle: String
    let articles: [ListedArticle]
    let hasArticles: Bool
    /// Nothing here, and nothing below either.
    let isEmpty: Bool
    let count: String
    let olderHref: String?
    /// Back to the head of the list, from further down.
    let newestHref: String?

    init(_ column: StoredColumn, of site: PublicSite, lines: [ListedArticle], count: Int, older: ListCursor?, isFirst: Bool) {
        let settings = column.settings.column, here = Route.column.path(column.code)
        title = column.name
        windowTitle = "\(column.name)_\(site.facts.name)"
        breadcrumb = site.way(to: column)
        labels = PageLabels(site: site.facts, column: settings).labels
        links = HeadLink.ofColumn(column.code, column.name)
        description = settings.description
        isArchived = settings.isArchived
        below = site.columns(below: column.code).map {
            Below(name: $0.name, href: Route.column.path($0.code).text, description: $0.settings.column.description)
        }
        hasBelow = !below.isEmpty
        let above = settings.parent.flatMap { site.column($0) }
        besideTitle = above?.name ?? "栏目"
        beside = site.columns(below: settings.parent).map {
            Frame.MenuEntry(label: $0.name, href: Route.column.path($0.code).text, isHere: $0.id == column.id)
        }
        hasBeside = beside.count > 1
        articles = lines
        hasArticles = !lines.isEmpty
        isEmpty = lines.isEmpty && below.isEmpty
        self.count = grouped(count)
        olderHref = older.map { here.query([("before", $0.text)]).text }
        newestHref = isFirst ? nil : here.text
    }

    private init(sample isFull: Bool) {
        title = "通知公告"
        windowTitle = "通知公告_蒸湘区人民政府门户网站"
        breadcrumb = [.home]
        labels = [PageLabels.Label("ColumnName", "通知公告")]
        links = HeadLink.ofColumn("tzgg", "通知公告")
        description = "需要社会知晓和办理的事项"
        isArchived = isFull
        below = isFull ? [Below(name: "公示", href: "/columns/gs", description: "公示的事项")] : []
        hasBelow = isFull
        beside = [Frame.MenuEntry(label: "通知公告", href: "/columns/tzgg", isHere: true)]
        (hasBeside, besideTitle) = (true, "新闻中心")
        articles = isFull ? [.sample] : []
        hasArticles = isFull
        isEmpty = !isFull
        count = isFull ? "1" : "0"
        olderHref = isFull ? "/columns/tzgg?before=1-1" : nil
        newestHref = isFull ? "/columns/tzgg" : nil
    }

    static let samples = [ColumnPage(sample: true), ColumnPage(sample: false)]
}

extension ListCursor {
    /// As it stands in an address: milliseconds and key.
    var text: String { "\(publishedAt.milliseconds)-\(article.value)" }

    init?(_ text: String) {
        let parts = text.split(separator: "-").map { Int64($0) }
        guard parts.count == 2, let milliseconds = parts[0], let article = parts[1] else { return nil }
        self.init(publishedAt: Instant(milliseconds: milliseconds), article: ArticleID(value: article))
    }
}
