/// What a unit that only assists in a case has to do in it: its own step, which is late or not whatever the case is.
package enum AssistingWork: Sendable, Equatable {
    /// Nobody began it: what comes before is not done.
    case waiting
    /// The step that was begun and ends first.
    case underway(CaseLimit)
    case done

    /// The step under way; nil before and after it.
    package var limit: CaseLimit? { if case .underway(let limit) = self { limit } else { nil } }
}

extension Matter {
    /// What the units of an officer do in an approval case that is another unit's; nil where it is theirs, was handed in with them or is only watched, where
    /// they have no step in it, and when it is over.
    package func assistingWork(of officer: Officer, _ calendar: WorkingCalendar) -> AssistingWork? {
        let units = officer.scope
        guard let state = caseState, state.isOpen, let terms = caseTerms, !officer.may(.supervise), !units.contains(unit),
            !units.contains(agency)
        else { return nil }
        let standings = CaseFlow(self, terms).standings
        let own = zip(terms.steps, standings).filter { units.contains($0.0.unit) }
        if own.isEmpty { return nil }
        let clock = CaseFacts(self).flatMap { try? CaseClock($0, calendar) }
        let begun = own.compactMap { step, standing -> CaseLimit? in
            guard case .started = standing, ServiceCase.handling.contains(state) else { return nil }
            return clock?.due(ofStep: step.code).map { CaseLimit("环节“\(step.name)”", $0) }
        }
        if let first = begun.min(by: { $0.due < $1.due }) { return .underway(first) }
        let isOver = own.allSatisfy { $0.1.isDone } || [.granted, .refused].contains(state)
        return isOver ? .done : .waiting
    }
}
