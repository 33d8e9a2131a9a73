/// What the clock of a matter says.
package struct ClockReading: Sendable {
    package enum State: Sendable, Equatable {
        /// It runs; the days after `zero` count.
        case running(zero: Day)
        /// It stands since a day, until somebody else has answered.
        case paused(ground: ClockGround, since: Day, zero: Day)
        /// It has not begun again: something was asked of the person.
        case waiting(ground: ClockGround, since: Day)
    }

    let clock: LegalClock
    /// What it was read from, pauses and restarts in the order of their days.
    package let facts: ClockFacts
    package let state: State
    /// The last day of the first limit; nil while the clock stands, unless the limit had ended before.
    package internal(set) var firstDue: Day?
    /// The last day of the limit that applies, extended or not; nil while the clock stands, unless the limit had ended before.
    package internal(set) var due: Day?
    /// The last day of what was promised; nil without a promise, and while the clock stands, unless it had ended before.
    package internal(set) var promisedDue: Day?
    /// False without an extension, and for one that was told too late.
    package internal(set) var extensionCounts = false
    /// What was asked of the person when the limit was over already: it neither stops the count nor begins it anew.
    package internal(set) var late: Set<ClockGround> = []
    /// What is asked of the person in a notice that has not gone out: the count goes on until it does.
    package internal(set) var unsent: Set<ClockGround> = []

    init(clock: LegalClock, facts: ClockFacts, state: State) {
        self.clock = clock
        self.facts = facts
        self.state = state
    }

    /// The rule it was read by.
    package var rule: ClockRule { clock.rule }

    /// Day zero of the running count; nil while it waits for the person.
    package var zero: Day? {
        switch state {
        case .running(let zero), .paused(_, _, let zero): zero
        case .waiting: nil
        }
    }

    /// A last day that no pause still open can put off: the clock runs, or it was over before the pause began. One that began on the last day
    /// puts it off (rule DY3).
    func settled(_ day: Day) -> Day? {
        if case .paused(_, let since, _) = state, day >= since { nil } else { day }
    }

    /// All days the limit has, extended or not.
    package var days: Int { rule.limit.days + (extensionCounts ? facts.granted?.days ?? 0 : 0) }

    /// True when the count leaves the published calendar, so that the due day may still move (rule DY5).
    package var isProvisional: Bool {
        guard let zero, let due else { return false }
        return !clock.calendar.covers(after: zero, through: due)
    }

    var count: DayCount { DayCount(unit: rule.limit.unit, calendar: clock.calendar) }

    /// The days used up at the end of `day`; nil while it waits for the person.
    package func used(on day: Day) -> Int? {
        zero.map { count.days(after: $0, through: day, leavingOut: facts.pauses) }
    }

    package func isOverdue(on day: Day) -> Bool { due.map { day > $0 } ?? false }

    /// The days left at the end of `day`: 0 on the last day, negative when it is over; nil while it waits for the person.
    ///
    /// 0 also on days off right after the last day: no counted day has been lost yet, though the limit is over (``isOverdue(on:)``).
    package func left(on day: Day) -> Int? {
        if let due, day > due { return -count.days(after: due, through: day) }
        return used(on: day).map { max(0, days - $0) }
    }

    /// Whether what stops, starts or lengthens the count came when the limit was over, and so moved nothing.
    ///
    /// A pause begun on the last day moves it by the days that lie in the pause, like any other (rule DY3).
    package func movesNothing(_ effect: ClockEffect, on day: Day) -> Bool {
        switch effect {
        case .asks(let ground), .restarts(let ground): late.contains(ground)
        case .suspends: due.map { day > $0 } ?? false
        case .resumes: due.map { day > $0 } ?? false
        case .extends: facts.granted != nil && !extensionCounts
        case .starts, .ends: false
        }
    }

    /// How the matter stands when it was done on `day` (glossary: closed on time, in the extension, overdue).
    package func timing(closedOn day: Day) -> ClosureTiming {
        guard let firstDue, day > firstDue else { return .onTime }
        return day <= due ?? day ? .extended : .overdue
    }

    /// What somebody should be told on `day`; nil when there is nothing.
    package func signal(on day: Day) -> ClockSignal? {
        guard let due, let left = left(on: day) else { return nil }
        if day == due { return .today }
        // On days off nothing is used up, and nobody is told twice.
        guard left != self.left(on: day.adding(days: -1)) else { return nil }
        if day > due { return .overdue(days: -left) }
        return rule.reminders.contains(left) ? .ahead(days: left) : nil
    }

    /// The other limits of the matter, in the order of their days.
    package var steps: [ClockStep] {
        var steps = rule.steps.map {
            ClockStep($0.code, $0.name, lastDay(of: $0.limit, after: facts.start.day), article: $0.limit.article)
        }
        var from = facts.start.day
        for known in rule.restarts {
            let asked = facts.restarts.first { $0.ground == known.ground }
            if let notice = known.notice {
                let by = lastDay(of: notice, after: from)
                steps.append(ClockStep("\(known.ground.code).notice", "\(known.name)告知期限", by, article: notice.article))
            }
            guard let asked else { continue }
            from = asked.answered ?? from
            // Nobody waits for what was forgone, nor yet for what was not asked.
            if asked.isForgone || asked.isUnsent { continue }
            steps.append(
                .answer(of: known.ground, answerDay(asked, known), article: known.answer.article, silence: known.silence))
        }
        for pause in facts.pauses {
            guard let known = rule.pause(pause.ground), let answer = known.answer else { continue }
            let by = lastDay(of: answer, after: pause.from)
            steps.append(.answer(of: known.ground, by, article: answer.article, silence: known.silence))
        }
        return steps.sorted { $0.due < $1.due }
    }
}

/// A limit beside the main one.
package struct ClockStep: Sendable, Equatable, Encodable {
    package let code: String
    package let name: String
    package let due: Day
    package let article: String
    /// What follows when nothing comes.
    package let silence: String?

    init(_ code: String, _ name: String, _ due: Day, article: String, silence: String? = nil) {
        self.code = code
        self.name = name
        self.due = due
        self.article = article
        self.silence = silence
    }

    /// By when the one who was asked must answer.
    static func answer(of ground: ClockGround, _ due: Day, article: String, silence: String?) -> ClockStep {
        ClockStep("\(ground.code).answer", "\(ground.name)期限", due, article: article, silence: silence)
    }
}
