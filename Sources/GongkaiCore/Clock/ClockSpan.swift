/// Consecutive days of a count that share their reason, for people to read.
package struct ClockSpan: Sendable, Equatable {
    package let first: Day
    package private(set) var last: Day
    package let reason: ClockDay.Reason
    /// The numbers of its first and last day; nil for days that do not count.
    package private(set) var numbers: ClosedRange<Int>?

    package var days: Int { last.number - first.number + 1 }

    /// The days in order, cut where the reason changes.
    package static func spans(of days: [ClockDay]) -> [ClockSpan] {
        var spans: [ClockSpan] = []
        for entry in days {
            if let end = spans.indices.last, spans[end].reason == entry.reason, spans[end].last.adding(days: 1) == entry.day {
                spans[end].last = entry.day
                if let numbers = spans[end].numbers, let number = entry.number { spans[end].numbers = numbers.lowerBound...number }
            } else {
                spans.append(
                    ClockSpan(first: entry.day, last: entry.day, reason: entry.reason, numbers: entry.number.map { $0...$0 }))
            }
        }
        return spans
    }
}

extension ClockSpan {
    /// Such as 10月1日至7日, with the year where it differs from `year`.
    func words(in year: Int) -> String {
        let begin = first.words(in: year)
        if first == last { return begin }
        if last.year != first.year { return begin + "至" + last.words(in: year) }
        return begin + "至" + (last.month == first.month ? "\(last.day)日" : "\(last.month)月\(last.day)日")
    }

    /// Such as 2014-10-01至2014-10-07.
    var text: String { first == last ? first.text : "\(first.text)至\(last.text)" }
}

extension Day {
    /// Such as 10月1日, with the year where it is not `year`.
    func words(in year: Int) -> String { self.year == year ? "\(month)月\(day)日" : chineseText }
}
