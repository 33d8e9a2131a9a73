import GongkaiCore
import GongkaiStore

/// One paper: as it reads, what must be mended, the form to change it, and how it goes out.
struct PaperPage: FormPage {
    /// The paper as it reads, beside the form.
    struct Preview: Sendable {
        let organ: String
        let number: String?
        let title: String
        let addressee: String?
        let paragraphs: [String]
        let rows: [OfficialPaper.Row]
        let hasRows: Bool
        let attachments: [String]
        let hasAttachments: Bool
        let day: String?
        let note: String?

        init(_ paper: OfficialPaper) {
            organ = paper.organ
            number = paper.number
            title = paper.title
            addressee = paper.addressee.isEmpty ? nil : paper.addressee
            paragraphs = paper.paragraphs.map(\.text)
            rows = paper.rows
            hasRows = !paper.rows.isEmpty
            attachments = paper.attachments
            hasAttachments = !paper.attachments.isEmpty
            day = paper.day?.paperText
            note = paper.note
        }
    }

    static let template = "papers/show"
    static let longestReason = 500
    let title: String
    let breadcrumb: [Crumb]
    let standing: String
    let pdfHref: String
    let docxHref: String
    let preview: Preview
    /// Sentences; shown beside the rows too.
    let faults: [String]
    let hasFaults: Bool
    /// What nobody must mend, but somebody should look at.
    let warning: String?
    let mayChange: Bool
    let mayIssue: Bool
    /// Who may, where the reader may not.
    let writers: String?
    let action: String
    let issueAction: String
    let token: String
    let revision: String
    let rows: [FormRow]
    /// Why it goes out late, where somebody must say so.
    let late: [FormRow]
    let changes: [String]
    let hasChanges: Bool
    private let wasRefused: Bool

    /// `form`: what was typed and not saved. `reason`: why it goes out late. `wasRefused`: it was to go out with its faults.
    init(
        _ opened: OpenedPaper, of matter: StoredMatter, for officer: Officer, mayWrite: Bool, form: PaperForm? = nil, reason: String? = nil,
        wasRefused: Bool = false
    ) {
        let id = "\(matter.row.id.value)", place = opened.line.place.text
        title = opened.line.kind.name
        breadcrumb = PaperListPage.way(to: matter)
        standing =
            opened.line.issue.map { issue in
                "\(issue.at.minuteText)由\(issue.by)发出" + (issue.number.map { "，文号\($0)" } ?? "")
                    + (opened.line.lapsed.map { "。\($0)" } ?? "")
            } ?? opened.line.standing.words
        pdfHref = Route.paperPDF.path(id, place).text
        docxHref = Route.paperDOCX.path(id, place).text
        preview = Preview(opened.paper)
        faults = opened.faults.map(\.words)
        hasFaults = !faults.isEmpty
        warning = opened.missingAttachment
        let isWriter = mayWrite && opened.line.issue == nil
        mayChange = if case .open = opened.line.standing { isWriter } else { false }
        mayIssue =
            switch opened.line.standing {
            case .open(mayGoOut: true), .signed: isWriter
            default: false
            }
        let isUnfinished =
            switch opened.line.standing {
            case .open, .reviewed, .signed: opened.line.issue == nil
            case .void, .overtaken: false
            }
        writers = isUnfinished && !mayWrite ? "这件文书由承办申请、收件登记的人员或者他们的代理人修改、编号发出。您可以查看和下载。" : nil
        action = Route.paper.path(id, place).text
        issueAction = Route.paperIssue.path(id, place).text
        token = officer.csrfToken
        revision = "\(opened.revision)"
        rows = PaperForm.rows(form?.paper ?? opened.paper, faults: opened.faults)
        late = opened.lateWords.map { [Self.lateRow($0, reason, isMissing: wasRefused && reason == nil)] } ?? []
        changes = opened.changes.map { "\($0.at.minuteText)，\($0.by)" }
        hasChanges = !changes.isEmpty
        self.wasRefused = wasRefused
    }

    private static func lateRow(_ words: String, _ reason: String?, isMissing: Bool) -> FormRow {
        let field = MatterField.lateReason
        return .area(
            field.code, field.label, reason ?? "", hint: words, error: isMissing ? "请填写\(field.label)。" : nil, counted: Self.longestReason)
    }

    /// Told at the head only where the paper was to go out.
    var mistakes: [Mistake] { wasRefused ? (late + rows).mistakes : [] }
    var undone: String { "没有发出" }

    private init(rows: [FormRow]) {
        (title, breadcrumb, standing, pdfHref, docxHref) = ("答复书", [.console], "拟稿中", "/p", "/d")
        preview = Preview(
            OfficialPaper(
                organ: "区财政局", number: "蒸财公开〔2025〕12号", title: "告知书", addressee: "李明", paragraphs: [.init("正文")],
                rows: [.init("送达方式", "邮寄")], attachments: ["合同"], day: "2025-05-19", note: "联系人：王芳"))
        (faults, hasFaults, warning, mayChange, mayIssue) = (["没有正文。"], true, "没有附件。", true, true)
        writers = "由承办人修改。"
        (action, issueAction, token, revision, changes, hasChanges) = ("/a", "/i", "t", "1", ["昨天，王芳"], true)
        self.rows = rows
        late = [.area("lateReason", "逾期告知的原因", "核对后才发现", hint: "收到申请已经9个工作日。", error: "请填写。", counted: Self.longestReason)]
        wasRefused = true
    }

    static let samples = [PaperPage(rows: FormRow.samples)]
}
