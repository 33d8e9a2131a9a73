import Testing

@testable import GongkaiCore

@Suite("Silence accepts what was handed in")
struct CaseSilenceTests {
    typealias World = CaseWorld

    static func filed(_ handedIn: String, toBring: String? = nil, reused: String? = nil, on day: Day = "2026-03-02") throws -> Matter {
        var values: [MatterField: FieldValue] = [.caseTerms: .text(World.terms.text)]
        if !handedIn.isEmpty { values[.handedIn] = .text(handedIn) }
        if let toBring { values[.toBring] = .text(toBring) }
        if let reused { values[.reused] = .text(reused) }
        return try World.decide(.file, by: .applicant, values, on: Matter(kind: ServiceCase.kind.code, agency: World.lead), day)
    }

    @Test("Of an application with which nothing came no day runs until something is there")
    func nothing() throws {
        let matter = try Self.filed("")
        #expect(matter.awaitsMaterials && CaseProgram(matter).day == nil)
        #expect(try World.clock(matter)?.noticeDue == nil)
        #expect(MatterDates(serviceCase: matter).dueOn == nil && MatterDates(serviceCase: matter).firstDueOn == nil)
        #expect(World.refusal { try World.decide(.deemAccepted, by: .program, on: matter, "2026-03-20") } == "申请材料还没有交到窗口，告知期限从收到材料之日起算。")
        #expect(try World.clock(matter)?.words.first?.contains("从窗口收到材料的那一天起，5个工作日内") == true)
        #expect(CaseProgress(matter, names: [:]).headline == "已收到申请，等待材料")
        // What comes first is registered as what begins the days.
        #expect(
            World.refusal {
                try World.decide(.correct, by: World.window, [.corrected: .text("收到"), .handedIn: .text("M01")], on: matter, "2026-03-12")
            } != nil)
        let came = try World.decide(.registerMaterials, by: World.window, [.handedIn: .text("M01")], on: matter, "2026-03-12")
        #expect(!came.awaitsMaterials)
        #expect(try World.clock(came)?.noticeDue == "2026-03-19" && CaseProgram(came).day == "2026-03-20")
        #expect(
            World.refusal { try World.decide(.registerMaterials, by: World.window, [.handedIn: .text("M02")], on: came, "2026-03-13") }
                != nil)
        let deemed = try World.decide(.deemAccepted, by: .program, on: came, "2026-03-20")
        // Twenty working days from the day the material came.
        #expect(try World.clock(deemed)?.statutoryDue == "2026-04-10")
    }

    @Test("The form alone is no material while all the rest is still to come to the window")
    func form() throws {
        let matter = try Self.filed("M01", toBring: "M02;M03")
        #expect(matter.awaitsMaterials && CaseProgram(matter).day == nil && matter.materialsHandedIn == ["M01"])
        #expect(CaseProgress(matter, names: [:]).headline == "已收到申请，等待材料")
        #expect(try #require(Self.cards(of: matter, upTo: "2026-04-30")).allSatisfy { $0.measure != .acceptance })
        let came = try World.decide(.registerMaterials, by: World.window, [.handedIn: .text("M02;M03")], on: matter, "2026-03-12")
        #expect(try World.clock(came)?.noticeDue == "2026-03-19")
    }

    @Test(
        "One material, a form of the page or something to be used again is something",
        arguments: [("M01", nil), ("", "M02|ZX12-BJ-202500001|2025-03-03")])
    func something(handedIn: String, reused: String?) throws {
        let matter = try Self.filed(handedIn, reused: reused)
        #expect(!matter.awaitsMaterials)
        #expect(try World.clock(matter)?.noticeDue == "2026-03-09")
    }

    @Test("A notice given before anything came, and what answers it, run as always")
    func told() throws {
        let matter = try Self.filed("")
        let asked = try World.decide(
            .giveNotice, by: World.window, [.deficits: .text("M01|缺\nM02|缺\nM03|缺")], on: matter, "2026-03-04")
        let supplied = try World.decide(.supplement, by: .applicant, [.handedIn: .text("M01;M02;M03")], on: asked, "2026-03-06")
        #expect(!supplied.awaitsMaterials)
        #expect(try World.clock(supplied)?.noticeDue == "2026-03-13")
    }

    @Test("The watch counts from the same day")
    func watched() throws {
        let matter = try Self.filed("")
        let cards = try #require(Self.cards(of: matter, upTo: "2026-04-30"))
        #expect(!cards.contains { $0.measure == .acceptance })
        let came = try World.decide(.registerMaterials, by: World.window, [.handedIn: .text("M01")], on: matter, "2026-03-12")
        #expect(Self.cards(of: came, upTo: "2026-04-30")?.contains { $0.measure == .acceptance && $0.due == "2026-03-19" } == true)
    }

    private static func cards(of matter: Matter, upTo day: Day) -> [SupervisionCard]? {
        guard let trace = CaseTrace(key: 7, agency: World.lead, events: matter.events) else { return nil }
        var replay = SupervisionReplay(.shipped)
        return replay.cards(of: trace, upTo: day)
    }

    @Test("A day is provisional by itself")
    func provisional() throws {
        let calendar = WorkingCalendar.published, last = calendar.horizon
        let start = calendar.day(1, workingDaysAfter: last.adding(days: -20))
        var matter = try World.takenIn(start)
        matter = try World.decide(.accept, by: World.window, on: matter, start, hour: 11)
        let clock = try #require(try World.clock(matter)), promised = try #require(clock.promisedDue),
            statutory = try #require(clock.statutoryDue)
        #expect(promised <= last && statutory > last)
        #expect(!MatterDates(serviceCase: matter).isProvisional)
        let words = clock.words.joined()
        #expect(words.contains("\(statutory.chineseText)是暂定日期"))
        let facts = CasePaperFacts(
            caseNumber: "ZX12-BJ-202600001", event: try #require(matter.events.last), matter: matter, terms: World.terms, applicant: "张小明",
            organ: "市场监管局", units: [World.lead: "市场监管局"])
        let rows = CasePaperWriter(facts).paper(.acceptanceNotice)?.rows ?? []
        #expect(rows.first { $0.label == "法定期限" }?.value.hasSuffix("至\(statutory.chineseText)（暂定）") == true)
        #expect(rows.first { $0.label == "承诺期限" }?.value.hasSuffix("至\(promised.chineseText)") == true)
    }
}
