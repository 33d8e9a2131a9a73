import Testing

@testable import GongkaiCore

@Suite("Cases: what is done in the name of an applicant, and what was told")
struct CaseWordTests {
    typealias World = CaseWorld

    @Test("An officer who ends a case as withdrawn says how the applicant said so and why; the applicant needs say nothing")
    func withdrawal() throws {
        let matter = try World.accepted("2024-03-05")
        #expect(throws: MatterRefusal.self) { try World.decide(.withdraw, by: World.window, on: matter, "2024-03-06") }
        #expect(throws: MatterRefusal.self) {
            try World.decide(.withdraw, by: World.clerk, [.reason: .text("不办了")], on: matter, "2024-03-06")
        }
        let bare = World.refusal { try World.decide(.recordWithdrawal, by: World.clerk, on: matter, "2024-03-06") }
        for words in ["请填写申请人怎样提出的", "请填写书面申请或者谈话、通话记录", "请填写理由"] { #expect(bare?.contains(words) == true, "\(bare ?? "")") }
        let said: [MatterField: FieldValue] = [
            .withdrawalWay: .text("call"), .withdrawalRecord: .text("3月6日9时通话，本人表示不再开店"), .reason: .text("不开店了"),
        ]
        let ended = try World.decide(.recordWithdrawal, by: World.clerk, said, on: matter, "2024-03-06")
        #expect(ended.caseState == .withdrawn && ended.clock.state == .ended)
        let told = CaseProgress(ended, names: [:])
        #expect(told.headline == "已登记撤回" && told.sentence.contains("没有撤回的"))
        #expect(told.steps.last?.note?.contains("电话说明") == true && told.steps.last?.note?.contains("不开店了") == true)
        #expect(try World.decide(.withdraw, by: .applicant, on: matter, "2024-03-06").caseState == .withdrawn)
    }

    @Test("A notice that was told is not taken back, so that no second one passes for the first")
    func notice() throws {
        let matter = try World.takenIn("2024-03-04", materials: "M01")
        let told = try World.decide(
            .giveNotice, by: World.window, [.deficits: .text("M02|缺\nM03|缺")], on: matter, "2024-03-05")
        let rules = MatterRules(ServiceCase.kind.workflow(told, "2024-03-05"))
        let back = MatterRequest(.reverse, seen: told.version, values: ["reason": .text("弄错了")])
        #expect(
            World.refusal { try rules.decide(back, on: told, by: World.window, at: Instant("2024-03-05", hour: 15)).matter }
                == "“一次性告知补正”已经对外发生效力，不能撤销。请用后续步骤更正。")
        #expect(rules.reversal(for: World.window, in: told, at: Instant("2024-03-05", hour: 15)) == nil)
    }

    @Test("Nothing is corrected or withdrawn before it came")
    func backDated() throws {
        let matter = try World.takenIn("2024-03-04")
        #expect(
            World.refusal {
                try World.decide(.correct, by: World.window, [.corrected: .text("补签名")], on: matter, "2024-03-05", dated: "2024-03-01")
            } == "办理日期2024年3月1日早于收件日期2024年3月4日。请核对日期。")
        #expect(throws: MatterRefusal.self) { try World.decide(.withdraw, by: .applicant, on: matter, "2024-03-05", dated: "2024-03-01") }
        #expect(throws: Never.self) {
            try World.decide(.correct, by: World.window, [.corrected: .text("补签名")], on: matter, "2024-03-05", dated: "2024-03-04")
        }
    }

    @Test("The days between what was written and when are said in words")
    func words() {
        var story = CaseStory()
        story.add(.takeIn, "2024-03-04", recorded: "2024-03-11", to: .received)
        let card = story.cards(upTo: "2024-03-11").first { $0.rule == "Y10" }
        #expect(card?.words == "2024年3月11日登记的第1步：填写的日期比登记的日期早5个工作日（倒签日期）。")
    }

    @Test("Until all of it was registered the case waits; a material that was there counts only if it came again")
    func parts() throws {
        var matter = try World.takenIn("2024-03-04", materials: "M01;M02")
        matter = try World.decide(
            .giveNotice, by: World.window, [.deficits: .text("M01|没有签名\nM03|缺\n-|漏填")], on: matter, "2024-03-05")
        #expect(matter.materialsAsked(World.terms).map(\.code) == ["M01", "M03"])
        #expect(
            World.refusal { try World.decide(.supplement, by: .applicant, [.handedIn: .text("M03")], on: matter, "2024-03-06") }?
                .contains("要补正的“申请书”还没有收到") == true)
        #expect(World.refusal { try World.decide(.supplementPart, by: World.window, on: matter, "2024-03-06") }?.contains("写明") == true)
        matter = try World.decide(.supplementPart, by: .applicant, [.supplementNote: .text("交到窗口")], on: matter, "2024-03-06")
        #expect(matter.caseState == .supplementAsked)
        matter = try World.decide(.supplementPart, by: World.window, [.handedIn: .text("M03")], on: matter, "2024-03-07")
        #expect(matter.caseState == .supplementAsked && matter.materialsAsked(World.terms).map(\.code) == ["M01"])
        #expect(MatterDates(serviceCase: matter).dueOn == nil)
        let notice = CaseProgress(matter, names: [:]).notice
        #expect(notice?.deficits.map(\.isThere) == [false, true, false])
        matter = try World.decide(.supplement, by: World.window, [.handedIn: .text("M01")], on: matter, "2024-03-08")
        #expect(matter.caseState == .received)
        #expect(try World.clock(matter)?.noticeDue == "2024-03-15")
    }

    @Test("The limit that ends first is named: signing in, the notice, a step, the promise, the law's, delivery")
    func nearest() throws {
        var matter = try World.takenIn("2024-03-04")
        func nearest() -> CaseLimit? { matter.nearestLimit(.published) }
        #expect(nearest() == CaseLimit("受理或者告知", "2024-03-11"))
        matter = try World.decide(.accept, by: World.window, on: matter, "2024-03-05")
        #expect(nearest() == CaseLimit("承诺期限", "2024-03-14"))
        let dates = MatterDates(serviceCase: matter)
        #expect(dates.dueOn == "2024-03-14" && dates.firstDueOn == "2024-03-14" && dates.receivedOn == "2024-03-04")
        matter = try World.decide(
            .startStep, by: World.clerk, [.step: .text("A"), .stepUnit: .agency(World.lead)], on: matter, "2024-03-06")
        #expect(nearest() == CaseLimit("环节“初审”", "2024-03-11"))
        let clock = try #require(try World.clock(matter))
        #expect(clock.running(in: matter).map(\.name) == ["环节“初审”", "承诺期限", "法定期限"])
        #expect(clock.steps.first { $0.code == "notice" }.map(clock.isKept) == true)
        #expect(clock.steps.first { $0.code == "step.A" }.map(clock.isKept) == false)
    }
}
