package import GongkaiCore

/// What a search is narrowed to.
package struct SearchFilter: Sendable, Equatable {
    /// A document's validity, as far as readers ask for it.
    package enum ValidityGroup: String, Sendable, CaseIterable {
        case inForce = "valid"
        case notYet = "coming"
        case ended

        /// As the page says it.
        package var words: String {
            switch self {
            case .inForce: "现行有效"
            case .notYet: "尚未生效"
            case .ended: "失效或废止"
            }
        }

        /// Nil for what has no term.
        init?(_ term: ValidityTerm?, on day: Day) {
            switch term?.validity(on: day) {
            case nil: return nil
            case .inForce: self = .inForce
            case .notYetInForce: self = .notYet
            case .expired, .repealed, .replaced: self = .ended
            }
        }
    }

    /// Any of these columns.
    package var columns: Set<ColumnID>?
    package var agency: AgencyID?
    /// Of first publication.
    package var year: Int?
    /// Code of a kind of article.
    package var kind: String?
    package var validity: ValidityGroup?

    package init() {}
}

/// How many of what was found stand in which place: for each way of narrowing as if that one were not chosen.
package struct SearchFacets: Sendable, Equatable {
    package var columns: [ColumnID: Int] = [:]
    package var agencies: [AgencyID: Int] = [:]
    package var years: [Int: Int] = [:]
    package var kinds: [String: Int] = [:]
    package var validities: [SearchFilter.ValidityGroup: Int] = [:]

    package init() {}
}
