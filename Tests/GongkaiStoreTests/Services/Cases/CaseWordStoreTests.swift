import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Cases in the database: words of applicants, limits, who has a case in hand")
struct CaseWordStoreTests {
    typealias Desk = CaseDesk

    static let withdrawn: [MatterField: FieldValue] = [
        .withdrawalWay: .text("call"), .withdrawalRecord: .text("通话：13907340001"), .reason: .text("不开店了"),
    ]

    @Test("A case that was handed to another unit waits for the head who decides it there", arguments: TestEngine.all)
    func handedOver(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let unit = try #require(desk.units["ZX12"]?.id), approver = try #require(desk.approvers["ZX12"])
            let id = try await desk.takenIn(try desk.simple, in: "ZX16", "2026-03-02").id
            try await desk.act(.handOver, on: id, by: desk.window, "2026-03-02", [.unit: .agency(unit)], hour: 10)
            try await desk.act(.signIn, on: id, by: approver, "2026-03-02", hour: 11)
            try await desk.act(.accept, on: id, by: approver, "2026-03-02", hour: 12)
            for code in ["A", "B"] {
                try await desk.act(.startStep, on: id, by: approver, "2026-03-03", [.step: .text(code)], hour: 11)
                try await desk.finish(code, of: id, "2026-03-03", hour: 12)
            }
            try await desk.act(.submit, on: id, by: approver, "2026-03-04")
            var query = MatterQuery(ServiceCase.kind.code)
            query.whose = .waiting(on: "2026-03-04")
            for (code, waits) in [("ZX12", true), ("ZX16", false)] {
                let head = try #require(desk.heads[code])
                #expect(try await desk.matters.list(query, for: head).lines.contains { $0.id == id } == waits, "\(code)")
            }
        }
    }

    @Test("A late case that an officer ends as withdrawn gets a card; its record is a paper, and sealed", arguments: TestEngine.all)
    func lateWithdrawal(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            var ids: [MatterID] = []
            for _ in 0..<2 {
                let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
                try await desk.act(.accept, on: id, by: desk.window, "2026-03-02")
                ids.append(id)
            }
            let late = ids[0]
            try await desk.act(.recordWithdrawal, on: late, by: desk.window, "2026-03-12", Self.withdrawn)
            try await desk.act(.recordWithdrawal, on: ids[1], by: desk.window, "2026-03-04", Self.withdrawn)
            try await desk.supervision.rebuild(upTo: "2026-03-12")
            let cards = try await desk.supervision.cards(asOf: "2026-03-12").filter { $0.key.rule == "Y13" }
            #expect(cards.map(\.key.matter) == [late])
            let papers = try await desk.stored(late).matter.casePapers.map(\.document.code)
            #expect(papers.contains("withdrawalRecord"))
            let paper = try await desk.cases.paper(
                "withdrawalRecord", ofStep: 3, of: late, for: desk.window, from: Desk.address, at: Instant("2026-03-12", hour: 12))
            #expect(paper.paper.rows.contains { $0.value == "通话：13907340001" } && paper.paper.rows.contains { $0.value == "电话说明，已作记录" })
            let events = try await desk.world.database.read { tx in
                try tx.rows("SELECT said FROM matter_event WHERE matter_id = \(late)").map { try $0.get("said", as: String.self) }
            }
            #expect(!events.joined().contains("13907340001"))
        }
    }

    @Test("Lists are sorted by the limit that ends first, and say which it is", arguments: TestEngine.all)
    func limits(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let approver = try #require(desk.approvers["ZX12"])
            let old = try await desk.takenIn(try desk.simple, "2026-03-02").id,
                new = try await desk.takenIn(try desk.simple, "2026-03-03").id
            for id in [old, new] { try await desk.act(.accept, on: id, by: desk.window, "2026-03-03") }
            // Both promised by the same day; the step of the newer one ends before.
            try await desk.act(.startStep, on: new, by: approver, "2026-03-03", [.step: .text("A")], hour: 11)
            var query = MatterQuery(ServiceCase.kind.code)
            (query.isOpen, query.order) = (true, .dueFirst)
            let lines = try await desk.matters.list(query, for: desk.window).lines
            #expect(lines.map(\.id) == [new, old] && lines.map(\.dueOn) == ["2026-03-06", "2026-03-10"])
            let limits = try await desk.cases.limits(of: lines.map(\.id), for: desk.window)
            #expect(limits[new]?.nearest?.name == "环节“初审”" && limits[old]?.nearest?.name == "承诺期限")
            // A step that is late counts as overdue though promise and law still hold.
            let counts = try await desk.matters.counts(ServiceCase.kind.code, for: desk.window, on: "2026-03-09", soon: "2026-03-10")
            #expect(counts.overdue == 1)
            for id in [old, new] { try await CaseStoreTests.check(id, desk) }
        }
    }

    @Test("Whoever begins a step of their own unit has the case in hand; a colleague is not pushed aside", arguments: TestEngine.all)
    func handler(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let approver = try #require(desk.approvers["ZX12"])
            let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
            try await desk.act(.accept, on: id, by: desk.window, "2026-03-02")
            #expect(try await desk.stored(id).matter.handler == nil)
            try await desk.act(.startStep, on: id, by: approver, "2026-03-02", [.step: .text("A")], hour: 11)
            #expect(try await desk.stored(id).matter.handler == approver.id)
            let joint = try await desk.takenIn(try desk.restaurant, in: "ZX22", "2026-03-02").id
            try await desk.act(.accept, on: joint, by: desk.window, "2026-03-02")
            try await desk.cases.sweep(at: Instant("2026-03-02", hour: 12))
            #expect(try await desk.stored(joint).matter.handler == nil)
        }
    }
}
