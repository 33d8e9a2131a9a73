import GongkaiCore
import GongkaiStore

/// The form of one step.
struct StepPage: Page {
    /// What was typed and has no place in a form any more.
    struct Kept: Sendable {
        let label: String
        let value: String
    }

    static let template = "desk/step"
    let title: String
    let breadcrumb: [Crumb]
    let lead: String
    let outlook: [String]
    let hasOutlook: Bool
    /// Who the step answers.
    let about: CaseFact?
    let action: String
    let token: String
    let once: String
    let version: String
    let branch: String?
    let outcomes: [StepForm.LeafGroup]
    let hasOutcomes: Bool
    let outcomeError: String?
    let rows: [FormRow]
    /// Rows that belong to some outcomes only.
    let groups: [StepForm.RowGroup]
    let files: FileField
    /// The reply that is looked through, signed or served.
    let letter: StepLetter?
    /// What goes out with the reply that is written, looked through or signed.
    let given: [CasePage.Given]
    let hasGiven: Bool
    /// Papers that could have gone out and did not.
    let unissued: [CasePage.Paper]
    let hasUnissued: Bool
    let unissuedWords: String
    /// The sum that is shown.
    let shownFee: String?
    let lookLabel: String
    /// False when somebody was faster and the step cannot be taken any more.
    let isPossible: Bool
    let since: [CaseHistory.Entry]
    let hasSince: Bool
    let kept: [Kept]
    let hasKept: Bool
    let cancelHref: String
    let mistakes: [Mistake]
    var undone: String { "没有办理" }

    struct Content: Sendable {
        var title: String
        var number: String
        /// The list it belongs to.
        var desk = Crumb.desk
        var lead: String
        var path: Path
        var action: Path
        var token: String
        var version: Int
        var branch: Int?
        var about: CaseFact?
        var outlook: [String] = []
        var outcomes: [StepForm.LeafGroup] = []
        var rows: [FormRow] = []
        /// What tells which of them belong to some outcomes only.
        var form: StepForm?
        var groups: [StepForm.RowGroup] = []
        var charges = false
        var shownFee: String?
        var isPossible = true
        var since: [CaseHistory.Entry] = []
        var kept: [Kept] = []
        var outcomeError: String?
        var filesError: String?
        /// Bytes of a file that comes in pieces.
        var largest: Int?
        /// What came in pieces already.
        var uploaded: [(key: String, upload: RequestUpload)] = []
        /// What its files are for.
        var filesWanted = ""
        var given: [CasePage.Given] = []
        var letter: StepLetter?
        var unissued: [CasePage.Paper] = []
        /// Its step ends the file.
        var isArchiving = false
        /// What concerns no single field.
        var obstacles: [String] = []
    }

    init(_ content: Content) {
        title = content.title
        breadcrumb = [.console, content.desk, Crumb(content.number, content.path)]
        lead = content.lead
        outlook = content.outlook
        hasOutlook = !outlook.isEmpty
        about = content.about
        action = content.action.text
        token = content.token
        once = OnceOnly.ticket()
        version = String(content.version)
        branch = content.branch.map(String.init)
        outcomes = content.outcomes
        hasOutcomes = !outcomes.isEmpty
        outcomeError = content.outcomeError
        (rows, groups) = content.form?.byOutcome(content.rows) ?? (content.rows, content.groups)
        given = content.given
        letter = content.letter
        hasGiven = !given.isEmpty
        unissued = content.unissued
        hasUnissued = !unissued.isEmpty
        unissuedWords =
            "还有\(unissued.count)件文书没有编号发出。请逐件打开，核对后编号发出"
            + (content.isArchiving ? "，再归档；确实不用发出的，可以直接归档。" : "；不影响登记送达。")
        files = FileField(
            wanted: content.filesWanted, error: content.filesError, on: .officer, largest: content.largest, uploaded: content.uploaded)
        shownFee = content.shownFee
        lookLabel = content.charges ? "先看计算的金额" : "先看办理以后的期限"
        isPossible = content.isPossible
        since = content.since
        hasSince = !since.isEmpty
        kept = content.kept
        hasKept = !kept.isEmpty
        cancelHref = content.path.text
        let first = hasOutcomes ? MatterField.outcomeCode : rows.first?.name ?? "step"
        mistakes =
            (content.outcomeError.map { [Mistake(field: MatterField.outcomeCode, $0)] } ?? []) + rows.mistakes
            + groups.flatMap(\.rows.mistakes) + files.mistakes
            + content.obstacles.map { Mistake(field: first, $0) }
    }

    static let samples: [StepPage] = {
        let path = Route.requestCase.path("3")
        let leaf = StepForm.Leaf(
            id: "outcome", code: "granted", label: "予以公开", note: "第三十六条", isChosen: true, isClosed: false, why: nil)
        let closed = StepForm.Leaf(
            id: "outcome-x", code: "notExisting", label: "信息不存在", note: "第三十六条", isChosen: false, isClosed: true, why: "请先检索")
        let full = Content(
            title: "拟稿", number: "ZX11-20260003", lead: "老旧小区改造计划", path: path, action: path, token: "t", version: 3, branch: 2,
            about: CaseFact(label: "对方", value: "某公司"), outlook: ["期限不变。"],
            outcomes: [StepForm.LeafGroup(heading: "予以公开", leaves: [leaf, closed])],
            rows: FormRow.samples, groups: [StepForm.RowGroup(heading: "处理结果是“部分公开”的", outcomes: "partlyGranted", rows: FormRow.samples)],
            shownFee: "应缴：10元", since: CasePage.samples[0].history, outcomeError: "请填写处理结果。",
            filesError: "文件是空的。", largest: 1,
            uploaded: [("0123", RequestUpload(name: "证照.pdf", size: 21 << 20, received: 21 << 20, isChecked: true))],
            given: [CasePage.Given(name: "名单.pdf", words: "2 页", grounds: ["依据第十五条（个人隐私）遮盖 3 处"])],
            letter: StepLetter(
                outcome: "予以公开（第三十六条）", facts: [CaseFact(label: "理由", value: "可以公开")], standing: "已审核", href: "/p", pdfHref: "/f",
                preview: PaperPage.Preview(
                    OfficialPaper(
                        organ: "区财政局", number: "蒸财公开〔2025〕12号", title: "告知书", addressee: "李明", paragraphs: [.init("正文")],
                        rows: [.init("送达方式", "邮寄")], attachments: ["合同"], day: "2025-05-19", note: "联系人：王芳")),
                warnings: ["没有列出附件。"]),
            unissued: [CasePage.Paper(name: "登记回执", href: "/p", words: "可以修改；核对无误后编号发出")], obstacles: ["请先检索。"])
        var late = full
        (late.isPossible, late.kept, late.outlook, late.outcomes, late.branch) = (false, [Kept(label: "理由", value: "文字")], [], [], nil)
        (late.given, late.letter, late.unissued) = ([], nil, [])
        return [StepPage(full), StepPage(late)]
    }()
}
