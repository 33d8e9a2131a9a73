/// Counts days of one unit, leaving out the times that do not count.
struct DayCount: Sendable {
    let unit: TimeLimit.Unit
    let calendar: WorkingCalendar

    /// The last day of a limit: the nth counted day after `start`.
    ///
    /// `pauses` must be in the order of their beginnings. A pause adds exactly the days that lie in it and after `start` (rule DY3), also one
    /// that begins on the last day; one that begins when the limit is over adds nothing.
    func day(_ n: Int, after start: Day, leavingOut pauses: [ClockFacts.Pause]) -> Day {
        guard n > 0 else { return start }
        let from = number(start)
        var target = from + n
        var reached = from
        for pause in pauses {
            guard let through = pause.through else { continue }
            let begin = max(number(pause.from), reached)
            let end = number(through)
            // Days off behind the last one have its number, and the limit is over on them.
            if begin > target || begin == target && pause.from > last(target) { break }
            if end > begin {
                target += end - begin
                reached = end
            }
        }
        return last(target)
    }

    /// The day on which a limit ends whose last counted day has this number.
    private func last(_ number: Int) -> Day {
        switch unit {
        case .working: return calendar.workingDay(number)
        case .calendar:
            let last = Day(number: number)
            return calendar.isWorkingDay(last) ? last : calendar.day(1, workingDaysAfter: last)
        }
    }

    /// How many days of (start, end] count. A pause that still lasts goes to `end`.
    func days(after start: Day, through end: Day, leavingOut pauses: [ClockFacts.Pause] = []) -> Int {
        let last = number(end)
        var reached = number(start)
        var count = max(0, last - reached)
        for pause in pauses {
            let begin = max(number(pause.from), reached)
            let stop = min(pause.through.map(number) ?? last, last)
            if stop > begin {
                count -= stop - begin
                reached = stop
            }
        }
        return count
    }

    private func number(_ day: Day) -> Int {
        switch unit {
        case .working: calendar.workingDayNumber(through: day)
        case .calendar: day.number
        }
    }
}
