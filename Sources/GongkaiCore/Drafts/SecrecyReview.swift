/// A signed secrecy review (保密审查) of the words of one draft. Never changed: another judgement is another record.
package struct SecrecyReview: Sendable, Equatable {
    package let outcome: SecrecyOutcome
    /// The provision the outcome rests on.
    package let basis: String
    package let reviewer: OfficerID
    package let reviewerName: String
    package let at: Instant

    package init(outcome: SecrecyOutcome, basis: String, reviewer: OfficerID, reviewerName: String, at: Instant) {
        self.outcome = outcome
        self.basis = basis
        self.reviewer = reviewer
        self.reviewerName = reviewerName
        self.at = at
    }
}
