import GongkaiCore
import GongkaiStore

/// The editor of a unit's guide: what is missing, a field for each element, the publication, and the versions so far.
struct GuideEditorPage: FormPage {
    struct Version: Sendable {
        let label: String
        let state: String
        let saved: String
        let published: String
        let isCurrent: Bool
    }

    static let template = "guide/editor"
    let title: String
    var breadcrumb: [Crumb] { [.console, .guideConsole] }
    let state: String
    let faults: [String]
    let publicHref: String?
    let action: String
    let token: String
    let revision: Int
    let mayWrite: Bool
    let rows: [FormRow]
    let why: String?
    let standing: DraftStanding?
    let publication: DraftPublication?
    let versions: [Version]
    let hasVersions: Bool
    let withdrawal: DraftWithdrawal?
    var mistakes: [Mistake] { (rows + (withdrawal?.rows ?? [])).mistakes }

    /// `typed` and `form`: what was sent and not saved.
    init(
        _ versions: [GuideVersion], _ standing: DraftStanding?, gone: Tombstone?, of agency: Agency, _ officer: Officer, on day: Day,
        typed: [String: String]? = nil, form: SubmittedForm, errors: [String: String] = [:]
    ) {
        let draft = versions.first { $0.state == .draft }, published = versions.first { $0.state == .published }
        let shown = draft ?? published ?? versions.first
        title = "\(agency.name)信息公开指南"
        state =
            draft.map { "草稿由\($0.savedBy)于\($0.savedAt.minuteText)保存，签署保密审查并由公开办发布后，公众才能看到。" }
            ?? published.map { "已发布，公众看到的更新日期是\($0.guide.updatedOn?.chineseText ?? "")。" }
            ?? gone.map { "已撤下，公众看到的是：\($0.sentence)要重新公开，请修改并保存草稿。" } ?? "还没有编写。"
        let judged = DisclosureGuide(agency: agency.id, contents: typed ?? shown?.guide.contents ?? [:], updatedOn: day)
        faults = judged.faults(on: day).map(\.words)
        publicHref = published.map { _ in Route.guide.path(agency.code).text }
        action = Route.guideEditor.path(agency.code).text
        token = officer.csrfToken
        revision = draft?.revision ?? 0
        mayWrite = officer.may(.writeArticles, for: agency.id)
        why = mayWrite ? nil : "您的账号没有“\(Permission.writeArticles.words)”权限，只能查看。"
        let contents = typed ?? shown?.guide.contents ?? [:]
        rows = GuideElement.elements(on: day).map { element in
            .area(
                element.code, element.label, contents[element.code] ?? "", isOptional: !element.isRequired,
                hint: GuidePage.contact.contains(element.code) ? nil : "每段一行", error: errors[element.code], counted: GuideConsole.longest,
                // A draft may be saved with gaps; publishing asks for everything.
                isOneOfSeveral: true)
        }
        self.standing = standing
        publication = draft.flatMap { draft in
            standing?.publication(
                "发布", at: Route.guidePublication.path(agency.code), revision: draft.revision, officer,
                consequence: "草稿将替换现在的指南，更新日期为\(day.chineseText)。", button: "发布指南")
        }
        let last = versions.filter { $0.state != .draft }.map(\.number).max()
        self.versions = versions.map { version in
            Version(
                label: "第\(version.number)版",
                state: version.state == .draft
                    ? "草稿" : version.state == .published ? "现行" : gone != nil && version.number == last ? "已撤下" : "已替换",
                saved: "\(version.savedBy)于\(version.savedAt.minuteText)保存",
                published: version.publishedAt.map { "，\(version.publishedBy ?? "")于\($0.minuteText)发布" } ?? "",
                isCurrent: version.state == .published)
        }
        hasVersions = !versions.isEmpty
        withdrawal = published.flatMap { shown in
            officer.may(.approveArticles, for: agency.id)
                ? DraftWithdrawal(
                    at: Route.guideWithdrawal.path(agency.code), seen: shown.number, officer, form, error: errors["withdrawal"]) : nil
        }
    }

    private init(isFull: Bool) {
        title = "蒸湘区教育局信息公开指南"
        state = "还没有编写。"
        faults = isFull ? ["公开指南缺少法定内容：传真号码。"] : []
        publicHref = isFull ? "/guide/ZX04" : nil
        action = "/console/guide/ZX04"
        token = "t"
        revision = 1
        mayWrite = isFull
        rows = FormRow.samples
        why = isFull ? nil : "只能查看。"
        standing = isFull ? .sample : nil
        publication = isFull ? .sample : nil
        versions = isFull ? [Version(label: "第1版", state: "现行", saved: "王芳保存", published: "，赵敏发布", isCurrent: true)] : []
        hasVersions = isFull
        withdrawal = isFull ? .sample : nil
    }

    static let samples = [GuideEditorPage(isFull: true), GuideEditorPage(isFull: false)]
}
