import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// A document as it will be: every box filled, also those around the words that go; and how often each was found.
struct RedactionPreviewPage: Page {
    struct Found: Sendable {
        let text: String
        let ground: String
        let count: String
        let isNone: Bool
    }

    static let template = "desk/redaction-preview"
    let title: String
    let breadcrumb: [Crumb]
    let lead: String
    let page: String
    let pages: String
    let previousHref: String?
    let nextHref: String?
    let picture: String
    let pictureWords: String
    let shapes: [RedactionPage.Shape]
    let grounds: [String]
    let hasGrounds: Bool
    let found: [Found]
    let hasFound: Bool
    /// Pages on which no words can be looked for.
    let silent: String?
    let isOpen: Bool
    let action: String
    let editHref: String
    let token: String
    let revision: String

    init(_ opened: OpenedRedaction, _ finds: RedactionFinds, of matter: StoredMatter, page: Int, isOpen: Bool, token: String) {
        let id = "\(matter.row.id.value)", key = "\(opened.line.id.value)", own = Route.redactionPreview.path(id, key)
        title = "预览：\(opened.line.name)"
        breadcrumb = [
            .console, .desk, Crumb(matter.row.number ?? "", Route.requestCase.path(id)), Crumb("遮盖文件", Route.redactions.path(id)),
            Crumb(opened.line.name, Route.redaction.path(id, key)),
        ]
        lead = "黑色部分执行后不能恢复，结果中没有原来的文字和像素。请逐页看一遍。"
        (self.page, pages) = ("\(page)", "\(opened.line.pages)")
        previousHref = page > 1 ? own.query([("page", "\(page - 1)")]).text : nil
        nextHref = page < opened.line.pages ? own.query([("page", "\(page + 1)")]).text : nil
        picture = Route.redactionPicture.path(id, key, "\(page)").text
        let all = opened.draft.boxes + finds.boxes, here = all.filter { $0.page == page }
        pictureWords = "第 \(page) 页，遮盖 \(here.count) 处"
        shapes = here.map { box in
            RedactionPage.Shape(
                left: RedactionForm.percent(box.left), top: RedactionForm.percent(box.top), width: RedactionForm.percent(box.width),
                height: RedactionForm.percent(box.height))
        }
        grounds = RedactionGround.allCases.compactMap { ground in
            let count = all.filter { $0.ground == ground }.count
            return count == 0 ? nil : "\(ground.caption(under: opened.regime))：\(count) 处"
        }
        hasGrounds = !grounds.isEmpty
        found = zip(opened.draft.words, finds.counts).map { words, count in
            Found(
                text: words.text, ground: words.ground.caption(under: opened.regime), count: count == 0 ? "没有找到" : "\(count) 处",
                isNone: count == 0)
        }
        hasFound = !found.isEmpty
        silent =
            finds.pagesWithoutText.isEmpty || opened.draft.words.isEmpty
            ? nil : "第 \(finds.pagesWithoutText.map(String.init).joined(separator: "、")) 页是图片，没有文字，查不到要涂去的文字。请在这些页上画框。"
        self.isOpen = isOpen && !all.isEmpty
        action = Route.redactionResults.path(id, key).text
        editHref = Route.redaction.path(id, key).query([("page", "\(page)")]).text
        self.token = token
        revision = "\(opened.line.revision)"
    }

    private init(sample isFull: Bool) {
        (title, breadcrumb, lead) = ("预览：名单.pdf", [.console, .desk], "请看一遍。")
        (page, pages, previousHref, nextHref) = ("1", "2", isFull ? "/p" : nil, isFull ? "/n" : nil)
        (picture, pictureWords) = ("/pages/1", "第 1 页，遮盖 1 处")
        shapes = [RedactionPage.Shape(left: "10", top: "20", width: "30", height: "4")]
        (grounds, hasGrounds) = (["个人隐私 · 第十五条：1 处"], isFull)
        found = [Found(text: "张三", ground: "个人隐私", count: "没有找到", isNone: isFull)]
        hasFound = isFull
        silent = isFull ? "第 2 页是图片。" : nil
        isOpen = isFull
        (action, editHref, token, revision) = ("/r", "/e", "t", "2")
    }

    static let samples = [RedactionPreviewPage(sample: true), RedactionPreviewPage(sample: false)]
}
