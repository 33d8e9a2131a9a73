/// All that decides who may sign a draft and who may let it become public: the same for sheets, collections and guides.
///
/// > 先审查、后公开，一事一审: who wrote any of it neither reviews nor publishes it.
package struct DraftFacts: Sendable, Equatable {
    package let kind: DraftKind
    /// The unit whose words they are; of a collection the owner of its site.
    package let agency: AgencyID
    /// Everyone who ever saved a part of it since it was last let through.
    package let hands: Set<OfficerID>
    /// The latest one of exactly these words.
    package let review: SecrecyReview?

    package init(kind: DraftKind, agency: AgencyID, hands: Set<OfficerID>, review: SecrecyReview?) {
        self.kind = kind
        self.agency = agency
        self.hands = hands
        self.review = review
    }

    /// Why this person does not sign its secrecy review; nil when they may.
    package func refusalToSign(_ officer: Officer) -> DraftRefusal? { refusal(.reviewSecrecy, officer) }

    /// Why this person does not decide about it; nil when they may.
    package func refusalToDecide(_ officer: Officer) -> DraftRefusal? { refusal(kind.publishing, officer) }

    /// What the secrecy review leaves to be desired; nil when it lets the words become public.
    package var obstacle: DraftRefusal? {
        guard let review else { return .secrecyMissing }
        return review.outcome.permitsPublication ? nil : .secrecyForbids(review.outcome)
    }

    private func refusal(_ permission: Permission, _ officer: Officer) -> DraftRefusal? {
        if !officer.may(permission) { return .permissionMissing(permission) }
        if !officer.may(permission, for: agency) { return .notForThisUnit }
        return hands.contains(officer.id) ? .ownWork : nil
    }
}
