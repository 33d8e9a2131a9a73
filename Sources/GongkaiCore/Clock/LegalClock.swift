/// Reads the clock of a matter: when it must be done, by the rule for its kind and the calendar of working days.
///
/// Pure and fast: the due days cost a few look-ups; why they are so is worked out only when somebody asks (``ClockReading/explanation(on:)``).
package struct LegalClock: Sendable {
    package let rule: ClockRule
    package let calendar: WorkingCalendar

    package init(_ rule: ClockRule, _ calendar: WorkingCalendar = .published) {
        self.rule = rule
        self.calendar = calendar
    }

    /// The state of the clock and its due days, or why the facts cannot be.
    package func read(_ facts: ClockFacts) throws(ClockRefusal) -> ClockReading {
        var facts = facts
        // The count needs them in order; the facts of a matter come in the order they were typed in.
        if facts.pauses.count > 1 { facts.pauses.sort { $0.from < $1.from } }
        if facts.restarts.count > 1 { facts.restarts.sort { $0.asked < $1.asked } }
        try check(facts)

        let (state, late) = state(of: facts)
        var reading = ClockReading(clock: self, facts: facts, state: state)
        for restart in facts.restarts where restart.isUnsent { reading.unsent.insert(restart.ground) }
        reading.late = late
        guard let zero = reading.zero else { return reading }
        let count = DayCount(unit: rule.limit.unit, calendar: calendar)
        let first = count.day(rule.limit.days, after: zero, leavingOut: facts.pauses)
        reading.firstDue = reading.settled(first)
        reading.due = reading.firstDue
        if let granted = facts.granted {
            // 延长期限须在首次期限届满前同意并告知 (rule RL4): told too late it is no extension.
            reading.extensionCounts = reading.firstDue.flatMap { first in granted.toldOn.map { $0 <= first } } ?? true
            if reading.extensionCounts {
                reading.due = reading.settled(
                    count.day(rule.limit.days + granted.days, after: zero, leavingOut: facts.pauses))
            }
        }
        if let promised = facts.promised {
            reading.promisedDue = reading.settled(
                DayCount(unit: promised.unit, calendar: calendar).day(promised.days, after: zero, leavingOut: facts.pauses))
        }
        return reading
    }

    private func state(of facts: ClockFacts) -> (ClockReading.State, late: Set<ClockGround>) {
        var zero = facts.start.day
        var late: Set<ClockGround> = []
        // 告知: whoever was not told was asked nothing.
        for restart in facts.restarts where !restart.isUnsent {
            // What is over cannot be stopped any more (docs/law/requests.md).
            if isOver(on: restart.toldOn, after: zero, facts) {
                late.insert(restart.ground)
                continue
            }
            guard let answered = restart.answered else { return (.waiting(ground: restart.ground, since: restart.asked), late) }
            zero = answered
        }
        for pause in facts.pauses where pause.through == nil { return (.paused(ground: pause.ground, since: pause.from, zero: zero), late) }
        return (.running(zero: zero), late)
    }

    /// Whether the limit was over before a day, by what was known then.
    private func isOver(on day: Day, after zero: Day, _ facts: ClockFacts) -> Bool {
        let count = DayCount(unit: rule.limit.unit, calendar: calendar)
        var last = count.day(rule.limit.days, after: zero, leavingOut: facts.pauses)
        if day <= last { return false }
        if let granted = facts.granted, (granted.toldOn ?? zero) <= last {
            last = count.day(rule.limit.days + granted.days, after: zero, leavingOut: facts.pauses)
        }
        // What stands has no last day.
        return day > last && !facts.pauses.contains { $0.through == nil && $0.from <= last }
    }

    // MARK: What cannot be

    private func check(_ facts: ClockFacts) throws(ClockRefusal) {
        for pause in facts.pauses {
            guard let known = rule.pause(pause.ground) else { throw .unknownGround(pause.ground, law: rule.law) }
            guard pause.from >= facts.start.day else { throw .backwards(what: known.name, from: facts.start.day, to: pause.from) }
            if let through = pause.through, through < pause.from { throw .backwards(what: known.name, from: pause.from, to: through) }
        }
        try checkRestarts(facts)
        if let granted = facts.granted {
            guard let known = rule.extensionRule(granted.ground) else { throw .unknownGround(granted.ground, law: rule.law) }
            guard granted.days >= 1, granted.days <= known.most ?? .max else {
                throw .extensionLength(days: granted.days, most: known.most)
            }
            if let told = granted.toldOn, told < facts.start.day { throw .backwards(what: known.name, from: facts.start.day, to: told) }
        }
        if let promised = facts.promised {
            // Working days against calendar days cannot be compared without a start; then the due days stand side by side.
            let isTooLong = promised.unit == rule.limit.unit && promised.days > rule.limit.days
            guard promised.days >= 1, !isTooLong else { throw .promiseTooLong(days: promised.days, law: rule.limit.days) }
        }
    }

    private func checkRestarts(_ facts: ClockFacts) throws(ClockRefusal) {
        var before = facts.start.day
        for (position, restart) in facts.restarts.enumerated() {
            guard let known = rule.restart(restart.ground) else { throw .unknownGround(restart.ground, law: rule.law) }
            if let since = known.since, restart.asked < since { throw .notYet(known.name, since: since) }
            if facts.restarts[..<position].contains(where: { $0.ground == restart.ground }) { throw .askedTwice(known.name) }
            if position > 0, facts.restarts[position - 1].answered.map({ restart.asked < $0 }) ?? true {
                throw .askedWhileWaiting(known.name, on: restart.asked)
            }
            guard restart.asked >= before else { throw .backwards(what: known.name, from: before, to: restart.asked) }
            if let answered = restart.answered {
                guard answered >= restart.asked else { throw .backwards(what: known.name, from: restart.asked, to: answered) }
                before = answered
            }
            if let last = restart.answerBy, last < restart.asked { throw .backwards(what: known.name, from: restart.asked, to: last) }
        }
    }
}

extension ClockRule {
    /// The rule for a ground that stops the clock, or nil.
    package func pause(_ ground: ClockGround) -> PauseRule? { pauses.first { $0.ground == ground } }

    /// The rule for a ground that restarts it, or nil.
    package func restart(_ ground: ClockGround) -> RestartRule? { restarts.first { $0.ground == ground } }

    /// The rule for a kind of extension, or nil.
    package func extensionRule(_ ground: ClockGround) -> ExtensionRule? { extensions.first { $0.ground == ground } }
}
