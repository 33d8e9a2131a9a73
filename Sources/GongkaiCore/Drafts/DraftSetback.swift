/// Why a draft waits for its writers again, or for its reviewer once more.
package struct DraftSetback: Sendable, Equatable {
    package enum Ground: Sendable, Equatable {
        /// Sent back by who decides.
        case returned
        /// The secrecy review of these very words keeps them back.
        case forbidden(SecrecyOutcome)
        /// The secrecy review was signed for other words.
        case lapsed(SecrecyOutcome, signedBy: String)
        /// Nobody wrote since it was signed, but what is named in it is named another way, or is no longer public.
        case outdated(SecrecyOutcome, signedBy: String)
    }

    package let ground: Ground
    /// Why it was sent back, or the basis of the review; empty of one that holds no longer.
    package let reason: String
    /// Who sent it back, signed against it, or changed what was signed; of one that is outdated, who signed it.
    package let by: String
    package let at: Instant

    package init(_ ground: Ground, reason: String, by: String, at: Instant) {
        self.ground = ground
        self.reason = reason
        self.by = by
        self.at = at
    }

    /// Whether the writers have something to mend.
    package var isForWriters: Bool {
        switch ground {
        case .returned, .forbidden: true
        case .lapsed, .outdated: false
        }
    }
}
