package import GongkaiCore

/// A kind of matter as the store keeps it: what the engine must be told, because it knows no kind.
package struct StoredKind: Sendable {
    /// States that wait for whoever has a duty.
    struct Desk: Sendable {
        let duty: MatterDuty
        let states: Set<MatterState>
        /// Whether it is the desk of the unit that has the matter, and not of the organ it was addressed to.
        let isOfUnit: Bool

        init(_ duty: MatterDuty, _ states: Set<MatterState>, isOfUnit: Bool = false) {
            self.duty = duty
            self.states = states
            self.isOfUnit = isOfUnit
        }
    }

    package let kind: MatterKind
    /// Everything that stops, restarts or extends its clock.
    let grounds: [String: ClockGround]
    /// Fields that say who somebody is, or what they wrote: kept sealed.
    package let sealed: Set<String>
    /// What an officer must be allowed to see its matters.
    package let reading: Permission
    /// What an officer must be allowed to have a duty.
    package let permission: @Sendable (MatterDuty) -> Permission
    /// The days of a matter by a calendar.
    package let dates: @Sendable (Matter, WorkingCalendar) -> MatterDates
    /// What its registers ask for beside the steps; nil while nothing of a matter belongs into them.
    let facts: @Sendable (Transaction, MatterRow) throws -> [String: String]?
    /// What the registers must hold of a matter. Which days stand in it does not depend on the facts.
    let lines: @Sendable (MatterRow, Matter, _ facts: [String: String], WorkingCalendar) -> [RegisterLine]
    /// What else a step brings about in the same transaction, once its event stands; what it throws refuses the step.
    let follow: @Sendable (Transaction, MatterRow, MatterDecision, MatterWork, Actor, Instant) throws -> Void
    /// Whether a number stands elsewhere already, such as in a register that was filled by hand.
    let isTaken: @Sendable (Transaction, String) throws -> Bool
    /// States in which a matter has no number yet.
    let unnumbered: Set<MatterState>
    /// Which states wait for whom.
    let desks: [Desk]
    /// How a list is narrowed by what the kind knows beside the steps; nil for what it does not know.
    let narrowing: @Sendable (_ name: String, _ value: String) -> SQL?
    /// What lets an officer see every matter of the kind, whatever their unit; nil where nobody does.
    var overseeing: Permission? = nil
    /// Whether its notices are kept, and what they ask for is waited for only once they went out.
    var keepsNotices = false
    /// States in which a round looks at each matter, whether a day of it is over or not.
    var watched: Set<MatterState> = []
    /// What a round tells of a matter for which it can take no step.
    var warn: @Sendable (Transaction, MatterRow, Matter, MatterWork, Instant) throws -> Void = { _, _, _, _, _ in }
    /// Which matters wait for a letter that somebody must send, though no step waits for them: an expression on `matter`, and the keys of those
    /// that have ended; nil where there are no such letters.
    var lettersToSend: (open: SQL, ended: SQL)? = nil
    /// Whether units do their part in branches, each of which waits for whoever handles matters there.
    var isWorkedInBranches = false
}

extension Officer {
    /// Whether they see every matter of a kind.
    func oversees(_ kind: StoredKind) -> Bool { kind.overseeing.map(may) ?? false }

    /// What they are charged with in a kind of matter.
    package func duties(in kind: StoredKind) -> Set<MatterDuty> { Set(MatterDuty.allCases.filter { may(kind.permission($0)) }) }
}
