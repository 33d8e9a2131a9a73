/// Someone's wish to do something with a version.
package struct PublishingRequest: Sendable {
    package enum Party: Sendable {
        case officer(Officer)
        /// The program itself, at the hour.
        case program
    }

    package let action: PublishingAction
    package let party: Party
    package let at: Instant
    package let reason: String?
    package let basis: String?
    package let secrecy: SecrecyOutcome?
    package let publishAt: Instant?
    /// The code of the column to move to.
    package let targetColumn: String?

    package init(
        _ action: PublishingAction, by party: Party, at: Instant, reason: String? = nil, basis: String? = nil,
        secrecy: SecrecyOutcome? = nil, publishAt: Instant? = nil, targetColumn: String? = nil
    ) {
        self.action = action
        self.party = party
        self.at = at
        self.reason = PublishingRequest.said(reason)
        self.basis = PublishingRequest.said(basis)
        self.secrecy = secrecy
        self.publishAt = publishAt
        self.targetColumn = PublishingRequest.said(targetColumn)
    }

    func has(_ field: PublishingField) -> Bool {
        switch field {
        case .reason: reason != nil
        case .basis: basis != nil
        case .secrecyOutcome: secrecy != nil
        case .publishAt: publishAt != nil
        case .targetColumn: targetColumn != nil
        }
    }

    /// Spaces are no reason.
    private static func said(_ text: String?) -> String? { text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }
}
