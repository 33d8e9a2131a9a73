/// The days off that the law itself fixes by the solar calendar: they are known before the notice of their year arranges the others.
///
/// > 全体公民放假的节日：（一）元旦，放假1天（1月1日）；……（四）劳动节，放假2天（5月1日、2日）；……（七）国庆节，放假3天（10月1日至3日）。
/// > ——《全国年节及纪念日放假办法》第二条（国务院令第795号，自2025年1月1日起施行）; 劳动节 had 5月1日 alone before (第513号, since 2008).
///
/// The festivals of the lunar calendar, 清明 and the working days that make up for days off wait for the notice, and so does 补假 of a holiday at a weekend.
enum StatutoryHoliday {
    private static let source = "《全国年节及纪念日放假办法》第二条"

    /// The holiday that a day is.
    static func on(_ day: Day) -> WorkingCalendar.Entry? {
        let name: String? =
            switch (day.month, day.day) {
            case (1, 1): "元旦"
            case (5, 1): "劳动节"
            case (5, 2) where day.year >= 2025: "劳动节"
            case (10, 1...3): "国庆节"
            default: nil
            }
        return name.map { WorkingCalendar.Entry(kind: .off, name: $0, source: source) }
    }

    /// Those of a year, in order.
    static func days(of year: Int) -> [Day] {
        let dates = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)]
        return dates.compactMap { Day(year: year, month: $0.0, day: $0.1) }.filter { on($0) != nil }
    }
}
