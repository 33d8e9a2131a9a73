import Testing

@testable import GongkaiCore

@Suite("Working calendar")
struct CalendarTests {
    let calendar = WorkingCalendar.published

    @Test(
        "Deadlines of the handbook's table",
        arguments: [
            ("2014-01-20", 15, "2014-02-13"), ("2014-04-01", 15, "2014-04-23"), ("2014-04-01", 20, "2014-04-30"),
            ("2014-09-15", 20, "2014-10-16"), ("2014-09-26", 15, "2014-10-22"), ("2014-09-26", 30, "2014-11-12"),
            ("2014-12-24", 15, "2015-01-15"), ("2019-05-14", 15, "2019-06-04"), ("2019-05-15", 20, "2019-06-13"),
            ("2020-01-16", 20, "2020-02-20"), ("2023-09-18", 20, "2023-10-20"), ("2024-01-31", 20, "2024-03-04"),
            ("2024-09-09", 7, "2024-09-19"), ("2024-12-10", 20, "2025-01-08"), ("2025-04-22", 7, "2025-04-30"),
            ("2026-02-09", 20, "2026-03-13"), ("2026-09-18", 5, "2026-09-24"),
        ] as [(Day, Int, Day)])
    func deadline(start: Day, n: Int, due: Day) {
        #expect(calendar.day(n, workingDaysAfter: start) == due)
        #expect(calendar.workingDays(after: start, through: due) == n)
    }

    @Test("Counting forward and back agree on every day of fourteen years")
    func inverse() {
        for number in Day("2013-01-01").number...Day("2026-11-01").number {
            let start = Day(number: number)
            #expect(calendar.day(0, workingDaysAfter: start) == start)
            let due = calendar.day(7, workingDaysAfter: start)
            #expect(calendar.isWorkingDay(due))
            #expect(calendar.workingDays(after: start, through: due) == 7)
        }
    }

    @Test(
        "Working days per year agree with the notices",
        arguments: [(2013, 250), (2014, 250), (2020, 249), (2024, 251), (2025, 248), (2026, 248)])
    func perYear(year: Int, count: Int) {
        #expect(calendar.workingDays(after: Day.firstDay(of: year).adding(days: -1), through: Day.lastDay(of: year)) == count)
    }

    @Test("A date beyond the last published year is provisional")
    func horizon() {
        #expect(!calendar.isProvisional("2026-12-31"))
        #expect(calendar.isProvisional("2027-01-01"))
    }

    @Test("What the law fixes is off in years without a notice too, and stays provisional")
    func statutory() throws {
        // 2027-01-01 is a Friday, 2027-05-01 a Saturday; 2028-05-02 a Tuesday.
        for day in ["2027-01-01", "2027-10-01", "2028-05-01", "2028-05-02", "2028-10-02", "2028-10-03"] as [Day] {
            #expect(!calendar.isWorkingDay(day) && calendar.isProvisional(day), "\(day)")
            #expect(calendar.entry(on: day)?.source == "《全国年节及纪念日放假办法》第二条")
        }
        #expect(calendar.isWorkingDay("2027-05-03") && calendar.entry(on: "2027-01-04") == nil)
        #expect(calendar.day(1, workingDaysAfter: "2026-12-31") == "2027-01-04")
        #expect(calendar.workingDays(after: "2026-12-31", through: "2027-12-31") == 261 - 2)
        #expect(HallHours.usual.days(after: "2026-12-30", 2, calendar) == ["2026-12-31", "2027-01-04"])
        // 2 May is one since 2025 only.
        let old = WorkingCalendar(entries: [:], horizon: "2022-12-31")
        #expect(!old.isWorkingDay("2023-05-01") && old.isWorkingDay("2023-05-02") && old.entry(on: "2022-10-03") == nil)
        for number in 1...2_000 {
            let day = calendar.day(number, workingDaysAfter: "2026-12-31")
            #expect(calendar.isWorkingDay(day) && calendar.workingDays(after: "2026-12-31", through: day) == number)
        }
        // One line of a new year takes none of them away; a notice that says otherwise would.
        let begun = try calendar.changed(by: "2027-02-08,off,春节,x\n2027-10-01,work,国庆节,x")
        #expect(!begun.isProvisional("2027-01-01") && !begun.isWorkingDay("2027-01-01") && begun.isWorkingDay("2027-10-01"))
        #expect(begun.isWorkingDay("2027-02-05") && !begun.isWorkingDay("2027-02-08") && !begun.isWorkingDay("2028-05-02"))
    }

    @Test("A damaged file is refused with its line")
    func malformed() {
        #expect(throws: WorkingCalendar.Malformed(line: 2, reason: "\"2014-02-30\" is not a day")) {
            try WorkingCalendar(csv: "date,kind,name,source\n2014-02-30,off,春节,x\n")
        }
    }
}

@Suite("Day")
struct DayTests {
    @Test(
        "Reads only real days written yyyy-MM-dd",
        arguments: ["2014-2-3", "2015-02-29", "2014-13-01", "20140101", "2014-01-0１", "", "2014/01/01"])
    func refused(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("Text and number agree over three centuries")
    func roundTrip() {
        for number in stride(from: Day("1890-01-01").number, through: Day("2190-12-31").number, by: 13) {
            #expect(Day(Day(number: number).text)?.number == number)
        }
        #expect(Day("1970-01-01").number == 0)
        #expect(Day("2014-09-28").weekday == 7)
    }

    @Test("The day of an instant is the day in Shanghai")
    func shanghai() {
        #expect(Instant("2014-12-31", hour: 23, minute: 59, second: 59).day == "2014-12-31")
        #expect(Instant("2015-01-01").day == "2015-01-01")
        #expect(Instant("2015-01-01").adding(seconds: -1).text == "2014-12-31 23:59:59")
        #expect(Instant("1969-06-01", hour: 1).day == "1969-06-01")
    }
}
