/// What the secrecy review (保密审查) of one text found.
package enum SecrecyOutcome: String, Sendable, CaseIterable {
    case open, partlyOpen, onRequest, withheld, referred

    /// As forms and records show it.
    package var words: String {
        switch self {
        case .open: "可公开"
        case .partlyOpen: "部分公开"
        case .onRequest: "依申请公开"
        case .withheld: "不予公开"
        case .referred: "提请保密部门确定"
        }
    }

    /// Whether the reviewed text may become public. 部分公开 is given for the redacted text, which is then the text reviewed.
    package var permitsPublication: Bool { self == .open || self == .partlyOpen }
}
