import GongkaiCore
import GongkaiStore

/// A page of a document with what is marked on it: boxes over its picture and as numbers, words that go, and what came of it so far.
struct RedactionPage: Page {
    struct Ground: Sendable {
        let code: String
        let label: String
        let isChosen: Bool
    }

    /// In hundredths of the page.
    struct Shape: Sendable {
        let left: String
        let top: String
        let width: String
        let height: String
    }

    struct Row: Sendable {
        let number: String
        let page: String
        let left: String
        let top: String
        let width: String
        let height: String
        let grounds: [Ground]
        let error: String?
        /// Not filled in yet.
        let isBlank: Bool
    }

    struct Words: Sendable {
        let number: String
        let text: String
        let grounds: [Ground]
        let error: String?
    }

    struct Change: Sendable {
        let words: String
    }

    static let template = "desk/redaction"
    let title: String
    let breadcrumb: [Crumb]
    let lead: String
    var undone: String { "没有保存" }
    /// Why nothing can be changed.
    let closed: String?
    let isOpen: Bool
    let page: String
    let pages: String
    let previousHref: String?
    let nextHref: String?
    let isNotLast: Bool
    /// Where the number of another page is sent.
    let pageAction: String
    let picture: String
    let pictureWords: String
    let shapes: [Shape]
    let grounds: [Ground]
    let rows: [Row]
    let words: [Words]
    let stay: String
    let stayError: String?
    let name: String
    let nameError: String?
    let others: String?
    let action: String
    let token: String
    let revision: String
    let results: [RedactionResultView]
    let hasResults: Bool
    let changes: [Change]
    let hasChanges: Bool
    let mistakes: [Mistake]

    init(
        _ opened: OpenedRedaction, of matter: StoredMatter, page: Int, form: RedactionForm? = nil, errors: [String: String] = [:],
        closed: String?, token: String
    ) {
        let id = "\(matter.row.id.value)", key = "\(opened.line.id.value)", own = Route.redaction.path(id, key)
        let form = form ?? RedactionForm(opened.draft, page: page), known = RedactionPage.known(opened.regime)
        func choices(_ chosen: String) -> [Ground] {
            known.map { Ground(code: $0.rawValue, label: $0.caption(under: opened.regime), isChosen: $0.rawValue == chosen) }
        }
        title = "遮盖：\(opened.line.name)"
        breadcrumb = [
            .console, .desk, Crumb(matter.row.number ?? "", Route.requestCase.path(id)), Crumb("遮盖文件", Route.redactions.path(id)),
        ]
        lead = "\(matter.row.number ?? "")　\(matter.row.title)　共 \(opened.line.pages) 页"
        self.closed = closed
        isOpen = closed == nil
        (self.page, pages) = ("\(page)", "\(opened.line.pages)")
        previousHref = page > 1 ? own.query([("page", "\(page - 1)")]).text : nil
        nextHref = page < opened.line.pages ? own.query([("page", "\(page + 1)")]).text : nil
        isNotLast = page < opened.line.pages
        pageAction = own.text
        picture = Route.redactionPicture.path(id, key, "\(page)").text
        let mine = form.boxes.filter { $0.page == "\(page)" }
        shapes = mine.map { Shape(left: $0.left, top: $0.top, width: $0.width, height: $0.height) }
        pictureWords = "第 \(page) 页，标出 \(mine.count) 处"
        grounds = choices(RedactionGround.privacy.rawValue)
        let blanks = closed == nil ? RedactionForm.blankBoxes : 0
        let blank = RedactionForm.Box(page: "\(page)", ground: RedactionGround.privacy.rawValue)
        rows = (form.boxes + Array(repeating: blank, count: blanks)).enumerated().map { index, box in
            let number = "\(index + 1)"
            let fields = ["page", "left", "top", "width", "height", "ground"].compactMap { errors["box-\(number)-\($0)"] }
            return Row(
                number: number, page: box.page, left: box.left, top: box.top, width: box.width, height: box.height,
                grounds: choices(box.ground), error: fields.first, isBlank: box.isBlank)
        }
        let free = closed == nil ? RedactionForm.blankWords : 0
        words = (form.words + Array(repeating: RedactionForm.Words(ground: RedactionGround.privacy.rawValue), count: free)).enumerated()
            .map { index, one in
                Words(
                    number: "\(index + 1)", text: one.text, grounds: choices(one.ground),
                    error: errors["words-\(index + 1)"] ?? errors["words-\(index + 1)-ground"])
            }
        (stay, name) = (form.mayStay, form.name)
        (stayError, nameError) = (errors["stay"], errors["name"])
        others = RedactionPage.others(opened.draft, besides: page)
        action = own.text
        self.token = token
        revision = "\(opened.line.revision)"
        results = opened.runs.map { RedactionResultView($0, opened, of: matter, isOpen: closed == nil, token: token) }
        hasResults = !results.isEmpty
        changes = opened.changes.map {
            Change(words: "\($0.at.text.prefix(16))　\($0.by)　\($0.boxes) 个框、\($0.words) 项文字（第 \($0.revision) 次保存）")
        }
        hasChanges = !changes.isEmpty
        mistakes = errors.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }.map { Mistake(field: $0.key, $0.value) }
    }

    /// The grounds a regulation speaks of.
    static func known(_ regime: DisclosureRegime) -> [RedactionGround] {
        RedactionGround.allCases.filter { !$0.article(under: regime).isEmpty }
    }

    private static func others(_ draft: RedactionDraft, besides page: Int) -> String? {
        let counts = Dictionary(grouping: draft.boxes.filter { $0.page != page }, by: \.page).mapValues(\.count)
        if counts.isEmpty { return nil }
        return "其他页上的框：" + counts.sorted { $0.key < $1.key }.map { "第 \($0.key) 页 \($0.value) 个" }.joined(separator: "，") + "。"
    }

    private init(sample isOpen: Bool) {
        let chosen = [Ground(code: "privacy", label: "个人隐私 · 第十五条", isChosen: true), Ground(code: "x", label: "过程性信息", isChosen: false)]
        (title, breadcrumb, lead) = ("遮盖：名单.pdf", [.console, .desk], "ZX11-20260003　共 2 页")
        closed = isOpen ? nil : "申请已经结束。"
        self.isOpen = isOpen
        (page, pages, previousHref, nextHref, isNotLast) = ("1", "2", isOpen ? "/p" : nil, isOpen ? "/n" : nil, isOpen)
        (pageAction, picture, pictureWords) = ("/r", "/pages/1", "第 1 页，标出 1 处")
        shapes = [Shape(left: "10", top: "20", width: "30", height: "4")]
        grounds = chosen
        rows = [
            Row(
                number: "1", page: "1", left: "10", top: "20", width: "30", height: "4", grounds: chosen, error: isOpen ? "没有大小。" : nil,
                isBlank: false),
            Row(number: "2", page: "1", left: "", top: "", width: "", height: "", grounds: chosen, error: nil, isBlank: true),
        ]
        words = [Words(number: "1", text: "张三", grounds: chosen, error: isOpen ? "太短。" : nil)]
        (stay, stayError, name, nameError) = ("2014年", isOpen ? "太多。" : nil, "名单.pdf", isOpen ? "请填写。" : nil)
        others = isOpen ? "其他页上的框：第 2 页 1 个。" : nil
        (action, token, revision) = ("/r", "t", "2")
        results = isOpen ? RedactionResultView.samples : []
        hasResults = isOpen
        changes = isOpen ? [Change(words: "2026-03-01 09:00　李文静　1 个框")] : []
        hasChanges = isOpen
        mistakes = isOpen ? [Mistake(field: "box-1-width", "没有大小。")] : []
    }

    static let samples = [RedactionPage(sample: true), RedactionPage(sample: false)]
}
