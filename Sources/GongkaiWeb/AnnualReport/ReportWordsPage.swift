import GongkaiCore
import GongkaiStore

/// The parts of a report with a box for each.
struct ReportWordsPage: Page {
    struct Part: Sendable {
        let id: String
        let heading: String
        let isAspect: Bool
        let isRequired: Bool
        let editor: Editor?
        /// Shown instead of the box to those who may not write.
        let paragraphs: [String]
    }

    struct Editor: Sendable {
        let field: String
        let action: String
        let version: Int
        let text: String
        let longest: Int
        let hint: String
        let count: String
        let state: String
        let error: String?
        let theirs: String?
    }

    /// A text that was not saved; it must not be lost.
    struct Rejected {
        let part: String
        let text: String
        let error: String
        /// What somebody else saved in between.
        let theirs: String?
    }

    static let template = "annual-report/words"
    let title: String
    let breadcrumb: [Crumb]
    let token: String
    let form: String
    let completeness: String
    let why: String?
    let parts: [Part]
    var mistakes: [Mistake] {
        parts.compactMap { part in part.editor.flatMap { editor in editor.error.map { Mistake(field: editor.field, $0) } } }
    }

    init(_ draft: ReportDraft, token: String, mayWrite: Bool, _ rejected: Rejected?) {
        title = "编写文字"
        breadcrumb = draft.crumbs + [draft.crumb]
        self.token = token
        form = draft.chosenForm
        completeness =
            draft.unwritten.isEmpty
            ? "必写的部分均已编写。" : "还有\(draft.unwritten.count)部分必写的文字没有写：\(draft.unwritten.map(\.heading).joined(separator: "、"))。"
        why = mayWrite ? nil : "您的账号没有“\(Permission.writeReport.words)”权限，只能查看。"
        let all = draft.form.parts
        parts = all.map { part in
            let isOuter = all.contains { $0.id.hasPrefix(part.id + ".") } && draft.parts[part.id] == nil
            return Part(
                id: "part-\(part.id)", heading: part.heading, isAspect: part.id.contains("."), isRequired: part.isRequired,
                editor: mayWrite && !isOuter ? ReportWordsPage.editor(part, draft, rejected?.part == part.id ? rejected : nil) : nil,
                paragraphs: mayWrite ? [] : [draft.parts[part.id]?.text ?? ""].filter { !$0.isEmpty })
        }
    }

    private static func editor(_ part: ReportPart, _ draft: ReportDraft, _ rejected: Rejected?) -> Editor {
        let saved = draft.parts[part.id]
        let text = rejected?.text ?? saved?.text ?? ""
        return Editor(
            field: "text-\(part.id)", action: draft.address(.reportPart, part.id).text, version: saved?.version ?? 0, text: text,
            longest: ReportWordsConsole.longest, hint: part.hint ?? "可不写。", count: "\(grouped(text.count { !$0.isWhitespace }))字",
            state: saved.map { "第\($0.version)版，\(draft.people.name($0.recordedBy))于\($0.recordedAt.text)保存" } ?? "还没有保存过",
            error: rejected?.error, theirs: rejected?.theirs)
    }

    private init(why: String?, parts: [Part]) {
        title = "编写文字"
        breadcrumb = [.console, .reportOverview]
        token = "t"
        form = "2014"
        completeness = "必写的部分均已编写。"
        self.why = why
        self.parts = parts
    }

    static let samples = [
        ReportWordsPage(
            why: nil,
            parts: [
                Part(id: "part-1", heading: "一、概述", isAspect: false, isRequired: false, editor: nil, paragraphs: []),
                Part(
                    id: "part-1.1", heading: "（一）主动公开", isAspect: true, isRequired: true,
                    editor: Editor(
                        field: "text-1.1", action: "/w", version: 1, text: "字", longest: 20_000, hint: "写什么", count: "1字", state: "第1版",
                        error: "没有保存", theirs: "别人的字"), paragraphs: []),
            ]),
        ReportWordsPage(
            why: "只能查看。",
            parts: [Part(id: "part-1", heading: "一、概述", isAspect: false, isRequired: true, editor: nil, paragraphs: ["字"])]),
    ]
}
