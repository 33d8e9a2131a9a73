/// Something done later than its own limit. It changes no due day by itself, except that a late extension counts for nothing.
package enum ClockFinding: Sendable, Equatable {
    /// The person was asked after the time for asking.
    case noticeLate(name: String, due: Day, on: Day)
    /// The person was never asked in writing; what was asked for came all the same.
    case noticeNeverSent(name: String, due: Day)
    /// The person answered after the time given; whether there was good reason is for somebody to judge.
    case answerLate(name: String, due: Day, on: Day)
    /// Whoever was consulted took longer than the law gives; it could have been decided without.
    case consultationLong(name: String, due: Day, through: Day)
    /// 延期告知 came after the first limit.
    case extensionLate(due: Day, on: Day)
    /// The promise ends after the limit of the law.
    case promiseAfterLimit(due: Day, promised: Day)
    /// Asked, or consulted, when the limit was over: that moves it no more.
    case askedAfterLimit(name: String, due: Day, on: Day)
    /// The same where no notice went out.
    case wantedAfterLimit(name: String, due: Day, on: Day)
}

extension ClockFinding {
    package var words: String {
        switch self {
        case .noticeLate(let name, let due, let on): "\(name)应不晚于\(due.text)发出，实际\(on.text)发出。"
        case .noticeNeverSent(let name, let due): "\(name)应不晚于\(due.text)发出，没有发出。"
        case .answerLate(let name, let due, let on): "\(name)应不晚于\(due.text)收到，实际\(on.text)收到；是否有正当理由须另行认定。"
        case .consultationLong(let name, let due, let through): "\(name)的答复期限到\(due.text)为止，实际到\(through.text)才结束。"
        case .extensionLate(let due, let on): "延期应在首次期限届满（\(due.text)）前告知，实际\(on.text)告知，不产生延长的效果。"
        case .askedAfterLimit(let name, let due, let on): "\(name)在期限届满（\(due.text)）以后的\(on.text)才发出，期限不停止，也不重新计算。"
        case .wantedAfterLimit(let name, let due, let on): "\(on.text)要求\(name)时，期限已经届满（\(due.text)），期限不停止，也不重新计算。"
        case .promiseAfterLimit(let due, let promised): "承诺期限（\(promised.text)）晚于法定期限（\(due.text)），以法定期限为准。"
        }
    }
}

extension ClockFinding: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(words)
    }
}

extension ClockReading {
    /// What was done late, in the order of events.
    package var findings: [ClockFinding] {
        var findings: [ClockFinding] = []
        var from = facts.start.day
        for restart in facts.restarts {
            guard !restart.isUnsent, let known = rule.restart(restart.ground) else { continue }
            let letter = known.letter ?? known.name + "告知"
            if let notice = known.notice, case let due = lastDay(of: notice, after: from) {
                if restart.hasNoNotice {
                    findings.append(.noticeNeverSent(name: letter, due: due))
                } else if restart.toldOn > due {
                    findings.append(.noticeLate(name: letter, due: due, on: restart.toldOn))
                }
            }
            if late.contains(restart.ground), let due {
                findings.append(
                    restart.hasNoNotice
                        ? .wantedAfterLimit(name: known.name, due: due, on: restart.toldOn)
                        : .askedAfterLimit(name: letter, due: due, on: restart.toldOn))
            }
            let by = answerDay(restart, known)
            if let answered = restart.answered, !restart.isForgone, answered > by {
                findings.append(.answerLate(name: known.name, due: by, on: answered))
            }
            from = restart.answered ?? from
        }
        for pause in facts.pauses {
            guard let known = rule.pause(pause.ground) else { continue }
            if let due, pause.from > due { findings.append(.askedAfterLimit(name: known.name, due: due, on: pause.from)) }
            guard let answer = known.answer, let through = pause.through else { continue }
            let by = lastDay(of: answer, after: pause.from)
            if through > by { findings.append(.consultationLong(name: known.name, due: by, through: through)) }
        }
        if let told = facts.granted?.toldOn, let firstDue, told > firstDue {
            findings.append(.extensionLate(due: firstDue, on: told))
        }
        if let promisedDue, let due, promisedDue > due { findings.append(.promiseAfterLimit(due: due, promised: promisedDue)) }
        return findings
    }

    /// The last day for what was asked of the person.
    func answerDay(_ restart: ClockFacts.Restart, _ known: RestartRule) -> Day { restart.last(known.answer, clock.calendar) }

    /// The last day for what is asked of the person and has not come; nil where nothing is, and while the notice lies in the file.
    package var openAnswerBy: Day? {
        facts.restarts.last { $0.answered == nil && !$0.isUnsent }.flatMap { open in rule.restart(open.ground).map { answerDay(open, $0) } }
    }

    /// The last day of a limit that nothing stops.
    func lastDay(of limit: TimeLimit, after day: Day) -> Day {
        DayCount(unit: limit.unit, calendar: clock.calendar).day(limit.days, after: day, leavingOut: [])
    }
}
