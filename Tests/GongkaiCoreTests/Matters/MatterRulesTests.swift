import Testing

@testable import GongkaiCore

@Suite("Steps of a matter, of whatever kind")
struct MatterRulesTests {
    typealias World = MatterWorld

    @Test("A letter goes its way, and every step is an event with its author")
    func wholeWay() throws {
        var matter = try World.given()
        matter = try World.take(World.write, by: World.clerk, ["tone": .text("kind")], on: matter).matter
        let signed = try World.take(World.sign, by: World.head, on: matter)
        #expect(signed.matter.state == World.done && signed.matter.clock.state == .ended)
        #expect(signed.matter.events.map(\.author.words) == ["申请人", "收发", "承办", "科长"])
        #expect(signed.event.before == World.written && signed.event.after == World.done && signed.event.number == 4)
    }

    @Test("What the table does not know is refused: in words that say when it can be done, or why the law does not know it")
    func notInTable() throws {
        let matter = try World.given()
        #expect(throws: MatterRefusal.notInThisState(action: "签发", state: "待答复", possible: ["待签发"], advice: nil)) {
            try World.take(World.sign, by: World.head, on: matter)
        }
        do {
            _ = try World.take(World.foreign, by: World.clerk, on: matter)
            Issue.record("granted")
        } catch { #expect(error.words == "适用《来信办法》的事项不能公证：信件不办理公证。") }
    }

    @Test("Two people act on the same version: the second is told")
    func stale() throws {
        let matter = try World.given()
        let slow = MatterRequest(World.write, seen: matter.version - 1, values: ["tone": .text("kind")])
        #expect(throws: MatterRefusal.stale(seen: 1, now: 2)) {
            try World.rules.decide(slow, on: matter, by: World.clerk, at: Instant("2026-03-04"))
        }
    }

    @Test("Only the person it was given to, and while it was given to nobody, whoever handles in the unit")
    func handler() throws {
        let given = try World.given()
        #expect(throws: MatterRefusal.notTheHandler(action: "写回信")) {
            try World.take(World.write, by: World.colleague, ["tone": .text("kind")], on: given)
        }
        let toNobody = try World.take(World.give, by: World.registrar, ["unit": .agency(World.unit)], on: given).matter
        #expect(toNobody.handler == nil)
        #expect(try World.take(World.write, by: World.colleague, ["tone": .text("kind")], on: toNobody).matter.state == World.written)
        #expect(throws: MatterRefusal.notForThisUnit(action: "写回信")) { try World.take(World.write, by: World.elsewhere, on: given) }
        #expect(throws: MatterRefusal.dutyMissing(.handle)) { try World.take(World.write, by: World.head, on: given) }
        #expect(throws: MatterRefusal.onlyFor([.handler], action: "写回信")) { try World.take(World.write, by: .applicant, on: given) }
        #expect(throws: MatterRefusal.onlyFor([.applicant], action: "催办")) { try World.take(World.nudge, by: World.clerk, on: given) }
    }

    @Test("Nobody signs what they wrote, not even in the place of another")
    func apart() throws {
        let matter = try World.take(World.write, by: World.clerk, ["tone": .text("kind")], on: try World.given()).matter
        #expect(throws: MatterRefusal.ownWork(action: "签发", earlier: "写回信")) { try World.take(World.sign, by: World.clerk, on: matter) }
        let lent = Delegation(
            from: OfficerID(value: 4), fromName: "科长", duties: [.sign], scope: [World.unit], days: "2026-03-01"..."2026-03-31")
        let deputy = World.officer(2, "承办", [.handle], standingInFor: [lent])
        #expect(throws: MatterRefusal.ownWork(action: "签发", earlier: "写回信")) { try World.take(World.sign, by: deputy, on: matter) }
    }

    @Test("A deputy acts for somebody who is away, in the days named, and the history says so")
    func deputy() throws {
        let lent = Delegation(
            from: OfficerID(value: 2), fromName: "承办", duties: [.handle], scope: [World.unit], days: "2026-03-04"..."2026-03-04")
        let deputy = World.officer(3, "同科", [], standingInFor: [lent])
        let matter = try World.given()
        let decision = try World.take(World.write, by: deputy, ["tone": .text("kind")], on: matter)
        #expect(decision.event.author.words == "同科（代承办）")
        #expect(decision.event.author.persons == [OfficerID(value: 2), OfficerID(value: 3)])
        #expect(throws: MatterRefusal.dutyMissing(.handle)) {
            try World.take(World.write, by: deputy, ["tone": .text("kind")], on: matter, at: Instant("2026-03-05"))
        }
        // The head is away, and the one who stands in for the head wrote it for the clerk: still their own work.
        let march = Delegation(
            from: OfficerID(value: 4), fromName: "科长", duties: [.sign], scope: [World.unit], days: "2026-03-01"..."2026-03-31")
        let both = World.officer(3, "同科", [], standingInFor: [march])
        #expect(throws: MatterRefusal.ownWork(action: "签发", earlier: "写回信")) { try World.take(World.sign, by: both, on: decision.matter) }
    }

    @Test("What is done once is not done again")
    func once() throws {
        let matter = try World.take(World.nudge, by: .applicant, on: try World.given()).matter
        #expect(throws: MatterRefusal.doneBefore(action: "催办", earlier: "催办", on: "2026-03-04")) {
            try World.take(World.nudge, by: .applicant, on: matter)
        }
    }

    @Test("Every wrong field is told at once, in words")
    func fields() throws {
        let matter = try World.given()
        do {
            _ = try World.take(
                World.write, by: World.clerk, ["tone": .text("rude"), "pages": .number(12), "colour": .text("red"), "reason": .text(" ")],
                on: matter)
            Issue.record("granted")
        } catch {
            #expect(error.words == "语气没有“rude”这一项。请从列表中选择。\n页数12页不正确，应为1至9页。\n这一步没有“colour”这一栏。请去掉后再提交。")
        }
        #expect(throws: MatterRefusal.fields([.missing(World.tone)])) { try World.take(World.write, by: World.clerk, on: matter) }
        #expect(throws: MatterRefusal.fields([.wrongKind(World.tone)])) {
            try World.take(World.write, by: World.clerk, ["tone": .number(1)], on: matter)
        }
        let long = String(repeating: "长", count: 1_001)
        #expect(throws: MatterRefusal.fields([.tooLong(.reason.ifAny, count: 1_001, most: 1_000)])) {
            try World.take(World.write, by: World.clerk, ["tone": .text("kind"), "reason": .text(long)], on: matter)
        }
        #expect(throws: MatterRefusal.fields([.alreadyOver(.answerBy, "2026-03-04", on: "2026-03-04")])) {
            try World.take(World.ask, by: World.clerk, ["party": .text("同事"), "answerBy": .day("2026-03-04")], on: matter)
        }
        #expect(throws: MatterRefusal.fields([.notYet(World.sentOn, "2026-03-03", on: "2026-03-02")])) {
            try World.take(World.send, by: .applicant, ["sentOn": .day("2026-03-03")], on: Matter(kind: "letter", agency: World.organ))
        }
    }

    @Test("Nothing is dated ahead, and nothing that moves a limit before what moved it last")
    func days() throws {
        let matter = try World.given()
        let asked: [String: FieldValue] = ["party": .text("同事"), "answerBy": .day("2026-03-20")]
        #expect(throws: MatterRefusal.dayToCome("2026-03-05")) {
            try World.take(World.ask, by: World.clerk, asked, on: matter, dated: "2026-03-05")
        }
        #expect(throws: MatterRefusal.dayTooEarly("2026-03-01", earliest: "2026-03-02")) {
            try World.take(World.write, by: World.clerk, ["tone": .text("kind")], on: matter, dated: "2026-03-01")
        }
        #expect(throws: MatterRefusal.dayIsToday(action: "催办")) {
            try World.take(World.nudge, by: .applicant, on: matter, dated: "2026-03-03")
        }
        let asking = try World.take(World.ask, by: World.clerk, asked, on: matter).matter
        #expect(throws: MatterRefusal.dayTooEarly("2026-03-03", earliest: "2026-03-04")) {
            try World.take(World.answer, by: World.clerk, branch: 3, on: asking, dated: "2026-03-03")
        }
    }

    @Test("The clock stands until the last branch has its answer, from whoever was asked")
    func branches() throws {
        var matter = try World.given()
        let asked: [String: FieldValue] = [
            "party": .text("同事"), "partyUnit": .agency(World.otherUnit), "answerBy": .day("2026-03-20"),
        ]
        matter = try World.take(World.ask, by: World.clerk, asked, on: matter).matter
        matter = try World.take(World.ask, by: World.clerk, asked, on: matter).matter
        #expect(matter.clock.state == .suspended([3, 4]) && matter.branches.map(\.unit) == [World.otherUnit, World.otherUnit])
        #expect(throws: MatterRefusal.branchMissing(action: "登记同事答复")) { try World.take(World.answer, by: World.clerk, on: matter) }
        #expect(throws: MatterRefusal.branchMissing(action: "登记同事答复")) {
            try World.take(World.answer, by: World.clerk, branch: 9, on: matter)
        }
        let stillOne = try World.take(World.answer, by: World.elsewhere, branch: 3, on: matter).matter
        #expect(stillOne.state == World.asking && stillOne.clock.state == .suspended([4]))
        #expect(throws: MatterRefusal.branchClosed(action: "登记同事答复")) {
            try World.take(World.answer, by: World.clerk, branch: 3, on: stillOne)
        }
        let none = try World.take(World.answer, by: World.clerk, branch: 4, on: stillOne).matter
        #expect(none.state == World.open && none.clock.state == .running && none.branches.allSatisfy { $0.state == .answered })
        #expect(throws: MatterRefusal.notForThisUnit(action: "登记同事答复")) {
            try World.take(World.answer, by: World.officer(8, "别处", [.handle], [World.organ]), branch: 3, on: matter)
        }
    }

    @Test("Buttons are the same table: for each open branch one, and greyed with the reason")
    func buttons() throws {
        let now = Instant("2026-03-09", hour: 10)
        let matter = try World.given()
        #expect(World.rules.actions(for: World.clerk, in: matter, at: now).map(\.words) == ["询问同事", "写回信"])
        #expect(World.rules.actions(for: World.elsewhere, in: matter, at: now).isEmpty)
        let asked: [String: FieldValue] = ["party": .text("同事"), "answerBy": .day("2026-03-20")]
        var asking = try World.take(World.ask, by: World.clerk, asked, on: matter).matter
        asking = try World.take(World.ask, by: World.clerk, asked, on: asking).matter
        #expect(World.rules.actions(for: World.clerk, in: asking, at: now).map(\.branch) == [nil, 3, 4])
        let written = try World.take(World.write, by: World.clerk, ["tone": .text("kind")], on: matter).matter
        #expect(
            World.rules.actions(for: World.clerk, in: written, at: now).map(\.refusal) == [.ownWork(action: "签发", earlier: "写回信")])
        let nudged = try World.take(World.nudge, by: .applicant, on: matter).matter
        #expect(
            World.rules.actions(for: .applicant, in: nudged, at: now).map(\.refusal) == [
                .doneBefore(action: "催办", earlier: "催办", on: "2026-03-04")
            ])
    }
}
