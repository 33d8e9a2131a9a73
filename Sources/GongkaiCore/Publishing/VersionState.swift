/// Where one version of an article stands. Stored by raw value.
package enum VersionState: String, Sendable, CaseIterable {
    case draft, inReview, approved, scheduled, live, superseded, expired, withdrawn, discarded

    /// As the console shows it.
    package var words: String {
        switch self {
        case .draft: "草稿"
        case .inReview: "审核中"
        case .approved: "审核通过"
        case .scheduled: "待定时发布"
        case .live: "已发布"
        case .superseded: "已被新版本替代"
        case .expired: "已到期下线"
        case .withdrawn: "已撤下"
        case .discarded: "已作废"
        }
    }

    /// Whether work on this version goes on; an article has at most one such version beside its live one.
    package var isInWork: Bool {
        switch self {
        case .draft, .inReview, .approved, .scheduled: true
        case .live, .superseded, .expired, .withdrawn, .discarded: false
        }
    }
}

/// What the public sees of an article as a whole. Stored by raw value.
package enum ArticleState: String, Sendable, CaseIterable {
    case unpublished, live, expired, withdrawn

    /// As the console shows it.
    package var words: String {
        switch self {
        case .unpublished: "未发布"
        case .live: "已发布"
        case .expired: "已到期下线"
        case .withdrawn: "已撤下"
        }
    }

    /// Follows from the states of the versions, in the order they were written: a draft beside the live version changes nothing.
    package init(versions: [VersionState]) {
        if versions.contains(.live) {
            self = .live
            return
        }
        switch versions.last(where: { $0 == .expired || $0 == .withdrawn }) {
        case .expired: self = .expired
        case .withdrawn: self = .withdrawn
        default: self = .unpublished
        }
    }
}
