package import GongkaiCore

/// The key of a document that is being redacted.
package struct RedactionID: Sendable, Hashable {
    package let value: Int64

    package init(value: Int64) {
        self.value = value
    }
}

extension RedactionID: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(value) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self.init(value: value)
    }
}

/// A document of a request of which a part is withheld, as lists show it.
package struct RedactionLine: Sendable, Equatable {
    package let id: RedactionID
    package let name: String
    package let mediaType: String
    package let size: Int
    package let pages: Int
    /// Of what is marked; 0 while nothing is.
    package let revision: Int
    /// The newest one that was carried out.
    package let lastRun: RedactionRun?
    /// The one that goes out with the reply.
    package let given: RedactionRun?
}

/// A redaction that was carried out, and how its check went.
package struct RedactionRun: Sendable, Equatable {
    package let id: Int64
    package let revision: Int
    package let isProven: Bool
    package let log: RedactionLog
    package let verdict: RedactionVerdict
    package let pages: Int
    package let by: String
    package let at: Instant
    /// Whether it goes out with the reply.
    package let isGiven: Bool
    /// Name and bytes of the result; nil where nothing was proven.
    package let result: (name: String, size: Int)?

    package static func == (a: RedactionRun, b: RedactionRun) -> Bool {
        a.id == b.id && a.isGiven == b.isGiven && a.isProven == b.isProven && a.log == b.log && a.verdict == b.verdict
    }
}

/// Who saved what is marked, and when.
package struct RedactionChange: Sendable, Equatable {
    package let revision: Int
    package let boxes: Int
    package let words: Int
    package let by: String
    package let at: Instant
}

/// A document with what is marked on it.
package struct OpenedRedaction: Sendable {
    package let line: RedactionLine
    package let draft: RedactionDraft
    /// The newest first.
    package let changes: [RedactionChange]
    package let runs: [RedactionRun]
    /// The regulation whose articles are quoted.
    package let regime: DisclosureRegime
}

/// A file that the applicant gets with a reply: what is left of a document of which a part is withheld, or one that came with the draft.
package struct GivenFile: Sendable, Equatable {
    /// Counts from 1.
    package let number: Int
    package let name: String
    package let mediaType: String
    package let size: Int
    /// Of a redacted document, with what was taken out; nil of one that goes out as it is.
    package let pages: Int?
    package let log: RedactionLog?
    let file: Int64
}

/// Why a document is not redacted or not given.
package enum RedactionAccessRefusal: Error, Sendable, Equatable {
    case notFound
    case notForReaders
    case changedMeanwhile
    case alreadyThere
    case tooMany(most: Int)
    /// The request has ended.
    case ended
    case nothingMarked
    /// The check of a result failed, or there is none.
    case notProven
    /// Another wording of the boxes was saved after the result was made.
    case outdated
    /// The reply is drafted, signed or sent: what goes out with it stands.
    case replyDrafted
    case nameMissing
    case wordsTooLong(number: Int)

    /// For pages.
    package var words: String {
        switch self {
        case .notFound: "没有这份文件，或者它不属于您负责的申请。请从申请的页面进入。"
        case .notForReaders: "只有办理、审核或者签发这件申请的人能打开原件。"
        case .changedMeanwhile: "您打开以后，其他人改动了遮盖的内容，没有保存。下面是最新的内容，请核对后再改。"
        case .alreadyThere: "这份附件已经在遮盖列表中，没有重复添加。"
        case .tooMany(let most): "一件申请最多遮盖\(most)份文件。请合并后再添加。"
        case .ended: "这件申请已经结束，不能再改动遮盖。"
        case .nothingMarked: "还没有标出要遮盖的内容。请先画框，或者填写要涂去的文字。"
        case .notProven: "只有通过核查的结果可以提供给申请人。请按核查指出的地方修改，再执行一次。"
        case .outdated: "执行以后又改动了遮盖的内容。请再执行一次，用最新的结果提供。"
        case .replyDrafted: "答复已经拟稿，随答复提供的文件不能再增减。需要改动的，请先退回或者撤回拟稿。"
        case .nameMissing: "请填写给申请人的文件名，不超过\(RedactionDraft.longestName)个字。"
        case .wordsTooLong(let number): "要涂去的第\(number)项文字超过\(RedactionDraft.longestWords)个字。请分成几项填写。"
        }
    }
}
