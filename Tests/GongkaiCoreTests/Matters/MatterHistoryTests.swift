import Testing

@testable import GongkaiCore

@Suite("The history of a matter")
struct MatterHistoryTests {
    typealias World = MatterWorld

    static func asking() throws -> Matter {
        try World.take(
            World.ask, by: World.clerk, ["party": .text("同事"), "answerBy": .day("2026-03-20")], on: try World.given()
        ).matter
    }

    @Test("Replaying the events gives the matter again")
    func replay() throws {
        let matter = try Self.asking()
        #expect(try Matter.replay(matter.events, kind: "letter", agency: World.organ) == matter)
    }

    @Test("A mistake is taken back by an event: state, clock and branch are as before, and nothing is gone")
    func reversal() throws {
        let before = try World.given()
        let decision = try World.take(.reverse, by: World.clerk, ["reason": .text("选错了人")], on: try Self.asking())
        let matter = decision.matter
        #expect(decision.voids == 3 && matter.events.count == 4 && matter.events[3].reason == "选错了人")
        #expect(matter.state == before.state && matter.clock == before.clock && matter.branches.isEmpty && matter.handler == before.handler)
        #expect(try Matter.replay(matter.events, kind: "letter", agency: World.organ) == matter)
        // A branch opened afterwards has a number of its own.
        let again = try World.take(World.ask, by: World.clerk, ["party": .text("同事"), "answerBy": .day("2026-03-20")], on: matter).matter
        #expect(again.branches.map(\.number) == [5])
        // The step before it is the newest now.
        let further = try World.take(.reverse, by: World.registrar, ["reason": .text("交错了")], on: matter).matter
        #expect(further.unit == World.organ && further.handler == nil)
    }

    @Test("A reversal needs a reason, and the right of the step; what went out stays")
    func noReversal() throws {
        let asking = try Self.asking()
        #expect(throws: MatterRefusal.fields([.missing(.reason)])) { try World.take(.reverse, by: World.clerk, on: asking) }
        #expect(throws: MatterRefusal.dutyMissing(.handle)) {
            try World.take(.reverse, by: World.registrar, ["reason": .text("错")], on: asking)
        }
        #expect(throws: MatterRefusal.nothingToReverse) {
            try World.take(.reverse, by: .applicant, ["reason": .text("错")], on: try World.matter((World.send, .applicant, [:])))
        }
        let nudged = try World.take(World.nudge, by: .applicant, on: try World.given()).matter
        #expect(throws: MatterRefusal.notReversible(action: "催办", sameDayOnly: false)) {
            try World.take(.reverse, by: .applicant, ["reason": .text("错")], on: nudged)
        }
        var signed = try World.take(World.write, by: World.clerk, ["tone": .text("kind")], on: try World.given()).matter
        signed = try World.take(World.sign, by: World.head, on: signed, at: Instant("2026-03-05", hour: 9)).matter
        #expect(throws: MatterRefusal.notReversible(action: "签发", sameDayOnly: true)) {
            try World.take(.reverse, by: World.head, ["reason": .text("错")], on: signed, at: Instant("2026-03-06"))
        }
        let evening = Instant("2026-03-05", hour: 23, minute: 59)
        #expect(try World.take(.reverse, by: World.head, ["reason": .text("错")], on: signed, at: evening).matter.state == World.written)
    }

    @Test("A damaged history is not read")
    func damage() throws {
        let events = try Self.asking().events
        func fault(_ events: [MatterEvent]) -> Matter.HistoryFault? {
            do { _ = try Matter.replay(events, kind: "letter", agency: World.organ) } catch { return error }
            return nil
        }
        #expect(fault([events[0], events[2]]) == .outOfOrder(number: 3, expected: 2))
        #expect(fault([events[1]]) == .outOfOrder(number: 2, expected: 1))
        #expect(fault([changed(events[0], before: World.done)]) == .otherState(number: 1))
        #expect(fault([changed(events[0], clock: .resumes)]) == .clockImpossible(number: 1))
        #expect(fault([changed(events[0], branch: .answers(.assisting))]) == .branchUnknown(number: 1))
        #expect(fault([events[0], changed(events[1], reverses: 2)]) == .reversesOther(number: 2))
    }

    private func changed(
        _ event: MatterEvent, before: MatterState? = nil, clock: ClockEffect? = nil, branch: BranchChange? = nil, reverses: Int? = nil
    ) -> MatterEvent {
        MatterEvent(
            number: event.number, action: event.action, author: event.author, at: event.at, on: event.on, values: event.values,
            before: before ?? event.before, after: event.after, branch: event.branch, branchChange: branch ?? event.branchChange,
            clock: clock ?? event.clock, reverses: reverses)
    }
}
