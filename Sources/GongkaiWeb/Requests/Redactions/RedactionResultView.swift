import GongkaiCore
import GongkaiStore

/// How a redaction went that was carried out: what was taken out, what the check found, and whether the applicant gets it.
struct RedactionResultView: Sendable {
    struct Check: Sendable {
        let question: String
        let answer: String
        let holds: Bool
    }

    let heading: String
    let caption: String
    let isProven: Bool
    let isGiven: Bool
    let grounds: [String]
    let notes: [String]
    let checks: [Check]
    let href: String?
    let fileWords: String
    let givingAction: String?
    /// What the button sends and says.
    let giving: String
    let givingWords: String
    let token: String

    init(_ run: RedactionRun, _ opened: OpenedRedaction, of matter: StoredMatter, isOpen: Bool, token: String) {
        let path = ["\(matter.row.id.value)", "\(opened.line.id.value)", "\(run.id)"]
        heading = run.isProven ? (run.isGiven ? "通过核查，随答复提供" : "通过核查") : "没有通过核查，不能提供"
        caption = "\(run.at.text.prefix(16))　\(run.by)　按第 \(run.revision) 次保存的内容"
        (isProven, isGiven) = (run.isProven, run.isGiven)
        grounds = run.log.sentences
        var notes: [String] = []
        if !run.log.pagesWithoutText.isEmpty {
            notes.append(
                "第 \(run.log.pagesWithoutText.map(String.init).joined(separator: "、")) 页是图片，没有文字可查，只核查了遮盖区域的像素。请逐页看一遍。")
        }
        if run.log.unseenWords > 0 { notes.append("另有 \(run.log.unseenWords) 个页面上看不见的词没有写入新文件。") }
        if run.revision != opened.line.revision { notes.append("执行以后又改动过遮盖的内容：要提供最新的，请再执行一次。") }
        let mayStillGive = matter.matter.requestState.map(RedactionStore.giving.contains) ?? false
        if isOpen, run.isProven, !mayStillGive { notes.append(RedactionAccessRefusal.replyDrafted.words) }
        self.notes = notes
        checks = run.verdict.checks.map { check in
            let found = check.findings.prefix(20).map(\.chinese).joined(separator: "；")
            let more = check.findings.count > 20 ? "；等 \(check.findings.count) 处" : ""
            return Check(question: check.question.chinese, answer: check.holds ? "没有问题" : found + more, holds: check.holds)
        }
        href = run.isProven ? Route.redactionResult.path(path[0], path[1], path[2]).text : nil
        fileWords = run.result.map { "\($0.name)，\(run.pages) 页，\(FileSize.words($0.size))" } ?? ""
        let mayGive = isOpen && mayStillGive && run.isProven && (run.isGiven || run.revision == opened.line.revision)
        givingAction = mayGive ? Route.redactionGiving.path(path[0], path[1], path[2]).text : nil
        giving = run.isGiven ? "0" : "1"
        givingWords = run.isGiven ? "不随答复提供" : "随答复提供给申请人"
        self.token = token
    }

    private init(sample isProven: Bool) {
        (heading, caption) = ("通过核查", "2026-03-01")
        (self.isProven, isGiven) = (isProven, isProven)
        (grounds, notes) = (["依据第十五条（个人隐私）遮盖 3 处"], isProven ? [] : ["第 1 页是图片。"])
        checks = [Check(question: "页面文字", answer: isProven ? "没有问题" : "第 1 页：第 1 个遮盖框内的文字", holds: isProven)]
        (href, fileWords) = (isProven ? "/f" : nil, "名单.pdf")
        (givingAction, giving, givingWords, token) = (isProven ? "/g" : nil, "1", "随答复提供给申请人", "t")
    }

    static let samples = [RedactionResultView(sample: true), RedactionResultView(sample: false)]
}
