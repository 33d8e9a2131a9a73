extension MatterRules {
    /// Who takes the step, if they may.
    func admit(
        _ actor: MatterActor, to action: MatterAction, _ move: MatterMove, _ matter: Matter, branch: Int?, on day: Day
    ) throws(MatterRefusal) -> MatterEvent.Author {
        let parties = action == .reverse ? move.reversers : move.parties
        switch actor {
        case .applicant:
            guard parties.contains(.applicant) else { throw .onlyFor(parties, action: workflow.words(action)) }
            return .applicant
        case .program:
            guard parties.contains(.program) else { throw .onlyFor(parties, action: workflow.words(action)) }
            return .program
        case .officer(let officer):
            var refusal = MatterRefusal.onlyFor(parties, action: workflow.words(action))
            for party in parties where party != .applicant && party != .program {
                do throws(MatterRefusal) {
                    return try admit(officer, as: party, to: action, matter, branch: branch, on: day)
                } catch { refusal = error }
            }
            throw refusal
        }
    }

    /// Themselves first, then in the place of somebody who is away.
    private func admit(
        _ officer: MatterOfficer, as party: MatterParty, to action: MatterAction, _ matter: Matter, branch: Int?, on day: Day
    ) throws(MatterRefusal) -> MatterEvent.Author {
        let own = refusal(of: officer.id, officer.duties, officer.scope, as: party, to: action, matter, branch: branch)
        guard let own else { return .officer(officer.id, name: officer.name) }
        for lent in officer.delegations where lent.days.contains(day) {
            if refusal(of: lent.from, lent.duties, lent.scope, as: party, to: action, matter, branch: branch) == nil {
                return .deputy(officer.id, name: officer.name, of: lent.from, ofName: lent.fromName)
            }
        }
        throw own
    }

    private func refusal(
        of person: OfficerID, _ duties: Set<MatterDuty>, _ scope: Set<AgencyID>, as party: MatterParty, to action: MatterAction,
        _ matter: Matter, branch: Int?
    ) -> MatterRefusal? {
        let words = workflow.words(action)
        func require(_ duty: MatterDuty, for agency: AgencyID) -> MatterRefusal? {
            if !duties.contains(duty) { return .dutyMissing(duty) }
            return scope.contains(agency) ? nil : .notForThisUnit(action: words)
        }
        switch party {
        case .handler:
            if let refusal = require(.handle, for: matter.unit) { return refusal }
            return matter.handler.map { $0 == person } ?? true ? nil : .notTheHandler(action: words)
        case .unit(let duty): return require(duty, for: matter.unit)
        case .office(let duty): return require(duty, for: matter.agency)
        case .branchUnit:
            guard let unit = branch.flatMap(matter.branch)?.unit else { return .notForThisUnit(action: words) }
            return require(.handle, for: unit)
        case .applicant, .program: return .onlyFor([party], action: words)
        }
    }
}
