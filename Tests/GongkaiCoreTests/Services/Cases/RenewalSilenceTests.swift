import Testing

@testable import GongkaiCore

@Suite("Silence renews a licence when it ends")
struct RenewalSilenceTests {
    typealias World = CaseWorld

    static let terms = World.make {
        try CaseTerms(
            item: "X2", version: 1, name: "食品经营许可延续", statutory: TimeLimit(20, article: "第四十二条第一款"), promisedDays: 7,
            steps: World.terms.steps, procedures: [.inspection], materials: [.init("M01", "申请书")],
            deemedConsent: "《行政许可法》第五十条第二款")
    }

    static func takenIn(_ day: Day, until validity: Day?) throws -> Matter {
        var values: [MatterField: FieldValue] = [.caseTerms: .text(terms.text), .handedIn: .text("M01")]
        values[.licenceUntil] = validity.map { .day($0) }
        return try World.decide(.takeIn, by: World.window, values, on: Matter(kind: ServiceCase.kind.code, agency: World.lead), day)
    }

    static func started(_ day: Day, until validity: Day?) throws -> Matter {
        try World.started("A", on: World.decide(.accept, by: World.window, on: takenIn(day, until: validity), day, hour: 11), day)
    }

    private static func register(_ validity: Day, by actor: MatterActor = World.window, on matter: Matter, _ day: Day) throws -> Matter {
        try World.decide(.registerValidity, by: actor, [.licenceUntil: .day(validity)], on: matter, day)
    }

    @Test("On the day after its last day, earlier or later than the statutory limit")
    func day() throws {
        // The statutory limit ends on 2 April.
        for validity in ["2024-03-20", "2024-06-30"] as [Day] {
            let matter = try Self.started("2024-03-05", until: validity)
            #expect(try World.clock(matter)?.statutoryDue == "2024-04-02" && World.clock(matter)?.silenceDue == validity)
            #expect(CaseProgram(matter).day == validity.adding(days: 1))
            #expect(
                World.refusal { try World.decide(.deemGranted, by: .program, on: matter, validity) }
                    == "原许可证的有效期\(validity.chineseText)还没有过。")
            let granted = try World.decide(.deemGranted, by: .program, on: matter, validity.adding(days: 1))
            #expect(granted.caseState == .granted && granted.decision?.author == .program)
            #expect(CaseProgress(granted, names: [:]).steps.last?.note?.contains("原许可证的有效期届满以前没有作出决定") == true)
        }
        let short = try Self.started("2024-03-05", until: "2024-03-06")
        #expect(short.nearestLimit(.published)?.name == "原许可证有效期")
    }

    @Test("A special procedure puts off the limit and not the end of the licence")
    func procedure() throws {
        let standing = try World.decide(
            .beginProcedure, by: World.clerk,
            [.procedure: .text("inspection"), .legalBasis: .text("第四十五条"), .reason: .text("检验"), .expectedEnd: .day("2024-03-20")],
            on: Self.started("2024-03-05", until: "2024-04-10"), "2024-03-07")
        #expect(try World.clock(standing)?.statutoryDue ?? "2024-01-01" > "2024-04-10")
        #expect(CaseProgram(standing).day == "2024-04-11")
        #expect(try World.decide(.deemGranted, by: .program, on: standing, "2024-04-11").caseState == .granted)
    }

    @Test("Where nobody said the day, nothing is granted, and whoever waits reads it")
    func unknown() throws {
        let matter = try Self.started("2024-03-05", until: nil)
        #expect(CaseProgram(matter).day == nil)
        #expect(
            World.refusal { try World.decide(.deemGranted, by: .program, on: matter, "2025-03-05") } == "还没有登记原许可证的有效期届满日，不能视为准予延续。")
        #expect(try World.clock(matter)?.words.last?.contains("还没有登记原许可证的有效期届满日") == true)
        #expect(try World.clock(Self.takenIn("2024-03-05", until: nil))?.words.last?.contains("请把原许可证的有效期告诉窗口") == true)
        #expect(
            try World.clock(Self.started("2024-03-05", until: "2024-06-30"))?.words.last
                == "原许可证的有效期到2024年6月30日届满；届满以前没有作出决定的，依据《行政许可法》第五十条第二款视为准予延续。")
    }

    @Test("The day is corrected until the case is accepted, and afterwards said only where nobody had")
    func registered() throws {
        var matter = try Self.takenIn("2024-03-05", until: "2024-05-01")
        matter = try Self.register("2024-06-01", on: matter, "2024-03-05")
        #expect(matter[.licenceUntil]?.day == "2024-06-01")
        matter = try World.decide(.accept, by: World.window, on: matter, "2024-03-05", hour: 11)
        #expect(World.refusal { try Self.register("2024-07-01", on: matter, "2024-03-06") } == "原许可证的有效期届满日已经登记，受理以后不能更改。")
        #expect(CaseProgram(matter).day == "2024-06-02")
        let late = try Self.register("2024-06-01", by: World.clerk, on: Self.started("2024-03-05", until: nil), "2024-03-08")
        #expect(CaseProgram(late).day == "2024-06-02" && late.caseState == .examining)
        #expect(try Matter.replay(late.events, kind: late.kind, agency: late.agency) == late)
    }

    @Test("What was accepted, or said, only after the old licence had ended is decided and not granted by silence")
    func afterwards() throws {
        // Handed in in time, told once what was missing, and accepted when it was over.
        let late = try World.started(
            "A", on: World.decide(.accept, by: World.window, on: Self.takenIn("2024-03-05", until: "2024-03-07"), "2024-03-08", hour: 11),
            "2024-03-08")
        let said = try Self.register("2024-03-15", by: World.clerk, on: Self.started("2024-03-05", until: nil), "2024-03-20")
        for (matter, word) in [(late, "受理"), (said, "登记这个日期")] {
            #expect(CaseProgram(matter).day == nil)
            #expect(try World.clock(matter)?.silenceDue == nil)
            #expect(World.refusal { try World.decide(.deemGranted, by: .program, on: matter, "2024-03-25") }?.contains("已经届满") == true)
            #expect(try World.clock(matter)?.words.last?.contains("\(word)在届满以后，逾期没有决定的不视为准予延续") == true)
        }
        let waiting = try Self.takenIn("2024-03-05", until: "2024-03-07")
        #expect(try World.clock(waiting)?.words.last?.contains("届满以前已经受理而没有作出决定的") == true)
    }

    @Test("A licence that was over before is not renewed by silence, and other items have no such day")
    func refused() throws {
        #expect(World.refusal { try Self.takenIn("2024-03-05", until: "2024-03-04") }?.contains("在收到申请以前已经届满") == true)
        #expect(try Self.takenIn("2024-03-05", until: "2024-03-05")[.licenceUntil]?.day == "2024-03-05")
        let plain = try World.takenIn("2024-03-05")
        #expect(World.refusal { try Self.register("2024-06-01", on: plain, "2024-03-05") }?.contains("与原许可证的有效期无关") == true)
        #expect(!plain.concerns(.registerValidity))
        #expect(try Self.takenIn("2024-03-05", until: nil).concerns(.registerValidity))
    }

    @Test("What was pinned before goes by the statutory limit, as it was told then")
    func pinnedBefore() throws {
        let older = World.make {
            try CaseTerms(
                item: "X2", version: 1, name: "食品经营许可延续", statutory: TimeLimit(20, article: "第四十二条第一款"), promisedDays: 7,
                steps: World.terms.steps, materials: [.init("M01", "申请书")], deemedConsent: "《行政许可法》第五十条第二款", consentTerm: .limit)
        }
        let matter = try World.started("A", on: World.accepted("2024-03-05", older), "2024-03-06")
        #expect(CaseProgram(matter).day == "2024-04-03")
        #expect(try World.clock(matter)?.words.last == "法定期限内没有作出决定的，依据《行政许可法》第五十条第二款视为准予。")
    }
}
