/// How many working days a request may take, by the regulation in force on the day it was received.
///
/// The clock as a whole is ``RequestClock``: what stops it (supplements, third parties, fees) is not in the register, and only ever puts a limit
/// off.
package struct ReplyLimit: Sendable, Equatable {
    /// The first day of the regulation.
    package let since: Day
    /// Working days after the day of receipt.
    package let days: Int
    /// What an approved extension adds.
    package let extended: Int
    package let basis: String

    private static let all = DisclosureRegime.all.map { regime in
        ReplyLimit(
            since: regime.since, days: regime.clock.limit.days, extended: regime.clock.extensionRule(.extended)?.most ?? 0,
            basis: regime.clock.law + regime.clock.limit.article)
    }

    /// Nil for a request received before there was a limit.
    package static func on(_ received: Day) -> ReplyLimit? { all.first { $0.since <= received } }

    /// The last day of the first limit; nil where the days off of that time are not known.
    package func lastDay(received: Day, _ calendar: WorkingCalendar = .published) -> Day? {
        guard received >= calendar.firstKnown else { return nil }
        let last = calendar.day(days, workingDaysAfter: received)
        return last <= calendar.horizon ? last : nil
    }
}
