extension MatterRules {
    /// The newest step, if it can be taken back: the rest of the table relies on nothing older having changed.
    package func reversible(in matter: Matter, on day: Day) throws(MatterRefusal) -> MatterEvent {
        // The first event is the matter itself.
        guard let event = matter.standing.last, event.number > 1 else { throw .nothingToReverse }
        let words = workflow.words(event.action)
        switch workflow.move(event.action, from: event.before)?.reversal ?? .never {
        case .never: throw .notReversible(action: words, sameDayOnly: false)
        case .sameDay where event.at.day != day: throw .notReversible(action: words, sameDayOnly: true)
        case .sameDay, .whileNewest: return event
        }
    }

    /// Whoever may take a step may take it back, with a reason; of a decision that went out whoever may decide.
    func reverse(
        _ request: MatterRequest, on matter: Matter, by actor: MatterActor, at now: Instant
    ) throws(MatterRefusal) -> MatterDecision {
        let mistake = try reversible(in: matter, on: now.day)
        guard let move = workflow.move(mistake.action, from: mistake.before) else { throw .nothingToReverse }
        let author = try admit(actor, to: .reverse, move, matter, branch: mistake.branch, on: now.day)
        let faults =
            [MatterField.reason.fault(request[.reason], on: now.day)].compactMap(\.self)
            + request.values.keys.filter { $0 != MatterField.reason.code }.sorted().map(FieldFault.unknown)
        if !faults.isEmpty { throw .fields(faults) }
        let event = MatterEvent(
            number: matter.version + 1, action: .reverse, author: author, at: now, on: now.day, values: request.values,
            before: matter.state, after: mistake.before, branch: nil, branchChange: nil, clock: nil, reverses: mistake.number)
        return MatterDecision(
            event: event, matter: try matter.with(event, or: .nothingToReverse), documents: [], voids: mistake.number,
            notices: move.notices)
    }
}
