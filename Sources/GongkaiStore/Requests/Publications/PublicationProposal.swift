package import GongkaiCore

/// Requests of a year that ask for much the same, as the office looks at them.
package struct RequestGroup: Sendable, Equatable {
    package struct Line: Sendable, Equatable {
        package let id: MatterID
        package let number: String
        package let agency: AgencyID
        package let receivedOn: Day
        package let title: String
    }

    /// The newest first.
    package let lines: [Line]
    package let applicants: Int
    package let words: [String]
    /// What was proposed for some of them already and was not declined.
    package let proposal: Int64?
}

/// 建议主动公开: what several asked for, and what became of the proposal to publish it for all.
package struct PublicationProposal: Sendable, Equatable {
    package enum State: Sendable, Equatable {
        case open
        case declined(String)
        /// An article is being written.
        case accepted(ArticleID)
        /// It can be read.
        case published(ArticleID)
    }

    package let id: Int64
    package let agency: AgencyID
    package let title: String
    package let reason: String
    package let proposedBy: String
    package let proposedOn: Day
    package let decidedBy: String?
    package let decidedOn: Day?
    package let requests: [RequestGroup.Line]
    package let state: State

    /// Longest name and reason.
    package static let longestTitle = 200, longestReason = 2_000
}
