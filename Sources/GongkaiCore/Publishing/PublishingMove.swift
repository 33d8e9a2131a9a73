/// One cell of the publishing table: what an action does to a version, who may do it and what must be said.
package struct PublishingMove: Sendable, Equatable {
    /// Who acts.
    package enum Party: Sendable, Equatable {
        /// Whoever holds the permission for the unit of the article.
        case unit(Permission)
        /// Whoever holds the permission for the disclosure office.
        case office(Permission)
        /// Whoever the step of the scheme names.
        case stepReviewer
        /// The program itself, at the hour.
        case program
        /// As ``unit(_:)``, and the program at the hour.
        case unitOrProgram(Permission)
    }

    /// What the store does besides changing the state.
    package enum Effect: Sendable, Hashable {
        /// The page appears or changes; the item enters the catalogue with its index number.
        case show
        /// The page gives way to a tombstone.
        case tombstone
        /// The version that was live until now becomes superseded.
        case supersedePredecessor
        /// A record of the review is signed and kept.
        case recordReview
        /// A new draft with this version's text is begun; this version stays as it is.
        case newDraft
        /// Approval afterwards is due within one working day.
        case demandApproval
        /// Approval afterwards is no longer due.
        case settleApproval
        /// The old address leads to the new one.
        case redirect
    }

    /// What must be so besides the state.
    package enum Condition: Sendable, Hashable {
        /// Nothing may stand against publication (``PublicationJudge``).
        case publishable
        /// As ``publishable``, except for reviews still to come; the secrecy outcome is given with the action.
        case publishableBeforeReview
        /// Approval after an emergency is still due.
        case approvalPending
        /// Whoever acts neither wrote nor published this version.
        case anotherPerson
    }

    package let next: VersionState
    package let party: Party
    package let fields: [PublishingField]
    package let effects: [Effect]
    package let conditions: Set<Condition>

    init(
        _ next: VersionState, _ party: Party, fields: [PublishingField] = [], effects: [Effect] = [], if conditions: Set<Condition> = []
    ) {
        self.next = next
        self.party = party
        self.fields = fields
        self.effects = effects
        self.conditions = conditions
    }
}
