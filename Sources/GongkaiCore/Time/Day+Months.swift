extension Day {
    /// The same day of the month, months later or earlier; the last day where the month is shorter (2026-08-31 − 6 months = 2026-02-28).
    package func adding(months: Int) -> Day {
        let count = year * 12 + month - 1 + months
        let newYear = count >= 0 ? count / 12 : (count - 11) / 12
        let newMonth = count - newYear * 12 + 1
        for day in stride(from: day, through: 28, by: -1) {
            if let found = Day(year: newYear, month: newMonth, day: day) { return found }
        }
        return Day(year: newYear, month: newMonth, day: day) ?? self
    }
}
