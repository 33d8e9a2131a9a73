import Testing

@testable import GongkaiCore

@Suite("Counting days")
struct DayCountTests {
    private let calendar = WorkingCalendar.published

    /// The rule as a person with a pencil applies it.
    private func counted(_ n: Int, after start: Day, leavingOut pauses: [ClockFacts.Pause] = []) -> Day {
        var day = start
        var left = n
        while left > 0 {
            day = day.adding(days: 1)
            let isPaused = pauses.contains { day > $0.from && day <= $0.through ?? day }
            if calendar.isWorkingDay(day), !isPaused { left -= 1 }
        }
        // The limit ends with this day, unless it is suspended from it on: then it ends with the suspension (rule DY3).
        while case let next = calendar.day(1, workingDaysAfter: day),
            pauses.contains(where: { $0.from <= day && next > $0.from && next <= $0.through ?? next })
        { day = next }
        return day
    }

    @Test("Look-ups and counting one by one agree, also before and after the published calendar", arguments: [1, 7, 15, 40])
    func index(n: Int) {
        for number in Day("2010-12-20").number...Day("2029-02-01").number {
            let start = Day(number: number)
            let due = calendar.day(n, workingDaysAfter: start)
            #expect(due == counted(n, after: start))
            #expect(calendar.workingDays(after: start, through: due) == n)
        }
        #expect(calendar.day(5, workingDaysAfter: "1969-12-26") == "1970-01-02")
        #expect(calendar.workingDays(after: "1965-01-01", through: "1965-01-08") == 5)
        #expect(calendar.workingDays(after: "2014-10-22", through: "2014-09-26") == 0)
    }

    @Test("A calendar with no entry has plain weeks")
    func plainWeeks() {
        let plain = WorkingCalendar(entries: [:], horizon: "2020-12-31")
        #expect(plain.day(20, workingDaysAfter: "2024-01-31") == "2024-02-28")
        #expect(plain.workingDays(after: "2019-12-29", through: "2020-01-05") == 5)
    }

    @Test("Pauses may overlap, touch, lie within each other or outside the limit; the count agrees with one by one")
    func pauses() {
        var dice = Dice(seed: 14)
        let count = DayCount(unit: .working, calendar: calendar)
        for _ in 0..<3000 {
            let start = Day("2013-06-01").adding(days: dice.roll(4700))
            let pauses = (0..<dice.roll(5)).map { _ in
                let from = start.adding(days: dice.roll(50))
                return ClockFacts.Pause(.thirdParty, from: from, through: from.adding(days: dice.roll(30)))
            }.sorted { $0.from < $1.from }
            let n = 1 + dice.roll(40)
            let due = count.day(n, after: start, leavingOut: pauses)
            #expect(due == counted(n, after: start, leavingOut: pauses), "\(n) days after \(start) without \(pauses)")
            #expect(count.days(after: start, through: due, leavingOut: pauses) == n)
        }
    }

    @Test(
        "A pause begun on the last day adds its days, one begun on the days off behind it none",
        arguments: [
            // Twenty working days after 2024-01-23 end on Friday, 2024-02-23.
            ("2024-02-23", "2024-02-28", "2024-02-28"), ("2024-02-23", "2024-02-25", "2024-02-23"),
            ("2024-02-23", "2024-02-23", "2024-02-23"), ("2024-02-22", "2024-02-28", "2024-02-29"),
            ("2024-02-24", "2024-02-28", "2024-02-23"), ("2024-02-26", "2024-02-28", "2024-02-23"),
        ] as [(Day, Day, Day)])
    func onTheLastDay(from: Day, through: Day, due: Day) {
        let count = DayCount(unit: .working, calendar: calendar)
        #expect(count.day(20, after: "2024-01-23", leavingOut: [.init(.thirdParty, from: from, through: through)]) == due)
    }

    @Test(
        "A limit in calendar days that ends on a day off ends on the next working day",
        arguments: [("2014-08-02", 60, "2014-10-08"), ("2014-07-01", 60, "2014-09-01"), ("2014-07-03", 60, "2014-09-01")]
            as [(Day, Int, Day)])
    func calendarDays(start: Day, n: Int, due: Day) {
        #expect(DayCount(unit: .calendar, calendar: calendar).day(n, after: start, leavingOut: []) == due)
    }
}

/// Numbers that look random and are the same every time.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

    /// 0 ..< sides.
    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }
}
