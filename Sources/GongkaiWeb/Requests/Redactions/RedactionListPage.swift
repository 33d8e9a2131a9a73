import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// The documents of a request of which a part is withheld, and how to add one.
struct RedactionListPage: Page {
    struct Line: Sendable {
        let name: String
        let href: String
        let words: String
        let state: String
        let tone: String
    }

    /// A file of the request that can be begun with.
    struct Candidate: Sendable {
        let name: String
        let position: String
        let size: String
    }

    static let template = "desk/redactions"
    let title = "遮盖文件"
    let breadcrumb: [Crumb]
    let lead: String
    var undone: String { "没有添加" }
    let lines: [Line]
    let hasLines: Bool
    let candidates: [Candidate]
    let hasCandidates: Bool
    let closed: String?
    let isOpen: Bool
    let action: String
    let pickAction: String
    let accepts: String
    let limit: String
    let limitBytes: String
    let error: String?
    let token: String
    var mistakes: [Mistake] { error.map { [Mistake(field: "file", $0)] } ?? [] }

    static let kinds: [AttachmentType] = [.pdf, .jpeg, .png, .webp, .gif]

    init(
        _ lines: [RedactionLine], files: [MatterFile], of matter: StoredMatter, closed: String?, limit: Int, error: String? = nil,
        token: String
    ) {
        let id = "\(matter.row.id.value)"
        breadcrumb = [.console, .desk, Crumb(matter.row.number ?? "", Route.requestCase.path(id))]
        lead = "\(matter.row.number ?? "")　\(matter.row.title)"
        self.lines = lines.map { line in
            let (state, tone) = Self.state(line)
            return Line(
                name: line.name, href: Route.redaction.path(id, "\(line.id.value)").text,
                words: "\(line.pages) 页，\(FileSize.words(line.size))", state: state, tone: tone)
        }
        hasLines = !lines.isEmpty
        let known = Set(lines.map(\.name))
        candidates = files.filter { file in
            AttachmentType(mediaType: file.mediaType).map(Self.kinds.contains) == true && !known.contains(file.name)
        }.map { Candidate(name: $0.name, position: "\($0.position)", size: FileSize.words($0.size)) }
        self.closed = closed
        isOpen = closed == nil
        hasCandidates = isOpen && !candidates.isEmpty
        action = Route.redactions.path(id).text
        pickAction = Route.redactionPick.path(id).text
        accepts = Self.kinds.flatMap(\.endings).map { ".\($0)" }.joined(separator: ",")
        self.limit = FileSize.words(limit)
        limitBytes = "\(limit)"
        self.error = error
        self.token = token
    }

    private static func state(_ line: RedactionLine) -> (String, String) {
        if line.given != nil { return ("随答复提供", "done") }
        guard let run = line.lastRun else { return line.revision == 0 ? ("还没有标出内容", "draft") : ("已标出，还没有执行", "warning") }
        if !run.isProven { return ("没有通过核查", "error") }
        return run.revision == line.revision ? ("通过核查，还没有提供", "warning") : ("改动后还没有重新执行", "warning")
    }

    private init(sample isOpen: Bool) {
        (breadcrumb, lead) = ([.console, .desk], "ZX11-20260003　名单")
        lines = isOpen ? [Line(name: "名单.pdf", href: "/r", words: "2 页，1 KB", state: "随答复提供", tone: "done")] : []
        hasLines = isOpen
        candidates = [Candidate(name: "附件.pdf", position: "1", size: "1 KB")]
        hasCandidates = isOpen
        closed = isOpen ? nil : "申请已经结束。"
        self.isOpen = isOpen
        (action, pickAction, accepts, limit, limitBytes) = ("/r", "/r/pick", ".pdf", "50 MB", "1")
        (error, token) = (isOpen ? "文件是空的。" : nil, "t")
    }

    static let samples = [RedactionListPage(sample: true), RedactionListPage(sample: false)]
}
