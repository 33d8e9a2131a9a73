import Testing

@testable import GongkaiCore

@Suite("What units must publish, and when")
struct DisclosureDutyTests {
    let unit = AgencyID(value: 4)
    let monitor = DutyMonitor(calendar: .published)

    @Test("Twenty working days after it was made", arguments: [("2014-04-01", "2014-04-30"), ("2014-09-15", "2014-10-16")] as [(Day, Day)])
    func deadline(made: Day, due: Day) {
        let calendar = WorkingCalendar.published
        #expect(DisclosureDeadline.due(madeOn: made, calendar: calendar) == due)
        #expect(DisclosureDeadline.workingDaysLate(madeOn: made, publishedOn: due, on: due, calendar: calendar) == 0)
        let next = calendar.day(1, workingDaysAfter: due)
        #expect(DisclosureDeadline.workingDaysLate(madeOn: made, publishedOn: next, on: next, calendar: calendar) == 1)
    }

    @Test("Before the regulation took effect nothing was late")
    func before() {
        #expect(DisclosureDeadline.due(madeOn: "2008-04-30", calendar: .published) == nil)
        #expect(DisclosureDeadline.workingDaysLate(madeOn: "2007-01-01", publishedOn: nil, on: "2026-01-01", calendar: .published) == 0)
    }

    @Test(
        "The regulation of the day binds, and the last day of the old is the eve of the new",
        arguments: [
            (Agency.Kind.department, "2014-06-01", 15), (.township, "2014-06-01", 8), (.department, "2019-05-14", 15),
            (.department, "2019-05-15", 22), (.township, "2019-05-15", 23), (.publicUtility, "2026-01-01", 0),
            (.department, "2008-04-30", 0),
        ] as [(Agency.Kind, Day, Int)])
    func regulation(kind: Agency.Kind, day: Day, count: Int) {
        #expect(DisclosureDuty.duties(of: kind, on: day).count == count)
    }

    @Test("Codes occur once; article 20 has fifteen items")
    func codes() {
        #expect(Set(DisclosureDuty.all.map(\.code)).count == DisclosureDuty.all.count)
        #expect(DisclosureDuty.code("R19-20-15")?.article == "第二十条第（十五）项" && DisclosureDuty.code("R19-20-16") == nil)
    }

    @Test("Nothing published is missing; published too long ago is stale; published in future counts as nothing yet")
    func missing() throws {
        let budget = try #require(DisclosureDuty.code("R19-20-7"))
        let assigned = [DutyMonitor.Assignment(duty: budget.code, agency: unit, intervalDays: 365)]
        func item(_ published: Day?) -> DutyMonitor.Item {
            DutyMonitor.Item(name: "预算", agency: unit, duty: budget.code, madeOn: "2025-02-20", publishedOn: published)
        }
        #expect(monitor.findings(assigned, [], on: "2025-03-03") == [.missing(budget, unit)])
        #expect(monitor.findings(assigned, [item("2025-03-04")], on: "2025-03-03") == [.missing(budget, unit)])
        #expect(monitor.findings(assigned, [item("2025-03-01")], on: "2026-03-01") == [])
        #expect(
            monitor.findings(assigned, [item("2025-03-01")], on: "2026-03-02") == [
                .stale(budget, unit, lastOn: "2025-03-01", dueOn: "2026-03-01")
            ])
        // Another unit's budget fulfils nobody else's duty.
        let other = DutyMonitor.Item(
            name: "预算", agency: AgencyID(value: 5), duty: budget.code, madeOn: "2025-02-20", publishedOn: "2025-02-21")
        #expect(monitor.findings(assigned, [other], on: "2025-03-03") == [.missing(budget, unit)])
        // A duty of the old regulation binds nobody today.
        #expect(monitor.findings([.init(duty: "R07-10-4", agency: unit)], [], on: "2025-03-03") == [])
    }

    @Test("A duty without an interval is not in order when nothing came for twelve years")
    func silent() {
        let agency = Agency(id: unit, code: "ZX04", name: "教育局", kind: .department, parent: nil)
        func state(_ published: Day, isAssigned: Bool = true) -> DutyLine.State? {
            let item = DutyMonitor.Item(name: "通知", agency: unit, duty: "R19-20-8", madeOn: published, publishedOn: published)
            return monitor.lines(of: agency, assigned: isAssigned ? [.init(duty: "R19-20-8", agency: unit)] : [], [item], on: "2026-03-16")
                .first { $0.duty.code == "R19-20-8" }?.state
        }
        #expect(state("2014-03-03") == .silent)
        #expect(state("2024-03-16") == .inOrder)
        #expect(state("2024-03-15") == .silent)
        #expect(state("2014-03-03", isAssigned: false) == .notAssigned)
        #expect(state("2026-03-02", isAssigned: false) == .inOrder)
    }

    @Test("Published late, and not yet published, with the working days")
    func late() {
        func item(_ published: Day?) -> DutyMonitor.Item {
            DutyMonitor.Item(name: "通知", agency: unit, duty: nil, madeOn: "2014-04-01", publishedOn: published)
        }
        #expect(monitor.findings([], [item("2014-04-30")], on: "2014-06-01") == [])
        let lateItem = item("2014-05-04")
        // 1–3 May were off, Sunday 4 May was worked.
        #expect(monitor.findings([], [lateItem], on: "2014-06-01") == [.late(lateItem, dueOn: "2014-04-30", workingDays: 1)])
        #expect(monitor.findings([], [item(nil)], on: "2014-04-30") == [])
        #expect(monitor.findings([], [item(nil)], on: "2014-05-05") == [.overdue(item(nil), dueOn: "2014-04-30", workingDays: 2)])
        // What is published next month is not published today.
        let planned = item("2014-06-03")
        #expect(monitor.findings([], [planned], on: "2014-05-05") == [.overdue(planned, dueOn: "2014-04-30", workingDays: 2)])
    }
}
