import GongkaiCore
import GongkaiStore

extension VersionLine {
    /// Until when it must be public, and that this is over; nil for what was public already, and for what nobody dated.
    func deadline(on day: Day, _ calendar: WorkingCalendar) -> String? {
        unpublishedSince.flatMap { DisclosureDeadline.words(madeOn: $0, on: day, calendar: calendar) }
    }

    /// The same, once it is over.
    func overdue(on day: Day, _ calendar: WorkingCalendar) -> String? {
        guard let since = unpublishedSince,
            DisclosureDeadline.workingDaysLate(madeOn: since, publishedOn: nil, on: day, calendar: calendar) > 0
        else { return nil }
        return deadline(on: day, calendar)
    }
}
