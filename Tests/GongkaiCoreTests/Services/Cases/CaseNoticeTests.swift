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

    /// The case without a lease, until somebody corrects an answer.
    private static let less = World.make {
        try CaseTerms(
            item: World.terms.item, version: 3, name: World.terms.itemName, statutory: World.terms.statutory, promisedDays: 7,
            steps: World.terms.steps, materials: World.terms.materials.filter { $0.code != "M03" }, fees: World.terms.fees)
    }
    private static func correction(_ terms: CaseTerms) -> [MatterField: FieldValue] {
        [.answerLabel: .text("场所是否租赁"), .reason: .text("填错"), .caseTerms: .text(terms.text)]
    }

    @Test("What corrected answers add after the notice is told by another one, alone, and is no second notice")
    func added() throws {
        var matter = try World.takenIn("2024-05-06", Self.less, materials: "M01")
        matter = try World.decide(.giveNotice, by: World.window, [.deficits: .text("M02|缺")], on: matter, "2024-05-07")
        matter = try World.decide(.correctAnswer, by: World.window, Self.correction(World.terms), on: matter, "2024-05-08")
        #expect(matter.materialsAdded(World.terms).map(\.code) == ["M03"])
        // The applicant reads what is to come, and hands in what was told.
        #expect(CaseProgress(matter, names: [:]).notice?.added.map(\.name) == ["租赁合同"])
        matter = try World.decide(.supplement, by: .applicant, [.handedIn: .text("M02")], on: matter, "2024-05-09")
        #expect(
            World.refusal { try World.decide(.accept, by: World.window, on: matter, "2024-05-10") }
                == "还缺“租赁合同”。这是更正申请表以后新增的，不算再次告知。请一次性告知补正；可以容缺的，请用“容缺受理”办理。")
        for wrong in ["M03|缺\nM02|没有盖章", "M03|缺\n-|申请书未签名"] {
            #expect(
                World.refusal { try World.decide(.giveNotice, by: World.window, [.deficits: .text(wrong)], on: matter, "2024-05-10") }
                    == "2024年5月7日已经一次性告知过，这次只能要求更正申请表以后新增的“租赁合同”。请删去其他内容。")
        }
        let rules = MatterRules(ServiceCase.kind.workflow(matter, "2024-05-10"))
        let buttons = rules.actions(for: World.window, in: matter, at: Instant("2024-05-10", hour: 9))
        #expect(buttons.contains { $0.action == CaseAction.giveNotice.action && $0.refusal == nil })
        matter = try World.decide(.giveNotice, by: World.window, [.deficits: .text("M03|缺")], on: matter, "2024-05-10")
        #expect(CaseProgress(matter, names: [:]).steps.last?.words == "告知您申请表更正后新增的材料")
        matter = try World.decide(.supplement, by: .applicant, [.handedIn: .text("M03")], on: matter, "2024-05-13")
        #expect(
            World.refusal { try World.decide(.giveNotice, by: World.window, [.deficits: .text("M03|缺")], on: matter, "2024-05-13") }
                == "2024年5月10日已经办理过，不能再一次性告知补正。")
        matter = try World.decide(.accept, by: World.window, on: matter, "2024-05-14")
        let trace = try #require(CaseTrace(key: 7, agency: World.lead, events: matter.events))
        var replay = SupervisionReplay(.shipped)
        #expect(replay.cards(of: trace, upTo: "2024-05-14") == [])
    }

    @Test("A correction that asks for less, or for what was asked already, gives no right to another notice")
    func addedNothing() throws {
        var matter = try World.takenIn("2024-05-06", materials: "M01")
        matter = try World.decide(.giveNotice, by: World.window, [.deficits: .text("M02|缺\nM03|缺")], on: matter, "2024-05-07")
        matter = try World.decide(.correctAnswer, by: World.window, Self.correction(Self.less), on: matter, "2024-05-08")
        #expect(matter.materialsAdded(Self.less).isEmpty)
        let notice = try #require(CaseProgress(matter, names: [:]).notice)
        #expect(notice.deficits.map { $0.material?.name } == ["身份证明", "租赁合同"] && notice.deficits.map(\.isDropped) == [false, true])
        matter = try World.decide(.supplement, by: .applicant, [.handedIn: .text("M02")], on: matter, "2024-05-09")
        #expect(
            World.refusal { try World.decide(.giveNotice, by: World.window, [.deficits: .text("M02|缺")], on: matter, "2024-05-09") }?
                .contains("已经办理过") == true)
        // What was let off by one correction and is needed after the next one is told anew.
        matter = try World.decide(.correctAnswer, by: World.window, Self.correction(World.terms), on: matter, "2024-05-09")
        #expect(
            try World.decide(.giveNotice, by: World.window, [.deficits: .text("M03|缺")], on: matter, "2024-05-09").caseState
                == .supplementAsked)
    }

    @Test("What the notice could have named is not told for the first time because an answer was corrected away and back")
    func corrected() throws {
        // M03 was agreed to be used again, and the window did not find it.
        let filed: [MatterField: FieldValue] = [
            .caseTerms: .text(World.terms.text), .handedIn: .text("M01"), .reused: .text(ReusedMaterial.text([ReusedMaterial("M03")])),
        ]
        var matter = try World.decide(
            .takeIn, by: World.window, filed, on: Matter(kind: ServiceCase.kind.code, agency: World.lead), "2024-05-06")
        matter = try World.decide(.giveNotice, by: World.window, [.deficits: .text("M02|缺")], on: matter, "2024-05-07")
        matter = try World.decide(.supplement, by: .applicant, [.handedIn: .text("M02")], on: matter, "2024-05-08")
        for terms in [Self.less, World.terms] {
            matter = try World.decide(.correctAnswer, by: World.window, Self.correction(terms), on: matter, "2024-05-09")
        }
        #expect(matter.missingMaterials(World.terms).map(\.code) == ["M03"] && matter.materialsAdded(World.terms).isEmpty)
        #expect(
            World.refusal { try World.decide(.giveNotice, by: World.window, [.deficits: .text("M03|缺")], on: matter, "2024-05-09") }?
                .contains("已经办理过") == true)
    }

    @Test(
        "An application whose materials were still to come is whole on the day of the correction after which none are; nothing is dated back"
    )
    func nothingLeft() throws {
        let alone = World.make {
            try CaseTerms(
                item: World.terms.item, version: 3, name: World.terms.itemName, statutory: World.terms.statutory, promisedDays: 7,
                steps: World.terms.steps, materials: World.terms.materials.filter { $0.code == "M01" })
        }
        let filed: [MatterField: FieldValue] = [.caseTerms: .text(World.terms.text), .handedIn: .text("M01"), .toBring: .text("M02;M03")]
        var matter = try World.decide(
            .file, by: .applicant, filed, on: Matter(kind: ServiceCase.kind.code, agency: World.lead), "2024-05-06")
        matter = try World.decide(.correctAnswer, by: World.window, Self.correction(Self.less), on: matter, "2024-05-14")
        #expect(try matter.awaitsMaterials && World.clock(matter)?.noticeDue == nil)
        // Whoever says it wrongly, or leaves it out, is told.
        #expect(throws: MatterRefusal.self) {
            try World.decide(.correctAnswer, by: World.window, Self.correction(alone), on: matter, "2024-05-15")
        }
        let whole = Self.correction(alone).merging([.nothingToBring: .text("yes")]) { $1 }
        #expect(throws: MatterRefusal.self) {
            let still = Self.correction(Self.less).merging([.nothingToBring: .text("yes")]) { $1 }
            return try World.decide(.correctAnswer, by: World.window, still, on: matter, "2024-05-15")
        }
        matter = try World.decide(.correctAnswer, by: World.window, whole, on: matter, "2024-05-15")
        #expect(try !matter.awaitsMaterials && World.clock(matter)?.noticeDue == "2024-05-22")
        #expect(World.refusal { try World.decide(.deemAccepted, by: .program, on: matter, "2024-05-22") } != nil)
        let deemed = try World.decide(.deemAccepted, by: .program, on: matter, "2024-05-23")
        #expect(try World.clock(deemed)?.facts.start == "2024-05-15")
        // The supervision waits as long as the clock.
        let trace = try #require(CaseTrace(key: 7, agency: World.lead, events: matter.events))
        var replay = SupervisionReplay(.shipped)
        #expect(replay.cards(of: trace, upTo: "2024-05-22").filter { $0.rule == "Y03" } == [])
        #expect(replay.cards(of: trace, upTo: "2024-05-23").first { $0.rule == "Y03" }?.on == "2024-05-23")
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
