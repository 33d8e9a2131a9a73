/// Grants or refuses steps, by the table of the kind.
package struct MatterRules: Sendable {
    package let workflow: Workflow
    package let calendar: WorkingCalendar

    package init(_ workflow: Workflow, _ calendar: WorkingCalendar = .published) {
        self.workflow = workflow
        self.calendar = calendar
    }

    /// What follows from a step, or why it cannot be taken. Nothing is changed: the decision holds the event and the matter with it.
    package func decide(
        _ request: MatterRequest, on matter: Matter, by actor: MatterActor, at now: Instant
    ) throws(MatterRefusal) -> MatterDecision {
        guard request.version == matter.version else { throw .stale(seen: request.version, now: matter.version) }
        if request.action == .reverse { return try reverse(request, on: matter, by: actor, at: now) }
        let move = try known(request.action, in: matter.state)
        let author = try admit(actor, to: request.action, move, matter, branch: request.branch, on: now.day)
        try checkPast(request, move, matter, author, now)
        try checkBranch(request, move, matter)
        let step = MatterStep(request: request, matter: matter, on: try legalDay(request, move, matter, now), calendar: calendar)
        try checkDay(step.on, request, move, matter, now)
        try checkFields(step, move)
        let obstacles = move.conditions.flatMap { $0.obstacles(step) }
        if !obstacles.isEmpty { throw .obstacles(obstacles) }

        let number = matter.version + 1
        let event = MatterEvent(
            number: number, action: request.action, author: author, at: now, on: step.on, values: request.values, before: matter.state,
            after: next(move, matter, request), branch: opens(move) ? number : request.branch, branchChange: move.branch, clock: move.clock,
            reverses: nil)
        return MatterDecision(
            event: event, matter: try matter.with(event, or: .obstacles(["期限已经停止或者结束，这一步不能再影响期限。请核对日期和前面的步骤。"])),
            documents: move.documents, voids: nil, notices: move.notices)
    }

    /// The steps somebody could take now, with the reason where one cannot be taken whatever is filled in.
    package func actions(for actor: MatterActor, in matter: Matter, at now: Instant) -> [MatterButton] {
        workflow.actions(in: matter.state).flatMap { action in
            guard let move = workflow.move(action, from: matter.state) else { return [MatterButton]() }
            return branches(move, matter).compactMap { button(action, move, branch: $0, for: actor, in: matter, at: now) }
        }
    }

    private func button(
        _ action: MatterAction, _ move: MatterMove, branch: Int?, for actor: MatterActor, in matter: Matter, at now: Instant
    ) -> MatterButton? {
        guard let author = try? admit(actor, to: action, move, matter, branch: branch, on: now.day) else { return nil }
        var refusal: MatterRefusal?
        do throws(MatterRefusal) {
            let request = MatterRequest(action, seen: matter.version, branch: branch)
            try checkPast(request, move, matter, author, now)
            let step = MatterStep(request: request, matter: matter, on: try legalDay(request, move, matter, now), calendar: calendar)
            let obstacles = move.conditions.filter(\.isKnownBefore).flatMap { $0.obstacles(step) }
            if !obstacles.isEmpty { throw .obstacles(obstacles) }
        } catch { refusal = error }
        return MatterButton(action: action, words: workflow.words(action), branch: branch, refusal: refusal)
    }

    /// The branches an action could answer; one nil where it answers none.
    private func branches(_ move: MatterMove, _ matter: Matter) -> [Int?] {
        guard let change = move.branch, !opens(move) else { return [nil] }
        return matter.branches.filter { $0.role == change.role && change.isPossible(for: $0) }.map(\.number)
    }

    private func known(_ action: MatterAction, in state: MatterState?) throws(MatterRefusal) -> MatterMove {
        if let move = workflow.move(action, from: state) { return move }
        if let why = workflow.unknown[action] { throw .unknownToLaw(action: workflow.words(action), law: workflow.law, why: why) }
        throw .notInThisState(
            action: workflow.words(action), state: workflow.words(state), possible: workflow.states(allowing: action).map(\.words),
            advice: workflow.advice[.init(state, action)])
    }

    func opens(_ move: MatterMove) -> Bool { if case .opens = move.branch { true } else { false } }

    func next(_ move: MatterMove, _ matter: Matter, _ request: MatterRequest) -> MatterState? {
        switch move.next {
        case .to(let state): return state
        case .stay: return matter.state
        case .branches(let open, let done):
            let left = matter.branches.contains { $0.state == .open && $0.number != request.branch && $0.role.isWaitedFor }
            return left || opens(move) ? open : done
        }
    }
}

extension Matter {
    /// The matter with one more event; the refusal where its clock cannot go that way.
    func with(_ event: MatterEvent, or refusal: MatterRefusal) throws(MatterRefusal) -> Matter {
        var matter = self
        do { try matter.append(event) } catch { throw refusal }
        return matter
    }
}
