extension MatterEvent {
    /// Whether the applicant took this step, or it enters what they sent on paper.
    package var isFromApplicant: Bool { author == .applicant || action == RequestAction.enter.action }
}

extension Matter {
    /// What had been decided when a step was taken; nil before the first decision.
    package func decision(before event: Int) -> RequestOutcome? { decided.last { $0.event < event }?.outcome }

    /// What was decided first after a step; nil where nothing was yet.
    package func decision(after event: Int) -> RequestOutcome? { decided.first { $0.event > event }?.outcome }

    /// That the reply which went out was corrected and is owed again; nil where it was not.
    package var correction: MatterEvent? {
        standing.last { $0.action == RequestAction.correctDecision.action && $0.before != $0.after }
    }

    /// Whether another reply has to take the place of the one that was corrected, and is not out yet.
    package var isOwedAgain: Bool { correction != nil && clock.state == .ended && requestState?.isOpen == true }

    /// The newest reply that went out: what it was drafted as, and its service.
    package var sentReply: (draft: MatterEvent, service: MatterEvent)? {
        guard let service = last(.serve),
            let draft = standing.last(where: { $0.action == RequestAction.draft.action && $0.number < service.number })
        else { return nil }
        return (draft, service)
    }

    /// Whether nothing had been answered on a day that had to be: neither the first time, nor again after a correction. What reached nobody answers
    /// nobody, and of what came on the same day the order tells.
    ///
    /// - Parameter number: of the step that says so.
    package func wasSilent(on day: Day, by number: Int) -> Bool {
        func isLater(_ event: MatterEvent?) -> Bool {
            guard let event else { return true }
            return (day, number) < (event.on, event.number)
        }
        let ends = standing.filter { $0.clock == .ends }
        if isLater(ends.first) { return true }
        guard let correction, !isLater(correction), let limit = correction[.decideAgainBy]?.day, day > limit else { return false }
        return isLater(standing.first { $0.action == RequestAction.serve.action && $0.number > correction.number })
    }

    /// Every signature with the outcome of the draft it signs.
    private var decided: [(event: Int, outcome: RequestOutcome)] {
        var drafted: RequestOutcome?
        return standing.compactMap { event in
            switch RequestAction(rawValue: event.action.code) {
            case .draft:
                drafted = event.values[MatterField.outcomeCode]?.text.flatMap(RequestOutcome.code)
                return nil
            case .sign: return drafted.map { (event.number, $0) }
            default: return nil
            }
        }
    }
}
