/// How many working days a request may take, by the regulation in force on the day it was received.
///
/// The clock as a whole is not here: what stops it (supplements, third parties, fees) is not in the register, and only ever puts a limit off.
package struct ReplyLimit: Sendable, Equatable {
    /// The first day of the regulation.
    package let since: Day
    /// Working days after the day of receipt.
    package let days: Int
    /// What an approved extension adds.
    package let extended: Int
    package let basis: String

    private static let all = [
        ReplyLimit(since: "2019-05-15", days: 20, extended: 20, basis: "《政府信息公开条例》（2019年修订）第三十三条"),
        ReplyLimit(since: "2008-05-01", days: 15, extended: 15, basis: "《政府信息公开条例》（2007年）第二十四条"),
    ]

    /// Nil for a request received before there was a limit.
    package static func on(_ received: Day) -> ReplyLimit? { all.first { $0.since <= received } }

    /// The last day of the first limit; nil where the days off of that time are not known.
    package func lastDay(received: Day, _ calendar: WorkingCalendar = .published) -> Day? {
        guard received >= ReplyLimit.firstKnown else { return nil }
        let last = calendar.day(days, workingDaysAfter: received)
        return last <= calendar.horizon ? last : nil
    }

    /// From here on the calendar names the days off.
    private static let firstKnown: Day = "2013-01-01"
}
