import GongkaiCore
import GongkaiStore

/// All collections of one's sites.
struct CollectionListPage: Page {
    static let template = "collections/list"
    var title: String { "专题和公报" }
    var breadcrumb: [Crumb] { [.console] }
    let topicHref: String?
    let gazetteHref: String?
    let table: DataTable

    init(_ collections: [StoredCollection], sites: [PublicSite], mayWrite: Bool) {
        // Without a site there is nowhere to put one.
        topicHref = mayWrite && !sites.isEmpty ? Route.newCollection.path("topic").withMark.text : nil
        gazetteHref = mayWrite && !sites.isEmpty ? Route.newCollection.path("gazette").withMark.text : nil
        let names = Dictionary(sites.map { ($0.stored.id, $0.facts.name) }) { first, _ in first }
        table = DataTable(
            caption: "专题和公报", columns: ["标题", "种类", "站点", "状态"].map { DataTable.Column(label: $0) },
            rows: collections.map { collection in
                DataTable.Row(cells: [
                    DataTable.Cell(
                        text: collection.title + (collection.text.issue.map { " \($0.words)" } ?? ""),
                        target: Route.collection.path("\(collection.id.value)").text, isTitle: true),
                    DataTable.Cell(text: collection.text.kind.words, isNowrap: true),
                    DataTable.Cell(text: names[collection.site] ?? ""),
                    DataTable.Cell(text: CollectionPage.state(collection), isNowrap: true),
                ])
            }, empty: "还没有专题和公报。", isStacked: true)
    }

    private init(sample: DataTable) { (topicHref, gazetteHref, table) = ("/n", "/m", sample) }

    static let samples = [CollectionListPage(sample: .sample)]
}

/// One collection: its words, its parts, and whether it shows.
struct CollectionPage: FormPage {
    struct Entry: Sendable {
        let key: String
        let title: String
        let isGone: Bool
        let order: String
        let page: String
        let isDropped: Bool
    }

    struct Section: Sendable {
        let index: String
        let heading: String
        let name: String
        let columns: [FormRow.Choice]
        let entries: [Entry]
        let hasEntries: Bool
    }

    struct Candidate: Sendable {
        let key: String
        let title: String
        let agency: String
        let day: String
        let isPicked: Bool
    }

    static let template = "collections/edit"
    let title: String
    var undone: String { "没有保存" }
    var breadcrumb: [Crumb] { [.console, .collections] }
    let state: String
    /// When, by whom and why it was taken down, and how it comes back.
    let down: String?
    let publicHref: String?
    let token: String
    let revision: String
    let action: String
    let contentsAction: String
    let isGazette: Bool
    let mayWrite: Bool
    let mayArrange: Bool
    let standing: DraftStanding?
    let publication: DraftPublication?
    let withdrawal: DraftWithdrawal?
    let sections: [Section]
    let targets: [FormRow.Choice]
    let candidates: [Candidate]
    let hasCandidates: Bool
    let find: String
    let sectionsError: String?
    let rows: [FormRow]
    var mistakes: [Mistake] {
        (rows + (withdrawal?.rows ?? [])).mistakes + (sectionsError.map { [Mistake(field: "contents", $0)] } ?? [])
    }

    init(
        _ collection: StoredCollection, _ sections: [CollectionSection], _ standing: DraftStanding?, titles: [ArticleID: String],
        candidates: [ShownLine], draft: CollectionDraft?, find: String, site: PublicSite, officer: Officer, form: SubmittedForm,
        errors: [String: String], revision: Int
    ) {
        let text = collection.text, id = "\(collection.id.value)"
        title = text.title + (text.issue.map { " \($0.words)" } ?? "")
        state = CollectionPage.state(collection)
        down = collection.withdrawal.map(CollectionPage.words)
        let path = text.issue.map { Route.gazetteIssue.path("\($0.year)", "\($0.number)") } ?? Route.topic.path(text.code)
        publicHref = collection.isShown ? path.text : nil
        token = officer.csrfToken
        self.revision = "\(revision)"
        action = Route.collection.path(id).text
        contentsAction = Route.collectionContents.path(id).text
        isGazette = text.kind == .gazette
        let owner = site.facts.owner
        let mayAct = officer.may(.writeArticles, for: owner)
        mayWrite = mayAct
        mayArrange = mayAct
        self.standing = standing
        publication = standing?.publication(
            "发布", at: Route.collectionShowing.path(id), revision: revision, officer, consequence: "网站上的内容换成现在编排的内容。", button: "发布")
        withdrawal =
            collection.isShown && officer.may(.publishArticles, for: owner)
            ? DraftWithdrawal(
                at: Route.collectionHiding.path(id), seen: collection.shownDraft, officer, form, error: errors["withdrawal"]) : nil
        let names = site.agencyNames
        func columns(_ chosen: ColumnID?) -> [FormRow.Choice] {
            [FormRow.Choice(value: "", text: "不显示", isChosen: chosen == nil)]
                + site.columns.filter { !$0.settings.column.isArchived }.map {
                    FormRow.Choice(value: "\($0.id.value)", text: $0.name, isChosen: $0.id == chosen)
                }
        }
        let stored = sections
        func entry(_ key: Int64, order: String, page: String, isDropped: Bool = false) -> Entry {
            let title = titles[ArticleID(value: key)]
            return Entry(
                key: "\(key)", title: title ?? "（已不公开，不显示）", isGone: title == nil, order: order, page: page, isDropped: isDropped)
        }
        func section(_ index: Int, name: String, column: ColumnID?, _ entries: [Entry]) -> Section {
            Section(
                index: "\(index)", heading: index < stored.count ? "第\(index + 1)栏：\(stored[index].title)" : "增加一栏", name: name,
                columns: columns(column), entries: entries, hasEntries: !entries.isEmpty)
        }
        if let draft, !draft.parts.isEmpty {
            self.sections = draft.parts.enumerated().map { index, part in
                section(
                    index, name: part.title, column: part.column,
                    part.entries.map { entry($0.key, order: $0.order, page: $0.page, isDropped: $0.isDropped) })
            }
        } else {
            self.sections = (stored.map(Optional.some) + [nil]).enumerated().map { index, part in
                let entries = (part?.entries ?? []).enumerated().map { place, one in
                    entry(one.article.value, order: "\(place + 1)", page: one.page.map(String.init) ?? "")
                }
                return section(index, name: part?.title ?? "", column: part?.column, entries)
            }
        }
        targets = self.sections.map { section in
            FormRow.Choice(value: section.index, text: section.heading, isChosen: section.index == draft?.into ?? "0")
        }
        self.candidates = candidates.map {
            Candidate(
                key: "\($0.article.value)", title: $0.title, agency: names[$0.agency] ?? "", day: $0.publishedAt.day.text,
                isPicked: draft?.picked.contains($0.article.value) ?? false)
        }
        hasCandidates = !candidates.isEmpty
        self.find = find
        sectionsError = errors["sections"]
        let values: [String: String] = [
            "code": text.code, "title": text.title, "lead": text.lead, "year": text.issue.map { "\($0.year)" } ?? "",
            "number": text.issue.map { "\($0.number)" } ?? "", "total": text.issue?.totalNumber.map(String.init) ?? "",
            "issued": text.issue?.issuedOn.text ?? "", "sponsor": text.issue?.sponsor ?? "",
        ]
        rows = text.kind.rows(errors) { form[$0] ?? values[$0] ?? "" }
    }

    /// 2014-03-03 09:00由赵敏从网站撤下，理由：办完了。要恢复公开……
    private static func words(_ down: CollectionWithdrawal) -> String {
        let end = down.reason.hasSuffix("。") ? "" : "。"
        return "\(down.at.minuteText)\(down.by.map { "由\($0)" } ?? "")从网站撤下，理由：\(down.reason)\(end)"
            + "要恢复公开：请核对并改正内容，由他人签署保密审查，再由没有参与编写的人员点“发布”。"
    }

    static func state(_ collection: StoredCollection) -> String {
        if collection.withdrawal != nil { return "已撤下" }
        if !collection.isShown { return "未发布" }
        return collection.isChanged ? "已发布，有修改等待发布" : "已发布"
    }

    private init(rows: [FormRow]) {
        (title, state, down, publicHref, token, revision) = ("春季开学", "已撤下", "由赵敏撤下", "/topics/kaixue", "t", "1")
        (action, contentsAction, isGazette, mayWrite, mayArrange) = ("/a", "/b", true, true, true)
        (standing, publication, withdrawal) = (.sample, .sample, .sample)
        let choices = [FormRow.Choice(value: "1", text: "通知公告", isChosen: true)]
        sections = [
            Section(
                index: "0", heading: "第1栏", name: "政策", columns: choices,
                entries: [Entry(key: "3", title: "通知", isGone: true, order: "1", page: "3", isDropped: true)], hasEntries: true)
        ]
        targets = choices
        candidates = [Candidate(key: "4", title: "通知", agency: "区教育局", day: "2014-03-03", isPicked: true)]
        (hasCandidates, find, sectionsError) = (true, "通知", "错误")
        self.rows = rows
    }

    static let samples = [CollectionPage(rows: FormRow.samples)]
}

extension Crumb {
    static let collections = Crumb("专题和公报", Route.collections.path())
}
