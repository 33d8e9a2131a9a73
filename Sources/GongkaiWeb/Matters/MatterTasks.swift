/// What can be done with a matter now, what cannot, and what waits for others.
struct MatterTasks: Sendable {
    /// A step that can be taken, or why it cannot.
    struct Button: Sendable {
        let words: String
        /// Empty where it is closed.
        let href: String
        let isMain: Bool
        /// Whom or what it answers, where several wait.
        let about: String?
        /// What it does, or why it cannot be done.
        let notes: [String]
        let isClosed: Bool
        /// The last day for it.
        let until: String?
    }

    let buttons: [Button]
    let hasButtons: Bool
    /// What can be done but seldom is: folded.
    let more: [Button]
    let hasMore: Bool
    let moreWords: String
    let closed: [Button]
    let hasClosed: Bool
    /// Steps that wait for others, so that everybody knows for whom.
    let others: [CaseFact]
    let hasOthers: Bool
    let noButtons: String

    /// - Parameter noun: what the matter is called, such as 申请.
    init(_ all: [Button], others: [CaseFact], noun: String) {
        let open = all.filter { !$0.isClosed }
        // Without any that usually come next, all are shown.
        let isUsual = open.contains { $0.isMain || $0.until != nil }
        buttons = isUsual ? open.filter { $0.isMain || $0.until != nil } : open
        hasButtons = !buttons.isEmpty
        more = isUsual ? open.filter { !$0.isMain && $0.until == nil } : []
        hasMore = !more.isEmpty
        moreWords = "其他可以办理的（\(more.count)）"
        closed = all.filter(\.isClosed)
        hasClosed = !closed.isEmpty
        self.others = others
        hasOthers = !others.isEmpty
        noButtons = hasOthers ? "现在没有要您办理的步骤，等待其他人办理。" : "这件\(noun)已经结束，没有要办理的步骤。"
    }

    static let sample = MatterTasks(
        [
            Button(words: "拟稿", href: "/s", isMain: true, about: "清泉镇", notes: ["期限不变"], isClosed: false, until: "2026-03-27"),
            Button(words: "改派", href: "/a", isMain: false, about: "清泉镇", notes: ["期限不变"], isClosed: false, until: nil),
            Button(words: "延期答复", href: "", isMain: false, about: "某公司", notes: ["已经办理过"], isClosed: true, until: nil),
        ], others: [CaseFact(label: "延期答复", value: "受理机关（签发）")], noun: "申请")

    static let bareSample = MatterTasks([], others: [], noun: "申请")
}
