/// What is written beside articles and waits as a draft for somebody else. Stored by raw value.
package enum DraftKind: String, Sendable, CaseIterable {
    case sheet, collection, guide

    /// As the console shows it.
    package var words: String {
        switch self {
        case .sheet: "信息表"
        case .collection: "专题和公报"
        case .guide: "公开指南"
        }
    }

    /// What it takes to let a draft become public.
    package var publishing: Permission {
        switch self {
        case .sheet, .guide: .approveArticles
        case .collection: .publishArticles
        }
    }

    /// What the one who does it does.
    package var publishingWords: String {
        switch self {
        case .sheet: "审核并公开"
        case .collection, .guide: "发布"
        }
    }
}
