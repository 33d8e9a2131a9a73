extension MatterRules {
    /// The matter as it would stand after a step, whoever takes it and whatever is still to be filled in: so that a page can say beforehand
    /// what becomes of its days. Nil where the clock cannot go that way.
    package func outlook(_ request: MatterRequest, on matter: Matter, at now: Instant) -> Matter? {
        let event: MatterEvent
        if request.action == .reverse {
            guard let mistake = try? reversible(in: matter, on: now.day) else { return nil }
            event = MatterEvent(
                number: matter.version + 1, action: .reverse, author: .program, at: now, on: now.day, values: [:], before: matter.state,
                after: mistake.before, branch: nil, branchChange: nil, clock: nil, reverses: mistake.number)
        } else {
            guard let move = workflow.move(request.action, from: matter.state), let day = try? legalDay(request, move, matter, now) else {
                return nil
            }
            let number = matter.version + 1
            event = MatterEvent(
                number: number, action: request.action, author: .program, at: now, on: day, values: request.values, before: matter.state,
                after: next(move, matter, request), branch: opens(move) ? number : request.branch, branchChange: move.branch,
                clock: move.clock, reverses: nil)
        }
        return try? matter.with(event, or: .nothingToReverse)
    }

    /// The newest step, where this actor may take it back now.
    package func reversal(for actor: MatterActor, in matter: Matter, at now: Instant) -> MatterEvent? {
        guard let mistake = try? reversible(in: matter, on: now.day), let move = workflow.move(mistake.action, from: mistake.before),
            (try? admit(actor, to: .reverse, move, matter, branch: mistake.branch, on: now.day)) != nil
        else { return nil }
        return mistake
    }
}
