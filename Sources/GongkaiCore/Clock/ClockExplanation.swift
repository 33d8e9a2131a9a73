/// Why a clock says what it says, complete enough to be checked by hand. The words for people are made from it and from nothing else.
package struct ClockExplanation: Sendable, Equatable, Encodable {
    /// A time that does not count, and how many days it really took.
    package struct Suspension: Sendable, Equatable, Encodable {
        package let ground: String
        package let name: String
        package let article: String
        package let from: Day
        /// Nil while it lasts.
        package let through: Day?
        /// Days that would have counted; each belongs to one suspension only.
        package let days: Int
    }

    /// Something asked of the person, after which the count began anew.
    package struct Restart: Sendable, Equatable, Encodable {
        package let ground: String
        package let name: String
        package let article: String
        package let asked: Day
        package let answerBy: Day
        /// Nil while it has not come.
        package let answered: Day?
        package let silence: String
        /// False when it was asked after the limit: the count goes on.
        package let counts: Bool
        /// Whether it was forgone on the day of the answer, and did not come.
        package let isForgone: Bool
        /// Whether its notice has not gone out: the count goes on until it does.
        package let isUnsent: Bool
    }

    package struct Extension: Sendable, Equatable, Encodable {
        package let name: String
        package let days: Int
        package let approver: String
        package let article: String
        package let approvedBy: String?
        package let toldOn: Day?
        /// False when it was told after the first limit had ended.
        package let counts: Bool
    }

    /// Days used and left at the end of a day.
    package struct Usage: Sendable, Equatable, Encodable {
        package let day: Day
        package let used: Int
        /// Negative: so many days over.
        package let left: Int
        package let isOverdue: Bool
    }

    package let law: String
    package let matter: String
    package let act: String
    package let start: ClockFacts.Start
    package let restarts: [Restart]
    package let limit: TimeLimit
    package let granted: Extension?
    package let promised: TimeLimit?
    package let suspensions: [Suspension]
    /// Every day after day zero through the last day of the limit, or through the day asked about while the clock stands.
    package let days: [ClockDay]
    package let firstDue: Day?
    package let due: Day?
    package let promisedDue: Day?
    package let isProvisional: Bool
    /// The first and last day for which the calendar is published.
    package let calendarFrom: Day
    package let calendarThrough: Day
    package let usage: Usage?
    package let steps: [ClockStep]
    package let findings: [ClockFinding]
    package let notes: [String]
}

extension ClockReading {
    /// Works out why; with the days used and left at the end of `day` when one is given.
    package func explanation(on day: Day? = nil) -> ClockExplanation {
        let days = ledger(until: day)
        return ClockExplanation(
            law: rule.law, matter: rule.matter, act: rule.act, start: facts.start, restarts: restarts, limit: rule.limit,
            granted: granted, promised: facts.promised, suspensions: suspensions(in: days), days: days, firstDue: firstDue, due: due,
            promisedDue: promisedDue, isProvisional: isProvisional, calendarFrom: clock.calendar.firstKnown,
            calendarThrough: clock.calendar.horizon, usage: day.flatMap(usage(on:)), steps: steps, findings: findings, notes: facts.notes)
    }

    private var restarts: [ClockExplanation.Restart] {
        facts.restarts.compactMap { restart in
            guard let known = rule.restart(restart.ground) else { return nil }
            return .init(
                ground: known.ground.code, name: known.name, article: known.article, asked: restart.toldOn,
                answerBy: answerDay(restart, known), answered: restart.answered, silence: known.silence,
                counts: !late.contains(restart.ground) && !restart.isUnsent, isForgone: restart.isForgone, isUnsent: restart.isUnsent)
        }
    }

    private var granted: ClockExplanation.Extension? {
        guard let granted = facts.granted, let known = rule.extensionRule(granted.ground) else { return nil }
        return .init(
            name: known.name, days: granted.days, approver: known.approver, article: known.article, approvedBy: granted.approvedBy,
            toldOn: granted.toldOn, counts: extensionCounts)
    }

    private func usage(on day: Day) -> ClockExplanation.Usage? {
        guard day >= facts.start.day, let used = used(on: day), let left = left(on: day) else { return nil }
        return .init(day: day, used: min(used, days), left: left, isOverdue: isOverdue(on: day))
    }

    /// Goes through the calendar day by day, as a person with a pencil would; ``LegalClock/read(_:)`` finds the same last day by look-ups.
    private func ledger(until asked: Day?) -> [ClockDay] {
        guard let zero, let last = due ?? asked.map({ max($0, zero) }) ?? standing else { return [] }
        var counted = 0
        var ledger: [ClockDay] = []
        for number in (zero.number + 1)..<max(zero.number + 1, last.number + 1) {
            let day = Day(number: number)
            // A pause begun on the last day puts the end off behind the last counted one.
            let isRolled = counted == days && !facts.pauses.contains { $0.holds(day) }
            let (reason, counts) = isRolled ? (.rolledOver, false) : reason(for: day)
            if counts { counted += 1 }
            ledger.append(ClockDay(day: day, reason: reason, number: counts ? counted : nil))
        }
        return ledger
    }

    private var standing: Day? {
        if case .paused(_, let since, _) = state { since } else { nil }
    }

    private func reason(for day: Day) -> (ClockDay.Reason, counts: Bool) {
        let entry = clock.calendar.entry(on: day)
        if rule.limit.unit == .working, !clock.calendar.isWorkingDay(day) {
            return (entry.map { .dayOff(name: $0.name, source: $0.source) } ?? .weekend, false)
        }
        if let pause = facts.pauses.first(where: { $0.holds(day) }) {
            return (.suspended(pause.ground), false)
        }
        if rule.limit.unit == .calendar { return (.calendarDay, true) }
        return (entry.map { .makeUpDay(name: $0.name, source: $0.source) } ?? .workingDay, true)
    }

    private func suspensions(in ledger: [ClockDay]) -> [ClockExplanation.Suspension] {
        var days = Array(repeating: 0, count: facts.pauses.count)
        for entry in ledger {
            guard case .suspended = entry.reason, let position = facts.pauses.firstIndex(where: { $0.holds(entry.day) }) else { continue }
            days[position] += 1
        }
        return facts.pauses.enumerated().map { position, pause in
            .init(
                ground: pause.ground.code, name: pause.ground.name, article: rule.pause(pause.ground)?.article ?? "", from: pause.from,
                through: pause.through, days: days[position])
        }
    }
}

extension ClockFacts.Pause {
    /// From the day after its beginning through its end (rule DY3).
    fileprivate func holds(_ day: Day) -> Bool { day > from && day <= through ?? day }
}
