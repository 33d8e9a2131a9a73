/// An officer as far as matters are concerned.
package struct MatterOfficer: Sendable, Equatable {
    package let id: OfficerID
    package let name: String
    package let duties: Set<MatterDuty>
    /// The own agency and all below it.
    package let scope: Set<AgencyID>
    /// For whom they stand in.
    package let delegations: [Delegation]

    package init(id: OfficerID, name: String, duties: Set<MatterDuty>, scope: Set<AgencyID>, delegations: [Delegation] = []) {
        self.id = id
        self.name = name
        self.duties = duties
        self.scope = scope
        self.delegations = delegations
    }
}

/// While somebody is away another acts for them (代理). Who was given a duty this way cannot hand it on.
package struct Delegation: Sendable, Equatable {
    package let from: OfficerID
    package let fromName: String
    package let duties: Set<MatterDuty>
    package let scope: Set<AgencyID>
    package let days: ClosedRange<Day>

    package init(from: OfficerID, fromName: String, duties: Set<MatterDuty>, scope: Set<AgencyID>, days: ClosedRange<Day>) {
        self.from = from
        self.fromName = fromName
        self.duties = duties
        self.scope = scope
        self.days = days
    }
}

/// Who wants to take a step.
package enum MatterActor: Sendable, Equatable {
    case officer(MatterOfficer)
    /// The person who waits, by account or by number and code.
    case applicant
    /// The program itself, when a day has passed.
    case program
}
