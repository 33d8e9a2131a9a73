extension CaseTrace {
    /// What a case adds to a score beside its cards: it was decided within half of its promise. The days of special procedures do not count.
    ///
    /// An immediate case has no half; what was reversed did not happen.
    package func earlyFinish(_ calendar: WorkingCalendar = .published) -> ScoreInput? {
        guard !isImmediate, promisedDays > 0 else { return nil }
        let reversed = Set(marks.map(\.reverses))
        var pauses: [(branch: Int32, from: Day, last: Day)] = []
        var suspended = SuspendedTime(calendar)
        var stood: [ClockFacts.Pause] = []
        var accepted: Day?
        var received: Day?
        var handler: Int64 = 0
        var unit = unit
        for mark in marks where mark.reverses == 0 && !reversed.contains(mark.number) {
            let day = Day(number: Int(mark.on))
            if mark.unit != 0 { unit = mark.unit }
            if mark.handler != 0 { handler = mark.handler }
            switch mark.deed {
            case .receive: received = day
            case .accept: accepted = day
            case .deem: accepted = received ?? day
            case .beginProcedure: pauses.append((mark.branch, day, suspended.begin(mark, procedures)))
            case .endProcedure:
                guard let index = pauses.firstIndex(where: { $0.branch == mark.branch }) else { continue }
                let pause = pauses.remove(at: index)
                suspended.end(branch: Int(mark.branch), on: day)
                stood.append(ClockFacts.Pause(.specialProcedure, from: pause.from, through: min(day, pause.last)))
            case .grant, .refuse:
                guard let accepted else { return nil }
                let count = DayCount(unit: countsWorkingDays ? .working : .calendar, calendar: calendar)
                let used = count.days(after: accepted, through: day, leavingOut: stood.sorted { $0.from < $1.from })
                guard used * 2 <= Int(promisedDays) else { return nil }
                return ScoreInput(
                    .earlyFinish, subject: key, event: Int(mark.number), on: day, unit: AgencyID(value: unit),
                    person: handler == 0 ? nil : OfficerID(value: handler))
            default: continue
            }
        }
        return nil
    }
}

extension CaseTrace {
    /// Steps that were recorded later than the working day after theirs: each further day is one of delay. What was reversed did not happen.
    package func lateData(_ calendar: WorkingCalendar = .published) -> [ScoreInput] {
        guard marks.contains(where: { $0.recordedOn > $0.on + 1 }) else { return [] }
        let reversed = Set(marks.map(\.reverses))
        var unit = unit, handler: Int64 = 0
        var found: [ScoreInput] = []
        for mark in marks {
            if mark.unit != 0 { unit = mark.unit }
            if mark.handler != 0 { handler = mark.handler }
            guard mark.reverses == 0, !reversed.contains(mark.number), mark.recordedOn > mark.on else { continue }
            let recorded = Day(number: Int(mark.recordedOn))
            let days = calendar.workingDays(after: Day(number: Int(mark.on)), through: recorded) - 1
            guard days > 0 else { continue }
            let person = mark.person != 0 ? mark.person : handler
            found.append(
                ScoreInput(
                    .lateData, subject: key, event: Int(mark.number), on: recorded, unit: AgencyID(value: unit),
                    person: person == 0 ? nil : OfficerID(value: person), count: days))
        }
        return found
    }
}

extension ItemTime {
    /// Whether the promise is at least three tenths shorter than what the law allows.
    package var isShortened: Bool {
        guard caseType == .promised, let promised = promisedLimit, let statutory = statutoryLimit.value, promised.unit == statutory.unit
        else {
            return false
        }
        return promised.days > 0 && promised.days * 10 <= statutory.days * 7
    }
}
