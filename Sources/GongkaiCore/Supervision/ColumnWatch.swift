/// A public column under supervision: it has to change within its interval.
package struct ColumnWatch: Sendable, Equatable {
    package let key: Int64
    package let unit: AgencyID
    /// Days between two changes.
    package let interval: TimeLimit
    /// The days on which it changed, in order; the first is that of its beginning.
    package let changes: [Day]

    package init(key: Int64, unit: AgencyID, interval: TimeLimit, changes: [Day]) {
        self.key = key
        self.unit = unit
        self.interval = interval
        self.changes = changes
    }

    /// The cards of the column, each rule once for each time it was late: a column is never done.
    package func cards(_ book: SupervisionRuleBook, upTo last: Day, _ calendar: WorkingCalendar = .published) -> [SupervisionCard] {
        let count = DayCount(unit: interval.unit, calendar: calendar)
        var cards: [SupervisionCard] = []
        for (position, change) in changes.enumerated() where change <= last {
            let due = count.day(interval.days, after: change, leavingOut: [])
            let next = changes.dropFirst(position + 1).first
            for rule in book.rules where rule.measure == .columnUpdate {
                guard case .late(let days) = rule.bound else { continue }
                let end = calendar.day(days, workingDaysAfter: due), on = end.adding(days: 1)
                guard on <= last, next.map({ $0 >= on }) ?? true, rule.isInForce(on: on) else { continue }
                cards.append(
                    SupervisionCard(
                        subject: key, rule: rule.code, version: rule.version, signal: rule.signal, measure: .columnUpdate, on: on,
                        events: [position + 1], from: change, due: end, value: 0, unit: unit, person: nil, points: rule.points,
                        head: rule.head))
            }
        }
        return cards.sorted(by: SupervisionCard.precedes)
    }
}
