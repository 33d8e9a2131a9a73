/// How near the last day of a matter is, as far as somebody must be warned.
package enum DueWarning: String, Sendable, CaseIterable {
    case three, one, over

    /// Nil while nobody need be warned.
    package init?(due: Day, on today: Day, _ calendar: WorkingCalendar) {
        if due < today {
            self = .over
        } else if due <= calendar.day(1, workingDaysAfter: today) {
            self = .one
        } else if due <= calendar.day(3, workingDaysAfter: today) {
            self = .three
        } else {
            return nil
        }
    }

    package var kind: NoticeKind { self == .over ? .overdue : .dueSoon }
}
