import GongkaiCore
import GongkaiStore

/// An article with all its versions, its address, and where else it shows.
struct ArticleRecordPage: Page {
    struct Pushed: Sendable {
        let label: String
        /// Nil for those who may not take it back.
        let removal: String?
    }

    static let template = "publishing/console-record"
    let title: String
    let breadcrumb: [Crumb]
    let word: String
    let place: String
    let address: String
    let publicHref: String?
    let token: String
    let table: DataTable
    let pushed: [Pushed]
    let hasPushed: Bool
    let pushAction: String
    let pushRows: [FormRow]
    let mayPush: Bool
    var mistakes: [Mistake] { pushRows.mistakes }
    var undone: String { "没有推送" }

    init(
        _ versions: [VersionLine], pushed: [StoredColumn], places: WritingPlaces, faults: [String: String], officer: Officer,
        base: (SiteFacts) -> String
    ) throws {
        guard let last = versions.last else { throw ArticleRefusal.notFound }
        let live = versions.first { $0.state == .live }, shown = live ?? last
        title = shown.title
        breadcrumb = [.console, .articles]
        let state = ArticleState(versions: versions.map(\.state))
        word = state.words
        place = "\(shown.agencyName) · \(shown.columnName) · \(shown.kind.name)"
        let path = Route.article.path(shown.columnCode, "\(shown.article.value)").text
        address = (places.sites.first { $0.id == shown.site }.map { base($0.settings.facts) } ?? "") + path
        publicHref = state == .live || state == .withdrawn ? path : nil
        token = officer.csrfToken
        table = DataTable(
            caption: "版本", columns: ["版本", "标题", "状态", "最近保存", "发布"].map { DataTable.Column(label: $0) },
            rows: versions.reversed().map { line in
                DataTable.Row(cells: [
                    DataTable.Cell(text: "第\(line.number)版", target: line.path.text, isNowrap: true),
                    DataTable.Cell(text: line.title, isTitle: true), DataTable.Cell(text: line.state.words, isNowrap: true),
                    DataTable.Cell(text: line.savedAt.minuteText, isNowrap: true),
                    DataTable.Cell(text: line.publishedAt?.minuteText ?? "", isNowrap: true),
                ])
            }, empty: "")
        func mayPublish(_ site: SiteID) -> Bool {
            places.sites.first { $0.id == site }.map { officer.may(.publishArticles, for: $0.settings.facts.owner) } ?? false
        }
        self.pushed = pushed.map { column in
            Pushed(
                label: places.place(column.id)?.label(among: places.sites.count) ?? column.name,
                removal: mayPublish(column.site)
                    ? Route.articlePushRemoval.path("\(shown.article.value)", "\(column.id.value)").text : nil)
        }
        hasPushed = !pushed.isEmpty
        let open = places.all.filter { place in
            !place.column.settings.column.isArchived && place.column.id != shown.column && !pushed.contains { $0.id == place.column.id }
                && place.kinds.contains(shown.kind) && mayPublish(place.site.id)
        }
        pushAction = Route.articlePushes.path("\(shown.article.value)").text
        let choices = open.map {
            FormRow.Choice(value: "\($0.column.id.value)", text: $0.label(among: places.sites.count), isChosen: false)
        }
        mayPush = live != nil && !open.isEmpty
        pushRows = [
            .select(
                "column", "推送到", [FormRow.Choice(value: "", text: "请选择栏目", isChosen: true)] + choices, hint: "同一篇稿件在那里也显示，内容始终一致",
                error: faults["column"])
        ]
    }

    private init(sample isFull: Bool) {
        title = "关于做好2014年春季开学工作的通知"
        breadcrumb = [.console, .articles]
        (word, place, address, token, pushAction) = ("已发布", "区教育局", "http://www.example.gov.cn/columns/tzgg/1", "t", "/p")
        publicHref = isFull ? "/columns/tzgg/1" : nil
        table = .sample
        pushed = isFull ? [Pushed(label: "教育局：通知", removal: "/r"), Pushed(label: "工作动态", removal: nil)] : []
        hasPushed = isFull
        pushRows = FormRow.samples
        mayPush = isFull
    }

    static let samples = [ArticleRecordPage(sample: true), ArticleRecordPage(sample: false)]
}
