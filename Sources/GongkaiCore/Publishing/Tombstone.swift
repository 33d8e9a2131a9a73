/// What stands where something was: that it is gone, since when and why. Alike for articles, topics, issues, guides and sheets.
package struct Tombstone: Sendable, Equatable {
    /// As whoever took it down wrote it.
    package let reason: String
    package let since: Day

    package init(reason: String, since: Day) {
        self.reason = reason
        self.since = since
    }

    /// The reason as it stands in a sentence that ends by itself.
    package var because: String {
        var reason = reason[...]
        while let last = reason.last, last == "。" || last == "." || last.isWhitespace { reason = reason.dropLast() }
        return String(reason)
    }

    /// The whole sentence.
    package var sentence: String { "自\(since.chineseText)起不再公开。原因：\(because)。" }

    /// Why nothing is taken down with this reason; nil when everybody may read it.
    package static func refusal(of reason: String) -> TombstoneRefusal? {
        if reason.allSatisfy(\.isWhitespace) { return .reasonMissing }
        return GateScan.firstThatMustGo(in: reason).map { .reasonNotPublic(excerpt: $0.excerpt) }
    }
}

/// Why nothing is taken down: the reason is public.
package enum TombstoneRefusal: Error, Sendable, Equatable {
    case reasonMissing
    case reasonNotPublic(excerpt: String)

    /// What the form says.
    package var words: String {
        switch self {
        case .reasonMissing: "请写明撤下的理由。"
        case .reasonNotPublic(let excerpt): "理由会公开显示，其中有不能公开的内容（\(excerpt)）。请改写，不要写入姓名、电话和证件号码。"
        }
    }
}
