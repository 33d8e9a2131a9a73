import GongkaiCore

/// Why something does not go on, as a line of the writer's page tells it.
struct HeldUp: Sendable {
    let tag: String
    let tone: String
    let reason: String

    /// An article that a reviewer sent back.
    init(returned reason: String) {
        (tag, tone, self.reason) = ("退回理由", "error", reason)
    }

    /// An article that was taken down.
    init(withdrawn reason: String) {
        (tag, tone, self.reason) = ("撤下理由", "error", reason)
    }

    /// An article that should have been public by now.
    init(overdue reason: String) {
        (tag, tone, self.reason) = ("超期", "error", reason)
    }

    init(_ setback: DraftSetback) {
        switch setback.ground {
        case .returned: (tag, tone, reason) = ("退回理由", "error", setback.reason)
        case .forbidden(let outcome):
            (tag, tone) = ("保密审查不同意公开", "error")
            let end = setback.reason.hasSuffix("。") ? "" : "。"
            reason = "结论是“\(outcome.words)”，依据：\(setback.reason)\(end)请修改内容后重新送审查。"
        case .lapsed(let outcome, let reviewer):
            (tag, tone) = ("须重新审查", "warning")
            reason = "\(reviewer)签署的保密审查（\(outcome.words)）是对改动以前的内容，已经失效。"
        case .outdated(let outcome, let reviewer):
            (tag, tone) = ("须重新审查", "warning")
            reason = "\(reviewer)签署保密审查（\(outcome.words)）以后，其中稿件的标题有变动或者稿件不再公开，审查已经失效。"
        }
    }
}

extension DraftSetback {
    /// 2014-03-03 09:00由陈静退回
    var whenWords: String {
        let act =
            switch ground {
            case .returned: "退回"
            case .forbidden, .outdated: "签署"
            case .lapsed: "改动"
            }
        return "\(at.minuteText)由\(by)\(act)"
    }
}
