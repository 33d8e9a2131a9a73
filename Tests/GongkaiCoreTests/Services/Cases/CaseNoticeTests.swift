import Testing

@testable import GongkaiCore

@Suite("What the one-time notice says and leaves out")
struct CaseNoticeTests {
    typealias World = CaseWorld

    @Test("What is not there is asked for, or it is said why not, and then it stands in nobody's way")
    func leftOut() throws {
        let matter = try World.takenIn("2026-03-02", materials: "M01")
        let bare: [MatterField: FieldValue] = [.deficits: .text("M03|缺")]
        #expect(
            World.refusal { try World.decide(.giveNotice, by: World.window, bare, on: matter, "2026-03-03") }
                == "“身份证明”还没有收到，告知书里也没有。要补的写明缺什么；不要求补的写明理由，以后不再要求。")
        for wrong in ["M09|不要", "-|不要", "不要"] {
            #expect(
                World.refusal {
                    try World.decide(.giveNotice, by: World.window, bare.merging([.leftOut: .text(wrong)]) { $1 }, on: matter, "2026-03-03")
                } != nil)
        }
        let whole = bare.merging([.leftOut: .text("M02|窗口已当面核对")]) { $1 }
        let asked = try World.decide(.giveNotice, by: World.window, whole, on: matter, "2026-03-03")
        let supplied = try World.decide(.supplement, by: .applicant, [.handedIn: .text("M03")], on: asked, "2026-03-04")
        #expect(supplied.missingMaterials(World.terms).isEmpty && supplied.materialsLeftOut == ["M02": "窗口已当面核对"])
        let accepted = try World.decide(.accept, by: World.window, on: supplied, "2026-03-05")
        #expect(accepted.caseState == .accepted && accepted.materialsLacking(World.terms).isEmpty)
    }

    @Test("A notice from before, which left something out, leads on instead of asking for a second one")
    func olderNotice() throws {
        var matter = try World.takenIn("2026-03-02", materials: "M01")
        let number = matter.version + 1
        try matter.append(
            MatterEvent(
                number: number, action: CaseAction.giveNotice.action, author: .program, at: Instant("2026-03-03", hour: 9),
                on: "2026-03-03",
                values: [MatterField.deficits.code: .text("M03|缺")], before: matter.state, after: CaseState.supplementAsked.state,
                branch: nil, branchChange: nil, clock: nil, reverses: nil))
        let supplied = try World.decide(.supplement, by: .applicant, [.handedIn: .text("M03")], on: matter, "2026-03-04")
        let words = World.refusal { try World.decide(.accept, by: World.window, on: supplied, "2026-03-05") }
        #expect(words?.contains("“当场更正”") == true && words?.contains("请一次性告知补正") == false)
    }

    @Test("Nobody is refused for what they were never asked to supplement")
    func notSupplemented() throws {
        let matter = try World.takenIn("2026-03-02", materials: "M01;M02")
        let reason: [MatterField: FieldValue] = [.rejectionCode: .text("notSupplemented"), .reason: .text("没有补齐")]
        #expect(
            World.refusal { try World.decide(.reject, by: World.window, reason, on: matter, "2026-03-03") }?.contains("还没有一次性告知") == true)
        let asked = try World.decide(.giveNotice, by: World.window, [.deficits: .text("M03|缺")], on: matter, "2026-03-03")
        let supplied = try World.decide(.supplement, by: .applicant, [.handedIn: .text("M03")], on: asked, "2026-03-04")
        #expect(try World.decide(.reject, by: World.window, reason, on: supplied, "2026-03-05").caseState == .rejected)
    }

    @Test("A refusal of acceptance that went out is taken back by who decides, and the applicant reads that it is void")
    func takenBack() throws {
        let matter = try World.takenIn("2026-03-02")
        let rejected = try World.decide(
            .reject, by: World.window, [.rejectionCode: .text("notEligible"), .reason: .text("不具备资格"), .legalBasis: .text("《条例》第五条")],
            on: matter, "2026-03-03")
        func undo(by actor: MatterActor, _ values: [String: FieldValue] = ["reason": .text("核错了人")]) throws(MatterRefusal) -> Matter {
            try MatterRules(ServiceCase.kind.workflow(rejected, "2026-03-03")).decide(
                MatterRequest(.reverse, seen: rejected.version, values: values), on: rejected, by: actor,
                at: Instant("2026-03-03", hour: 15)
            ).matter
        }
        #expect(throws: MatterRefusal.self) { try undo(by: World.window) }
        #expect(throws: MatterRefusal.self) { try undo(by: World.clerk) }
        #expect(throws: MatterRefusal.self) { try undo(by: World.head, [:]) }
        let back = try undo(by: World.head)
        #expect(back.caseState == .received)
        let last = CaseProgress(back, names: [:]).steps.last
        #expect(last?.words == "2026年3月3日发出的《不予受理决定书》作废" && last?.note == "理由：核错了人" && last?.on == "2026-03-03")
    }
}
