import Testing

@testable import GongkaiCore

@Suite("What a guide is made of")
struct GuideTests {
    @Test("Steps stand in stages, side by side where they may be, with the days between which each is taken")
    func schedule() throws {
        let stages = DemonstrationItems.restaurant.process.flow.schedule(in: .promised)
        #expect(
            stages.map { $0.map(\.step.code) } == [
                ["accept"], ["register", "environment", "building"], ["food", "signboard"], ["deliver"],
            ])
        let turns = Dictionary(uniqueKeysWithValues: stages.flatMap(\.self).map { ($0.step.code, $0) })
        // The signboard waits for the register alone; food for all three, of which the building takes longest.
        #expect(turns["signboard"]?.begins == 4 && turns["food"]?.begins == 8)
        #expect(turns["deliver"]?.ends == DemonstrationItems.restaurant.totalOfSteps?.days)
        #expect(turns["building"]?.isOnLongestPath == true && turns["environment"]?.isOnLongestPath == false)
    }

    @Test("A special procedure takes none of the days, and a flow that cannot be followed has no stages")
    func special() throws {
        let turns = ServiceWorld.flow.schedule(in: .promised).flatMap(\.self)
        let experts = try #require(turns.first { $0.step.code == "experts" })
        #expect(experts.begins == experts.ends)
        #expect(Flow([FlowStep("a", "甲", unit: "ZX12", after: ["a"])]).schedule(in: .promised).isEmpty)
        #expect(Flow([]).schedule(in: .promised).isEmpty)
    }

    @Test("Answers lead through the questions to this item, in one of its ways, or elsewhere")
    func walk() throws {
        let item = ServiceWorld.item, tree = try #require(item.guidance), ways = item.identity.handlingItems
        func walk(_ answers: Int...) -> DecisionWalk? { DecisionWalk(tree, answers: answers, ways: ways) }
        #expect(walk()?.end == .question(tree.questions[0]))
        #expect(walk(0)?.end == .handling(ways[0]))
        #expect(walk(1)?.end == .question(tree.questions[1]) && walk(1)?.passed.map(\.words) == ["有"])
        #expect(walk(1, 0)?.end == .handling(ways[1]))
        #expect(walk(1, 2)?.end == .elsewhere("到窗口办理。", taskCode: nil))
        #expect(walk(2) == nil && walk(-1) == nil && walk(0, 0) == nil && walk(1, 2, 0) == nil)
    }
}
