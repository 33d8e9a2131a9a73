/// Numbers the working days, so that "the nth working day after" is two look-ups however long the limit.
///
/// The table covers the days that notices name and those between; before it plain weeks are counted by arithmetic, after it plain weeks without the
/// ``StatutoryHoliday``s, year by year.
final class WorkingDayIndex: Sendable {
    /// The day number of the first row.
    private let first: Int
    /// For each day from ``first`` on: the number of the last working day up to it.
    private let numbers: [Int32]
    /// The day numbers of the working days of the table, in order.
    private let days: [Int32]
    /// The number of the last working day before the table, and through its end.
    private let before: Int
    private let through: Int
    /// What the table has more or less than plain weeks would.
    private let surplus: Int

    init(first: Day, last: Day, isWorkingDay: (Day) -> Bool) {
        self.first = first.number
        before = WorkingDayIndex.weekdays(through: first.number - 1)
        var numbers: [Int32] = []
        var days: [Int32] = []
        for number in first.number..<max(first.number, last.number + 1) {
            if isWorkingDay(Day(number: number)) { days.append(Int32(number)) }
            numbers.append(Int32(before + days.count))
        }
        self.numbers = numbers
        self.days = days
        through = before + days.count
        surplus = through - WorkingDayIndex.weekdays(through: first.number + numbers.count - 1)
    }

    /// The number of the last working day up to and including this day.
    func number(through day: Int) -> Int {
        let row = day - first
        if row < 0 { return WorkingDayIndex.weekdays(through: day) }
        if row < numbers.count { return Int(numbers[row]) }
        return WorkingDayIndex.weekdays(through: day) + surplus - holidays(through: day)
    }

    /// The working day of this number, as a day number.
    func day(_ number: Int) -> Int {
        if number <= before { return WorkingDayIndex.weekday(number) }
        if number <= through { return Int(days[number - before - 1]) }
        // Each holiday passed puts the day off by one, which may pass another.
        var passed = 0
        while true {
            let day = WorkingDayIndex.weekday(number - surplus + passed), holidays = holidays(through: day)
            if holidays == passed { return day }
            passed = holidays
        }
    }

    /// The holidays that the law fixes, from Monday to Friday, after the table and up to a day.
    private func holidays(through day: Int) -> Int {
        let table = Day(number: first + numbers.count - 1), day = Day(number: day)
        guard table < day else { return 0 }
        return (table.year...day.year).flatMap(StatutoryHoliday.days).count { $0 > table && $0 <= day && $0.weekday <= 5 }
    }

    // MARK: Plain weeks. 1970-01-01 was a Thursday, so the Monday of its week has number -3.

    private static func weekdays(through day: Int) -> Int {
        let (week, rest) = divided(day + 3, by: 7)
        return week * 5 + min(rest + 1, 5)
    }

    private static func weekday(_ number: Int) -> Int {
        let (week, rest) = divided(number - 1, by: 5)
        return week * 7 + rest - 3
    }

    /// Rounded down, so that days before 1970 fall into their own weeks.
    private static func divided(_ value: Int, by divisor: Int) -> (quotient: Int, rest: Int) {
        let rest = value % divisor
        return rest < 0 ? (value / divisor - 1, rest + divisor) : (value / divisor, rest)
    }
}
