import GongkaiCore
import GongkaiStore

/// A paper of a case as it went out, to be printed.
struct CasePaperPage: Page {
    static let template = "cases/paper"
    let title: String
    let breadcrumb: [Crumb]
    let standing: String
    let isVoid: Bool
    let pdfHref: String?
    let caseHref: String
    let paper: PaperPage.Preview

    init(_ opened: OpenedCasePaper, of stored: StoredMatter, hasPDF: Bool) {
        let id = "\(stored.row.id.value)", line = opened.line
        self.init(
            name: line.title, number: stored.row.number ?? "", on: line.on, isVoid: line.isVoid,
            pdfHref: hasPDF ? Route.casePaperPDF.path(id, "\(line.event)", line.document.code).text : nil, path: Route.serviceCase.path(id),
            paper: opened.paper)
    }

    private init(name: String, number: String, on: Day, isVoid: Bool, pdfHref: String?, path: Path, paper: OfficialPaper) {
        title = name
        breadcrumb = [.console, .cases, Crumb(number, path)]
        standing = "\(number)　\(on.chineseText)随步骤生成，内容不再改变。"
        self.isVoid = isVoid
        self.pdfHref = pdfHref
        caseHref = path.text
        self.paper = PaperPage.Preview(paper)
    }

    static let samples = [
        CasePaperPage(
            name: "受理通知书", number: "ZX12-BJ-202600003", on: "2026-03-02", isVoid: true, pdfHref: "/p", path: Route.serviceCase.path("3"),
            paper: OfficialPaper(
                organ: "区城管局", number: "ZX12-BJ-202600003-02", title: "受理通知书", addressee: "李明", paragraphs: [.init("正文")],
                rows: [.init("受理日期", "2026年3月2日")], attachments: ["清单"], day: "2026-03-02", note: "联系人：王芳"))
    ]
}
