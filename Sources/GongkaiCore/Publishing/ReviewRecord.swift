/// What one reviewer decided about one text. Never changed: another decision is another record.
package struct ReviewRecord: Sendable, Equatable {
    package enum Decision: String, Sendable, CaseIterable {
        case approved, rejected
    }

    /// Of exactly the text reviewed; a review says nothing about any other.
    package let contentHash: String
    /// Position of the step in the scheme, from 0.
    package let step: Int
    package let reviewer: OfficerID
    package let reviewerName: String
    package let decision: Decision
    /// At a step that judges secrecy.
    package let secrecy: SecrecyOutcome?
    /// The provision the outcome rests on.
    package let basis: String?
    /// Why it was rejected.
    package let reason: String?
    package let at: Instant

    package init(
        contentHash: String, step: Int, reviewer: OfficerID, reviewerName: String, decision: Decision, secrecy: SecrecyOutcome? = nil,
        basis: String? = nil, reason: String? = nil, at: Instant
    ) {
        self.contentHash = contentHash
        self.step = step
        self.reviewer = reviewer
        self.reviewerName = reviewerName
        self.decision = decision
        self.secrecy = secrecy
        self.basis = basis
        self.reason = reason
        self.at = at
    }
}
