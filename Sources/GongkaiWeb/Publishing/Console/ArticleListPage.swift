import GongkaiCore
import GongkaiStore

/// All articles of the reader's units.
struct ArticleListPage: Page {
    static let template = "publishing/console-list"
    let title = "稿件"
    var undone: String { "没有按这些条件查找" }
    var breadcrumb: [Crumb] { [.console] }
    let writeHref: String?
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let table: DataTable
    let count: String
    /// Back to the head of the list, from further down.
    let newestHref: String?
    let olderHref: String?
    let olderLabel: String
    let mistakes: [Mistake]

    init(_ filter: ArticleFilter, _ listing: VersionListing, _ waiting: Waiting, mayWrite: Bool) {
        writeHref = mayWrite ? Route.newArticle.path().text : nil
        filterAction = Route.articles.path().text
        filters = filter.fields
        filterReset = filter.isNarrowed ? filterAction : nil
        let rows = listing.lines.map { line in
            DataTable.Row(cells: [
                DataTable.Cell(text: line.title, target: line.path.text, isTitle: true),
                DataTable.Cell(text: line.state.words, isNowrap: true), DataTable.Cell(text: waiting.forWhom(line) ?? ""),
                DataTable.Cell(text: line.columnName), DataTable.Cell(text: line.agencyName, isUnit: true),
                DataTable.Cell(text: line.savedAt.minuteText, isNowrap: true),
            ])
        }
        table = DataTable(
            caption: "稿件", columns: ["标题", "状态", "等待", "栏目", "单位", "最近保存"].map { DataTable.Column(label: $0) }, rows: rows,
            empty: ArticleListPage.empty(filter, listing, mayWrite: mayWrite))
        count =
            listing.isCutShort
            ? "在较新的\(grouped(ArticleStore.titlesPerPage))篇标题中找到\(listing.lines.count)篇，更早的还没有查找。" : "本页\(listing.lines.count)篇，新的在前。"
        newestHref = filter.filter.after == nil ? nil : filter.path(after: nil).text
        olderHref = listing.next.map { filter.path(after: $0).text }
        olderLabel = listing.isCutShort ? "继续查找更早的稿件" : "更早的稿件"
        mistakes = filter.faults
    }

    private static func empty(_ filter: ArticleFilter, _ listing: VersionListing, mayWrite: Bool) -> String {
        if listing.isCutShort { return "这一段中没有符合条件的稿件。请继续查找更早的，或加上单位、栏目等条件。" }
        if filter.isNarrowed { return "没有符合条件的稿件。请放宽条件，或清除条件查看全部。" }
        return mayWrite ? "还没有稿件。点“写稿件”开始。" : "还没有稿件。各单位编写后会列在这里。"
    }

    private init() {
        (writeHref, filterAction, filterReset, newestHref, olderHref) = ("/w", "/a", "/a", "/n", "/o")
        filters = FilterField.samples
        table = .sample
        count = "本页1篇"
        olderLabel = "更早的稿件"
        mistakes = []
    }

    static let samples = [ArticleListPage()]
}
