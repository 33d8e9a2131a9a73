/// A month, a quarter or a year for which units and persons are scored.
package struct ScorePeriod: Sendable, Hashable {
    package let first: Day
    package let last: Day
    /// Such as 2014年第3季度.
    package let words: String

    /// Nil where the year has no such month.
    package static func month(_ month: Int, of year: Int) -> ScorePeriod? { months(month...month, of: year, words: "\(year)年\(month)月") }

    /// Nil where the year has no such quarter.
    package static func quarter(_ quarter: Int, of year: Int) -> ScorePeriod? {
        guard (1...4).contains(quarter) else { return nil }
        return months((quarter * 3 - 2)...(quarter * 3), of: year, words: "\(year)年第\(quarter)季度")
    }

    package static func year(_ year: Int) -> ScorePeriod? { months(1...12, of: year, words: "\(year)年") }

    /// The month before that of a day.
    package static func month(before day: Day) -> ScorePeriod {
        let last = day.adding(days: -day.day)
        return ScorePeriod(first: last.adding(days: 1 - last.day), last: last, words: "\(last.year)年\(last.month)月")
    }

    private static func months(_ months: ClosedRange<Int>, of year: Int, words: String) -> ScorePeriod? {
        guard let first = Day(year: year, month: months.lowerBound, day: 1), let begin = Day(year: year, month: months.upperBound, day: 1)
        else { return nil }
        return ScorePeriod(first: first, last: begin.adding(months: 1).adding(days: -1), words: words)
    }

    package func contains(_ day: Day) -> Bool { first <= day && day <= last }
}

/// Who is scored.
package enum ScoreSubject: Sendable, Hashable {
    case unit(AgencyID)
    case person(OfficerID)
}
