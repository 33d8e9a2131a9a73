/// Until when information must be public of its own accord.
///
/// > 属于主动公开范围的政府信息，应当自该政府信息形成或者变更之日起20个工作日内及时公开。 ——《政府信息公开条例》 (2007) 第十八条, (2019) 第二十六条
package enum DisclosureDeadline {
    package static let workingDays = 20
    /// The first regulation took effect; what was made before had no deadline.
    package static let firstDay: Day = "2008-05-01"

    /// The last day in time; the day it was made is day zero. Nil for what was made before there was a duty.
    package static func due(madeOn: Day, calendar: WorkingCalendar) -> Day? {
        madeOn < firstDay ? nil : calendar.day(workingDays, workingDaysAfter: madeOn)
    }

    /// Until when it must be public, and by how much that is over on `day`; nil where no deadline runs.
    package static func words(madeOn: Day, on day: Day, calendar: WorkingCalendar) -> String? {
        guard let due = due(madeOn: madeOn, calendar: calendar) else { return nil }
        let late = workingDaysLate(madeOn: madeOn, publishedOn: nil, on: day, calendar: calendar)
        return "应于\(due.chineseText)前公开" + (late > 0 ? "，已超期\(late)个工作日" : "")
    }

    /// By how many working days it came late; 0 when in time. Unpublished information is judged as of `day`.
    package static func workingDaysLate(madeOn: Day, publishedOn: Day?, on day: Day, calendar: WorkingCalendar) -> Int {
        guard let due = due(madeOn: madeOn, calendar: calendar) else { return 0 }
        return calendar.workingDays(after: due, through: publishedOn ?? day)
    }
}
