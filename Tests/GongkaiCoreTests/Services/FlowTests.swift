import Testing

@testable import GongkaiCore

@Suite("The flow of an item")
struct FlowTests {
    private func step(_ code: String, _ days: Int = 1, after: String..., special: Bool = false) -> FlowStep {
        FlowStep(
            code, code, unit: "ZX12", promised: TimeLimit(days, article: ""), statutory: TimeLimit(days * 2, article: ""), after: after,
            special: special ? SpecialProcedure(basis: "《行政许可法》第四十五条") : nil)
    }

    @Test("Steps in sequence add up; of steps side by side the longer counts")
    func longestPath() {
        let flow = Flow([
            step("a", 1), step("b", 3, after: "a"), step("c", 5, after: "a"), step("d", 2, after: "b"), step("e", 1, after: "d", "c"),
        ])
        // Both ways take seven days: the one told first is named.
        #expect(flow.longestPath(in: .promised) == FlowPath(days: 7, steps: ["a", "b", "d", "e"]))
        let longer = Flow(flow.steps.map { $0.code == "c" ? step("c", 6, after: "a") : $0 })
        #expect(longer.longestPath(in: .promised) == FlowPath(days: 8, steps: ["a", "c", "e"]))
        #expect(longer.longestPath(in: .statutory) == FlowPath(days: 16, steps: ["a", "c", "e"]))
    }

    @Test("A special procedure does not count, and a step without that limit counts nothing")
    func special() {
        let flow = Flow([
            step("a", 1), step("experts", 30, after: "a", special: true), FlowStep("c", "c", unit: "ZX12", after: ["experts"]),
        ])
        #expect(flow.longestPath(in: .promised) == FlowPath(days: 1, steps: ["a", "experts", "c"]))
    }

    @Test("The case of five units takes its longest path, not the sum")
    func restaurant() {
        let item = DemonstrationItems.restaurant
        #expect(item.totalOfSteps == FlowPath(days: 15, steps: ["accept", "building", "food", "deliver"]))
        #expect(item.process.flow.steps.reduce(0) { $0 + ($1.promisedLimit?.days ?? 0) } == 26)
    }

    @Test("A flow that nothing is wrong with has no faults, a flow without steps neither")
    func sound() {
        #expect(ServiceWorld.flow.faults(units: ServiceWorld.units) == [])
        #expect(Flow([]).faults == [])
        #expect(Flow([]).longestPath(in: .promised) == nil)
    }

    @Test("A loop is told with its steps, in the order of the walk")
    func loop() throws {
        let flow = Flow([step("s"), step("a", after: "s", "c"), step("b", after: "a"), step("c", after: "b"), step("z", after: "c")])
        let words = flow.faults.map(\.words)
        #expect(words.count == 2)
        let loop = try #require(words.first { $0.contains("转圈") })
        #expect(["“a”→“b”→“c”→“a”", "“b”→“c”→“a”→“b”", "“c”→“a”→“b”→“c”"].contains { loop.contains($0) })
        #expect(words.contains { $0.contains("“z”") && $0.contains("“c”") })
        #expect(flow.longestPath(in: .promised) == nil)
    }

    @Test("A step after itself is a loop; two loops are both told")
    func loops() {
        #expect(Flow([step("a"), step("b", after: "a", "b"), step("c", after: "a")]).faults.map(\.code) == ["flow.loop"])
        let two = Flow([
            step("s"), step("a", after: "s", "b"), step("b", after: "a"), step("c", after: "s", "d"), step("d", after: "c"),
            step("e", after: "s"),
        ])
        #expect(two.faults.map(\.code) == ["flow.loop", "flow.loop"])
    }

    @Test("Without a beginning, without an end, out of reach, unknown: each is told")
    func order() {
        let circle = Flow([step("a", after: "b"), step("b", after: "a")])
        #expect(circle.faults.map(\.code) == ["flow.noBeginning", "flow.noEnd", "flow.loop"])
        let lost = Flow([step("a"), step("b", after: "x"), step("c", after: "b")])
        #expect(lost.faults.map(\.code) == ["flow.unknownStep", "flow.unreachable", "flow.unreachable"])
        #expect(lost.faults[0].words.contains("“b”") && lost.faults[0].words.contains("“x”"))
    }

    @Test("Next are the steps whose predecessors are all done")
    func next() {
        let flow = ServiceWorld.flow
        #expect(flow.next(done: []).map(\.code) == ["accept"])
        #expect(flow.next(done: ["accept"]).map(\.code) == ["examine", "visit"])
        #expect(flow.next(done: ["accept", "visit"]).map(\.code) == ["examine"])
        #expect(flow.missing(before: "decide", done: ["accept", "visit"]).map(\.code) == ["experts"])
        #expect(!flow.isComplete(done: ["accept", "visit", "examine", "experts"]))
        #expect(flow.isComplete(done: ["accept", "visit", "examine", "experts", "decide"]))
    }

    @Test("A chain of any length is walked")
    func long() {
        let count = 20_000
        let chain = (0..<count).map {
            FlowStep("\($0)", "\($0)", unit: "ZX12", promised: TimeLimit(1, article: ""), after: $0 == 0 ? [] : ["\($0 - 1)"])
        }
        #expect(Flow(chain).longestPath(in: .promised)?.days == count)
        var ring = chain
        ring[0].after = ["\(count - 1)"]
        #expect(Flow(ring).faults.map(\.code) == ["flow.noBeginning", "flow.noEnd", "flow.loop"])
    }
}
