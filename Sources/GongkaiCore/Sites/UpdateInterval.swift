/// How often something new is expected: in days or in calendar months.
package struct UpdateInterval: Sendable, Equatable, Decodable {
    private let days: Int?
    private let months: Int?

    package init(days: Int) {
        self.days = days
        self.months = nil
    }

    package init(months: Int) {
        self.days = nil
        self.months = months
    }

    /// The last day of freshness of something published on a day.
    package func end(after day: Day) -> Day { months.map { day.adding(months: $0) } ?? day.adding(days: days ?? 0) }

    package var words: String {
        if let months { return months % 12 == 0 ? "\(months / 12)年" : "\(months)个月" }
        let days = self.days ?? 0
        return days % 7 == 0 && days > 0 ? "\(days / 7)周" : "\(days)天"
    }
}
