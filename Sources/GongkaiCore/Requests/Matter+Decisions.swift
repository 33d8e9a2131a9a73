extension Matter {
    /// What had been decided when a step was taken; nil before the first decision.
    package func decision(before event: Int) -> RequestOutcome? { decided.last { $0.event < event }?.outcome }

    /// What was decided first after a step; nil where nothing was yet.
    package func decision(after event: Int) -> RequestOutcome? { decided.first { $0.event > event }?.outcome }

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
