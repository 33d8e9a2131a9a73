import Testing

@testable import GongkaiCore

@Suite("A special procedure is limited")
struct ProcedureLimitTests {
    typealias World = CaseWorld

    static let calendar = WorkingCalendar.published

    /// Ten working days for an inspection, as the item says; a hearing has what the law says.
    static let terms = World.make {
        try CaseTerms(
            item: "430131014000", version: 3, name: "食品经营许可延续", statutory: TimeLimit(20, article: "第四十二条第一款"), promisedDays: 7,
            steps: World.terms.steps, procedures: [.inspection, .hearing],
            procedureLimits: [.inspection: TimeLimit(10, article: "办理流程")], materials: [.init("M01", "申请书")],
            deemedConsent: "《某省实施办法》第九条")
    }

    static func begin(
        _ action: CaseAction = .beginProcedure, by actor: MatterActor = World.clerk, kind: String = "inspection", until end: Day,
        on matter: Matter, _ day: Day
    ) throws -> Matter {
        try World.decide(
            action, by: actor,
            [.procedure: .text(kind), .legalBasis: .text("第四十五条"), .reason: .text("需要检验"), .expectedEnd: .day(end)], on: matter, day)
    }

    static func end(on matter: Matter, _ day: Day) throws -> Matter {
        let branch = matter.branches.last { $0.role == .procedure && $0.state == .open }?.number
        return try World.decide(.endProcedure, by: World.clerk, [.procedureResult: .text("合格")], branch: branch, on: matter, day)
    }

    private static func started() throws -> Matter { try World.started("A", on: World.accepted("2024-03-05", terms), "2024-03-06") }

    @Test("An end later than the item gives is refused with the last day there is, and the last day is taken")
    func tooLong() throws {
        let matter = try Self.started(), last = Self.calendar.day(10, workingDaysAfter: "2024-03-07")
        let words = World.refusal { try Self.begin(until: "2099-12-31", on: matter, "2024-03-07") }
        #expect(words?.contains("最多10个工作日") == true && words?.contains("最晚为\(last.chineseText)") == true)
        #expect(words?.contains("批准较长的特别程序") == true)
        #expect(World.refusal { try Self.begin(until: last.adding(days: 1), on: matter, "2024-03-07") } != nil)
        #expect(try Self.begin(until: last, on: matter, "2024-03-07").caseState == .specialProcedure)
        // What the item does not say has the bound of the program.
        let hearing = Self.calendar.day(20, workingDaysAfter: "2024-03-07")
        #expect(
            World.refusal { try Self.begin(kind: "hearing", until: hearing.adding(days: 1), on: matter, "2024-03-07") }?.contains("20个工作日")
                == true)
        #expect(try Self.begin(kind: "hearing", until: hearing, on: matter, "2024-03-07").caseState == .specialProcedure)
    }

    @Test("Earlier procedures of the kind count, others do not; longer needs the head, who cannot allow any length")
    func again() throws {
        var matter = try Self.begin(until: "2024-03-15", on: Self.started(), "2024-03-07")
        matter = try Self.end(on: matter, "2024-03-15")
        // Six of ten are used.
        let last = Self.calendar.day(4, workingDaysAfter: "2024-03-18")
        let words = World.refusal { try Self.begin(until: last.adding(days: 1), on: matter, "2024-03-18") }
        #expect(words?.contains("以前用去6个工作日") == true && words?.contains(last.chineseText) == true)
        let other = Self.calendar.day(20, workingDaysAfter: "2024-03-18")
        #expect(try Self.begin(kind: "hearing", until: other, on: matter, "2024-03-18").caseState == .specialProcedure)
        matter = try Self.end(on: Self.begin(until: last, on: matter, "2024-03-18"), last)
        let next = last.adding(days: 1)
        #expect(World.refusal { try Self.begin(until: next.adding(days: 9), on: matter, next) }?.contains("已经用完") == true)
        #expect(throws: MatterRefusal.self) { try Self.begin(.beginLongerProcedure, until: next.adding(days: 9), on: matter, next) }
        let most = Self.calendar.day(20, workingDaysAfter: next)
        #expect(
            World.refusal { try Self.begin(.beginLongerProcedure, by: World.head, until: "2099-12-31", on: matter, next) }?
                .contains("最晚为\(most.chineseText)") == true)
        let longer = try Self.begin(.beginLongerProcedure, by: World.head, until: most, on: matter, next)
        #expect(try World.clock(longer)?.openProcedures.map(\.last) == [most])
    }

    @Test(
        "One that ends on the day on which another of its kind begins has ended for it, or still lasts, by the order of the steps",
        arguments: [true, false])
    func sameDay(endsFirst: Bool) throws {
        var facts = try #require(CaseFacts(Self.started()))
        facts.procedures = [
            .init(.inspection, from: "2024-03-07", expected: "2024-03-20", through: "2024-03-11"), .init(.inspection, from: "2024-03-11"),
        ]
        (facts.procedures[0].begunBy, facts.procedures[1].begunBy) = (5, endsFirst ? 7 : 6)
        facts.procedures[0].endedBy = endsFirst ? 6 : 7
        // Two of its ten days were used, or all of them were given.
        let last = endsFirst ? Self.calendar.day(8, workingDaysAfter: "2024-03-11") : "2024-03-11"
        #expect(facts.lastSuspended(.published).last == last)
        var story = CaseStory.accepted(Self.terms, received: "2024-03-05")
        story.step("A", "2024-03-06", nil)
        func begin(_ day: Day) -> Int {
            story.add(.beginProcedure, day, to: .specialProcedure, [.procedure: .text("inspection")], opens: .procedure)
        }
        let first = begin("2024-03-07")
        if endsFirst { story.add(.endProcedure, "2024-03-11", to: .examining, branch: first) }
        _ = begin("2024-03-11")
        if !endsFirst { story.add(.endProcedure, "2024-03-11", branch: first) }
        let card = story.cards(upTo: "2024-12-31").first { $0.rule == "R01" }
        #expect(try card?.due == CaseClock(facts).statutoryDue)
    }

    @Test("The order of a day's steps is read from the case: one more day is left where the first ended before", arguments: [true, false])
    func order(endsFirst: Bool) throws {
        var matter = try Self.begin(.beginLongerProcedure, by: World.head, until: "2024-03-12", on: Self.started(), "2024-03-07")
        let first = matter.branches.last?.number
        func end(_ matter: Matter) throws -> Matter {
            try World.decide(
                .endProcedure, by: World.clerk, [.procedureResult: .text("合格")], branch: first, on: matter, "2024-03-11", hour: 15)
        }
        if endsFirst { matter = try end(matter) }
        matter = try Self.begin(until: "2024-03-13", on: matter, "2024-03-11")
        if !endsFirst { matter = try end(matter) }
        let clock = try #require(try World.clock(matter))
        #expect(clock.openProcedures.map(\.last) == [Self.calendar.day(endsFirst ? 8 : 7, workingDaysAfter: "2024-03-11")])
        let trace = try #require(CaseTrace(key: 7, agency: World.lead, events: matter.events))
        var replay = SupervisionReplay(.shipped)
        #expect(replay.cards(of: trace, upTo: "2024-12-31").first { $0.rule == "R01" }?.due == clock.statutoryDue)
    }

    @Test("Past its bound the limit runs again, however often it was begun, and the case says so")
    func runsAgain() throws {
        let plain = try World.clock(Self.started())
        var facts = try #require(CaseFacts(Self.started()))
        // As it was possible once: the same kind again and again, without an end.
        facts.procedures = [
            .init(.inspection, from: "2024-03-07", expected: "2099-12-31", through: "2024-04-30"),
            .init(.inspection, from: "2024-04-30", expected: "2099-12-31"),
        ]
        let clock = try CaseClock(facts)
        #expect(clock.statutoryDue == plain?.statutoryDue.map { Self.calendar.day(10, workingDaysAfter: $0) })
        #expect(clock.promisedDue == plain?.promisedDue.map { Self.calendar.day(10, workingDaysAfter: $0) })
        #expect(clock.words.contains { $0.contains("检验还没有结束：到2024年4月30日为止的时间不计入期限") })
        #expect(clock.steps.contains { $0.name == "检验最晚不计入期限到" && $0.due == "2024-04-30" })
    }

    @Test("Silence grants though a procedure was never ended")
    func consent() throws {
        let matter = try Self.begin(until: "2024-03-15", on: Self.started(), "2024-03-07")
        let due = Self.calendar.day(10, workingDaysAfter: "2024-04-02")
        #expect(CaseProgram(matter).day == due.adding(days: 1))
        #expect(World.refusal { try World.decide(.deemGranted, by: .program, on: matter, due) } != nil)
        #expect(try World.decide(.deemGranted, by: .program, on: matter, due.adding(days: 1)).caseState == .granted)
    }

    @Test("The days of the special steps of an item are pinned, those of a kind together")
    func pinned() throws {
        #expect(
            try CaseTerms(text: Self.terms.text) == Self.terms && Self.terms.text.contains("\nprocedures|inspection:10:working,hearing\n"))
        #expect(throws: CaseTermsFault.self) { try CaseTerms(text: Self.terms.text.replacing("inspection:10", with: "inspection:99")) }
        var item = try #require(DemonstrationItems.all.first { $0.process.flow.steps.contains { $0.name == "听证" } })
        let stated = try #require(item.process.flow.steps.first { $0.name == "听证" }?.promisedLimit)
        #expect(try CaseTerms(item: item, units: ItemTermsTests.units).limit(of: .hearing).days == stated.days)
        item.process.flow.steps = item.process.flow.steps.map { step in
            var step = step
            if step.special != nil { step.promisedLimit = nil }
            return step
        }
        let silent = try CaseTerms(item: item, units: ItemTermsTests.units)
        #expect(silent.procedureLimits.isEmpty && silent.limit(of: .hearing) == CaseProcedure.hearing.usualLimit)
        for kind in CaseProcedure.allCases {
            #expect((20...30).contains(kind.usualLimit.days) && kind.usualLimit.article.hasPrefix("本系统的规定"))
        }
    }
}
