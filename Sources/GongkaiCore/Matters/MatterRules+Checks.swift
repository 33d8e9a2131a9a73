extension MatterRules {
    /// Some things are done once, and some not by the one who did another.
    func checkPast(
        _ request: MatterRequest, _ move: MatterMove, _ matter: Matter, _ author: MatterEvent.Author, _ now: Instant
    ) throws(MatterRefusal) {
        let action = request.action
        for earlier in move.unlessDone {
            guard let event = matter.last(earlier) else { continue }
            let step = MatterStep(request: request, matter: matter, on: now.day, calendar: calendar)
            if let again = move.againIf, again.obstacles(step).isEmpty { continue }
            throw .doneBefore(action: workflow.words(action), earlier: workflow.words(earlier), on: event.on)
        }
        for earlier in move.apart {
            guard let event = matter.last(earlier), !event.author.persons.isDisjoint(with: author.persons) else { continue }
            throw .ownWork(action: workflow.words(action), earlier: workflow.words(earlier))
        }
    }

    /// An answer names the open branch it belongs to.
    func checkBranch(_ request: MatterRequest, _ move: MatterMove, _ matter: Matter) throws(MatterRefusal) {
        switch move.branch {
        case nil, .opens: return
        case .some(let change):
            let role = change.role
            let words = workflow.words(request.action)
            guard let number = request.branch, let branch = matter.branch(number), branch.role == role else {
                throw .branchMissing(action: words)
            }
            guard change.isPossible(for: branch) else { throw .branchClosed(action: words) }
        }
    }

    func legalDay(_ request: MatterRequest, _ move: MatterMove, _ matter: Matter, _ now: Instant) throws(MatterRefusal) -> Day {
        switch move.dating {
        case .stated: return request.on ?? now.day
        case .field(let field): return (request[field] ?? matter[field])?.day ?? now.day
        case .recorded:
            if let day = request.on, day != now.day { throw .dayIsToday(action: workflow.words(request.action)) }
            return now.day
        }
    }

    /// Nothing is dated ahead, and nothing that moves a limit before what moved it last.
    func checkDay(_ day: Day, _ request: MatterRequest, _ move: MatterMove, _ matter: Matter, _ now: Instant) throws(MatterRefusal) {
        if day > now.day { throw .dayToCome(day) }
        // Nor is an answer dated before its question.
        if let asked = request.branch.flatMap(matter.branch)?.openedOn, day < asked { throw .dayTooEarly(day, earliest: asked) }
        let floor = move.clock == nil ? matter.clock.startedOn : matter.clock.lastDay
        if let floor, day < floor { throw .dayTooEarly(day, earliest: floor) }
    }

    func checkFields(_ step: MatterStep, _ move: MatterMove) throws(MatterRefusal) {
        let known = Set(move.fields.map(\.code))
        let faults =
            move.fields.compactMap { $0.fault(step.request[$0], on: step.on) }
            + step.request.values.keys.filter { !known.contains($0) }.sorted().map(FieldFault.unknown)
        if !faults.isEmpty { throw .fields(faults) }
    }
}
