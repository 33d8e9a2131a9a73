/// How far one text has come through its scheme.
///
/// Only approvals of this submission and this very text count, and only without gaps: after a rejection or a recall all begins anew,
/// even when not a letter was changed.
package struct ReviewProgress: Sendable {
    package let scheme: ReviewScheme
    /// The approval that counts, by position of the step.
    package let approvals: [Int: ReviewRecord]

    package init(scheme: ReviewScheme, reviews: [ReviewRecord], contentHash: String, submittedAt: Instant?) {
        self.scheme = scheme
        var approvals: [Int: ReviewRecord] = [:]
        if let submittedAt {
            for review in reviews where review.at >= submittedAt {
                switch review.decision {
                case .rejected: approvals = [:]
                case .approved where review.contentHash == contentHash: approvals[review.step] = review
                case .approved: break
                }
            }
        }
        self.approvals = approvals
    }

    /// The step whose turn it is; nil when all have approved.
    package var nextStep: Int? { scheme.steps.indices.first { approvals[$0] == nil } }

    /// Steps nobody approved yet, by name.
    package var missing: [String] { scheme.steps.indices.filter { approvals[$0] == nil }.map { scheme.steps[$0].name } }

    /// The review at the last step, once given.
    package var last: ReviewRecord? { scheme.steps.indices.last.flatMap { approvals[$0] } }

    /// The outcome of the secrecy review; the strictest where several steps judge it.
    package var secrecy: SecrecyOutcome? {
        let outcomes = scheme.steps.indices.filter { scheme.steps[$0].isSecrecy }.map { approvals[$0]?.secrecy }
        guard !outcomes.isEmpty, outcomes.allSatisfy({ $0 != nil }) else { return nil }
        return outcomes.compactMap(\.self).max { SecrecyOutcome.rank($0) < SecrecyOutcome.rank($1) }
    }
}

extension SecrecyOutcome {
    fileprivate static func rank(_ outcome: SecrecyOutcome) -> Int { allCases.firstIndex(of: outcome) ?? 0 }
}
