/// Which days government offices work: Monday to Friday, except named days off, plus make-up working days at weekends. Of years that no notice reaches
/// it knows the ``StatutoryHoliday``s; what else will be off is provisional.
///
/// The published lists are data (`Data/holidays.csv`); each row names the notice of the State Council office it comes from.
package struct WorkingCalendar: Sendable {
    /// A day that a notice names.
    package struct Entry: Sendable, Equatable {
        package enum Kind: String, Sendable { case off, work }
        package let kind: Kind
        /// The holiday it belongs to, such as 春节.
        package let name: String
        /// The notice, such as 国办发明电〔2013〕28号.
        package let source: String
    }

    private let entries: [Day: Entry]
    private let index: WorkingDayIndex
    /// The first day for which the calendar is known.
    package let firstKnown: Day
    /// The last day for which the calendar is published; later dates are provisional (rule DY5).
    package let horizon: Day

    /// The calendar is known from the first year with an entry to `horizon`.
    package init(entries: [Day: Entry], horizon: Day) {
        self.entries = entries
        self.horizon = horizon
        let named = entries.keys.min() ?? horizon
        firstKnown = Day.firstDay(of: named.year)
        index = WorkingDayIndex(first: firstKnown, last: max(horizon, entries.keys.max() ?? horizon)) { day in
            WorkingCalendar.isWorkingDay(day, entries[day] ?? (day > horizon ? StatutoryHoliday.on(day) : nil))
        }
    }

    /// The calendar shipped with the program: 2013-01-01 … the last 31 December for which a notice exists.
    package static let published: WorkingCalendar = {
        do {
            return try WorkingCalendar(csv: String(decoding: PackageResources.holidays_csv, as: UTF8.self))
        } catch {
            preconditionFailure("the shipped holidays.csv is damaged: \(error)")
        }
    }()

    package func entry(on day: Day) -> Entry? { entries[day] ?? (isProvisional(day) ? StatutoryHoliday.on(day) : nil) }

    package func isWorkingDay(_ day: Day) -> Bool { WorkingCalendar.isWorkingDay(day, entry(on: day)) }

    private static func isWorkingDay(_ day: Day, _ entry: Entry?) -> Bool {
        switch entry?.kind {
        case .work: true
        case .off: false
        case nil: day.weekday <= 5
        }
    }

    /// The nth working day after `start`; the day of the triggering event is day zero (rule DY2). `n` = 0 gives `start` itself.
    package func day(_ n: Int, workingDaysAfter start: Day) -> Day {
        precondition(n >= 0, "a time limit cannot be negative")
        return n == 0 ? start : workingDay(workingDayNumber(through: start) + n)
    }

    /// The number of working days in (start, end]; 0 when `end` is not after `start`.
    package func workingDays(after start: Day, through end: Day) -> Int {
        max(0, workingDayNumber(through: end) - workingDayNumber(through: start))
    }

    /// Working days are numbered in their order; this is the number of the last one up to and including `day`.
    func workingDayNumber(through day: Day) -> Int { index.number(through: day.number) }

    /// The working day of that number.
    func workingDay(_ number: Int) -> Day { Day(number: index.day(number)) }

    /// True when the published calendar does not reach this day (rule DY5).
    package func isProvisional(_ day: Day) -> Bool { day > horizon }

    /// The day in words, and that it is provisional where it is.
    package func words(_ day: Day) -> String { day.chineseText + (isProvisional(day) ? "（暂定）" : "") }

    /// True when every day in (start, end] is in the published calendar.
    package func covers(after start: Day, through end: Day) -> Bool { start.adding(days: 1) >= firstKnown && end <= horizon }
}

extension WorkingCalendar {
    /// Why a calendar file was refused.
    package struct Malformed: Error, Equatable, CustomStringConvertible {
        package let line: Int
        package let reason: String
        package var description: String { "line \(line): \(reason)" }
    }

    /// The calendar with other lines of `date,kind,name,source`: a line takes the place of what was said of its day. Of a year that it reaches for the
    /// first time, what the law fixes stays off unless a line says otherwise.
    package func changed(by lines: String) throws(Malformed) -> WorkingCalendar {
        let change = try WorkingCalendar(csv: "date,kind,name,source\n" + lines)
        var entries = entries
        for year in stride(from: horizon.year + 1, through: change.horizon.year, by: 1) {
            for day in StatutoryHoliday.days(of: year) where entries[day] == nil { entries[day] = StatutoryHoliday.on(day) }
        }
        return WorkingCalendar(entries: entries.merging(change.entries) { $1 }, horizon: max(horizon, change.horizon))
    }

    /// Reads `date,kind,name,source` lines, the first being the heading.
    package init(csv: String) throws(Malformed) {
        var entries: [Day: Entry] = [:]
        var horizon = Day.firstDay(of: 1)
        for (index, line) in csv.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            if index == 0 {
                guard fields == ["date", "kind", "name", "source"] else {
                    throw Malformed(line: 1, reason: "the heading must be date,kind,name,source")
                }
                continue
            }
            guard fields.count == 4 else { throw Malformed(line: index + 1, reason: "expected 4 fields, found \(fields.count)") }
            guard let day = Day(fields[0]) else { throw Malformed(line: index + 1, reason: "\"\(fields[0])\" is not a day") }
            guard let kind = Entry.Kind(rawValue: String(fields[1])) else {
                throw Malformed(line: index + 1, reason: "\"\(fields[1])\" is neither off nor work")
            }
            guard entries[day] == nil else { throw Malformed(line: index + 1, reason: "\(day) occurs twice") }
            entries[day] = Entry(kind: kind, name: String(fields[2]), source: String(fields[3]))
            horizon = max(horizon, Day.lastDay(of: day.year))
        }
        self.init(entries: entries, horizon: horizon)
    }
}
