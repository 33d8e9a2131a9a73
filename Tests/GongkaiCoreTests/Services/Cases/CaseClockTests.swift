import Testing

@testable import GongkaiCore

@Suite("The clock of a case")
struct CaseClockTests {
    typealias World = CaseWorld

    static func facts(_ accepted: Day, joint: Bool = false, extended: Int? = nil, told: Day? = nil) -> CaseFacts {
        var facts = CaseFacts(joint ? World.restaurant : World.terms, received: accepted, accepted: accepted)
        facts.granted = extended.map { ClockFacts.Extension(.caseExtended, days: $0, toldOn: told ?? accepted) }
        return facts
    }

    @Test(
        "The worked dates: decision by the law, on both sides of the amendment",
        arguments: [
            ("2024-04-30", false, nil, "2024-05-30"), ("2024-04-30", false, 10, "2024-06-14"), ("2014-04-28", false, nil, "2014-05-27"),
            ("2014-04-28", true, nil, "2014-07-02"), ("2014-04-28", true, 15, "2014-07-23"),
        ] as [(Day, Bool, Int?, Day)])
    func decision(accepted: Day, joint: Bool, extended: Int?, due: Day) throws {
        #expect(try CaseClock(Self.facts(accepted, joint: joint, extended: extended)).statutoryDue == due)
    }

    @Test("The worked dates: notice and delivery", arguments: [("2024-04-30", "2024-05-10"), ("2014-04-28", "2014-05-06")] as [(Day, Day)])
    func notice(received: Day, due: Day) throws {
        #expect(try CaseClock(CaseFacts(World.terms, received: received)).noticeDue == due)
    }

    @Test("Delivery ten days after the decision")
    func delivery() throws {
        var facts = Self.facts("2024-05-06")
        facts.decided = "2024-05-31"
        #expect(try CaseClock(facts).deliveryDue == "2024-06-17")
    }

    @Test("Promise and law stand side by side; an extension moves the law's day alone")
    func promise() throws {
        let clock = try CaseClock(Self.facts("2024-03-05"))
        #expect(clock.promisedDue == "2024-03-14" && clock.statutoryDue == "2024-04-02")
        let extended = try CaseClock(Self.facts("2024-03-05", extended: 10))
        #expect(extended.promisedDue == "2024-03-14" && extended.statutoryDue == "2024-04-17")
        #expect(extended.words.joined().contains("经本行政机关负责人同意，延长了10个工作日"))
        #expect(throws: ClockRefusal.extensionLength(days: 11, most: 10)) { try CaseClock(Self.facts("2024-03-05", extended: 11)) }
        #expect(throws: ClockRefusal.extensionLength(days: 16, most: 15)) {
            try CaseClock(Self.facts("2024-03-05", joint: true, extended: 16))
        }
        #expect(try CaseClock(Self.facts("2024-03-05", extended: 10, told: "2024-04-03")).statutoryDue == "2024-04-02")
    }

    @Test("A special procedure stops both limits and the step it belongs to, and no other")
    func procedure() throws {
        var facts = CaseFacts(World.restaurant, received: "2024-03-04", accepted: "2024-03-04")
        facts.steps = [.init("food", started: "2024-03-11"), .init("fire", started: "2024-03-11")]
        let before = try CaseClock(facts)
        facts.procedures = [.init(.inspection, step: "food", from: "2024-03-13", expected: "2024-03-20")]
        let standing = try CaseClock(facts)
        // While it lasts the last days are the latest there can be: the item says nothing, so that twenty days may be left out.
        let most = WorkingCalendar.published
        #expect(standing.openProcedures.map(\.last) == [most.day(20, workingDaysAfter: "2024-03-13")])
        #expect(standing.statutoryDue == before.statutoryDue.map { most.day(20, workingDaysAfter: $0) })
        #expect(standing.promisedDue == before.promisedDue.map { most.day(20, workingDaysAfter: $0) })
        #expect(standing.due(ofStep: "food") == before.due(ofStep: "food").map { most.day(20, workingDaysAfter: $0) })
        #expect(standing.due(ofStep: "fire") == before.due(ofStep: "fire"))
        #expect(standing.words.contains { $0.contains("检验还没有结束") })
        facts.procedures[0].through = "2024-03-20"
        let after = try CaseClock(facts)
        let calendar = WorkingCalendar.published
        #expect(after.statutoryDue == before.statutoryDue.map { calendar.day(5, workingDaysAfter: $0) })
        #expect(after.promisedDue == before.promisedDue.map { calendar.day(5, workingDaysAfter: $0) })
        #expect(after.due(ofStep: "food") == before.due(ofStep: "food").map { calendar.day(5, workingDaysAfter: $0) })
        #expect(after.due(ofStep: "fire") == before.due(ofStep: "fire"))
    }

    @Test("The end of the path follows what was done early and late")
    func path() throws {
        let calendar = WorkingCalendar.published
        var facts = CaseFacts(World.restaurant, received: "2024-03-04", accepted: "2024-03-04")
        #expect(try CaseClock(facts).pathEnd == calendar.day(23, workingDaysAfter: "2024-03-04"))
        facts.steps = [.init("register", started: "2024-03-04", finished: "2024-03-06"), .init("fire", started: "2024-03-07")]
        #expect(try CaseClock(facts).pathEnd == calendar.day(18, workingDaysAfter: "2024-03-07"))
    }

    @Test("What is decided at once is promised for the day of acceptance")
    func immediate() throws {
        let clock = try CaseClock(CaseFacts(World.immediate, received: "2024-03-05", accepted: "2024-03-05"))
        #expect(clock.promisedDue == "2024-03-05" && clock.statutoryDue == "2024-04-02")
        #expect(clock.words.contains { $0.contains("即办件") })
    }

    @Test("The limits on the way are listed in the order of their days")
    func steps() throws {
        var facts = CaseFacts(World.terms, received: "2024-03-04", accepted: "2024-03-05", promisedBy: "2024-03-20")
        facts.handedOver = "2024-03-04"
        facts.steps = [.init("A", started: "2024-03-06")]
        facts.decided = "2024-03-12"
        let steps = try CaseClock(facts).steps
        #expect(
            steps.map { "\($0.code) \($0.due)" } == [
                "signIn 2024-03-05", "notice 2024-03-11", "step.A 2024-03-11", "promise 2024-03-20", "delivery 2024-03-26",
            ])
    }
}
