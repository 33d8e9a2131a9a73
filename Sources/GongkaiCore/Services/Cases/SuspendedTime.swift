/// How long special procedures keep the days of a case from counting: each kind as long as the terms give it, all procedures of the kind together, and
/// longer only where the head of the unit allowed it. After that the days count again, whether it has ended or not (docs/law/licence.md).
package struct SuspendedTime: Sendable {
    private struct Span {
        let branch: Int
        let kind: CaseProcedure
        let from: Day
        let last: Day
        var through: Day?
    }

    private let calendar: WorkingCalendar
    private var spans: [Span] = []

    package init(_ calendar: WorkingCalendar) {
        self.calendar = calendar
    }

    /// Begins a procedure. Returns the last day that is kept out of the count; the day it begins where nothing is left.
    ///
    /// - Parameter allowed: the last day that the head of the unit allowed; nil for what whoever handles the case began.
    package mutating func begin(_ kind: CaseProcedure, branch: Int, on day: Day, within limit: TimeLimit, allowed: Day? = nil) -> Day {
        let last = allowed.map { max($0, day) } ?? lastDay(of: kind, from: day, within: limit)
        spans.append(Span(branch: branch, kind: kind, from: day, last: last))
        return last
    }

    package mutating func end(branch: Int, on day: Day) {
        guard let index = spans.firstIndex(where: { $0.branch == branch }) else { return }
        spans[index].through = day
    }

    /// The last day that one begun on a day would have, after those of its kind that came before.
    package func lastDay(of kind: CaseProcedure, from day: Day, within limit: TimeLimit) -> Day {
        let left = left(of: kind, from: day, within: limit)
        return left > 0 ? DayCount(unit: limit.unit, calendar: calendar).day(left, after: day, leavingOut: []) : day
    }

    /// The days that earlier procedures of the kind have left of a limit. One that still lasts may take all it was given.
    package func left(of kind: CaseProcedure, from day: Day, within limit: TimeLimit) -> Int {
        let count = DayCount(unit: limit.unit, calendar: calendar)
        let used = spans.filter { $0.kind == kind }.reduce(0) { sum, span in
            let isOver = span.through.map { $0 <= day } ?? false
            return sum + count.days(after: span.from, through: isOver ? min(span.through ?? span.last, span.last) : span.last)
        }
        return max(0, limit.days - used)
    }
}

extension CaseFacts {
    /// What the procedures so far have used.
    package func suspendedTime(_ calendar: WorkingCalendar) -> SuspendedTime { suspended(calendar).time }

    /// The times that do not count, one for each procedure in their order. One that goes on beyond its bound ends there.
    package func pauses(_ calendar: WorkingCalendar) -> [ClockFacts.Pause] {
        zip(procedures, suspended(calendar).last).map { procedure, last in
            ClockFacts.Pause(procedure.kind.ground, from: procedure.from, through: procedure.through.map { min($0, last) } ?? last)
        }
    }

    /// The last day on which each procedure keeps the days from counting.
    package func lastSuspended(_ calendar: WorkingCalendar) -> [Day] { suspended(calendar).last }

    private func suspended(_ calendar: WorkingCalendar) -> (time: SuspendedTime, last: [Day]) {
        var time = SuspendedTime(calendar)
        var last: [Day] = []
        func end(before procedure: ProcedureTime?) {
            for (branch, one) in procedures.enumerated() where procedure.map({ one.endedBy <= $0.begunBy }) ?? true {
                if let through = one.through { time.end(branch: branch, on: through) }
            }
        }
        for (branch, procedure) in procedures.enumerated() {
            // One that ended later on the same day still lasts.
            end(before: procedure)
            last.append(
                time.begin(
                    procedure.kind, branch: branch, on: procedure.from, within: terms.limit(of: procedure.kind),
                    allowed: procedure.isAllowedLonger ? procedure.expected : nil))
        }
        end(before: nil)
        return (time, last)
    }
}
