import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Lists of matters")
struct MatterListTests {
    typealias Desk = RequestDesk

    @Test("Each sees their own desk: mine, my unit's, overdue, soon, by state, by words; page after page", arguments: TestEngine.all)
    func lists(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            // Due 2024-03-04 (31 January), 2024-03-05, …: each a working day later.
            let days: [Day] = ["2024-01-31", "2024-02-01", "2024-02-02", "2024-02-05", "2024-02-06"]
            var ids: [MatterID] = []
            for day in days { ids.append(try await desk.handling(day)) }
            try await desk.served(ids[4], "2024-02-07")
            let fresh = try await desk.entered("2024-02-07")
            func list(_ officer: Officer, _ change: (inout MatterQuery) -> Void) async throws -> [MatterID] {
                var query = MatterQuery("request")
                change(&query)
                return try await desk.matters.list(query, for: officer).lines.map(\.id)
            }
            #expect(try await list(desk.clerk) { _ in } == (ids + [fresh.id]).reversed())
            #expect(try await list(desk.registrar) { $0.agency = desk.world.township }.isEmpty)
            #expect(
                try await list(desk.clerk) {
                    $0.whose = .mine; $0.isOpen = true
                } == ids[..<4].reversed())
            #expect(try await list(desk.reviewer) { $0.whose = .mine }.isEmpty)
            #expect(try await list(desk.reviewer) { $0.whose = .unit }.count == 6)
            #expect(try await list(desk.clerk) { $0.isUnassigned = true } == [fresh.id])
            #expect(try await list(desk.clerk) { $0.states = [RequestState.served.state] } == [ids[4]])
            #expect(try await list(desk.clerk) { $0.order = .due } == Array(ids[..<4]))
            #expect(
                try await list(desk.clerk) {
                    $0.overdueOn = "2024-03-05"; $0.order = .due
                } == [ids[0]])
            #expect(
                try await list(desk.clerk) {
                    $0.dueThrough = "2024-03-06"; $0.order = .due
                } == Array(ids[..<3]))
            #expect(try await list(desk.clerk) { $0.words = "20240002" } == [ids[1]])
            #expect(try await list(desk.clerk) { $0.words = "招生计划" }.count == 6)
            #expect(try await list(desk.clerk) { $0.received = "2024-02-01"..."2024-02-02" } == [ids[2], ids[1]])
            let counts = try await desk.matters.counts("request", for: desk.clerk, on: "2024-03-05", soon: "2024-03-06")
            #expect(counts == MatterCounts(mine: 4, waiting: 5, unassigned: 1, overdue: 1, dueSoon: 2, open: 5))

            for order in [MatterQuery.Order.due, .newest] {
                var query = MatterQuery("request")
                query.order = order
                query.isOpen = true
                query.limit = 2
                var seen: [MatterID] = []
                repeat {
                    let page = try await desk.matters.list(query, for: desk.clerk)
                    seen += page.lines.map(\.id)
                    query.after = page.next.flatMap { MatterQuery.Cursor($0.text) }
                } while query.after != nil
                #expect(seen == (order == .due ? Array(ids[..<4]) : ([fresh.id] + ids[..<4].reversed())))
            }
        }
    }

    @Test("A unit that was asked sees the matter, and answers what it was asked", arguments: TestEngine.all)
    func branches(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2023-09-18")
            try await desk.act(
                .askAgency, on: id, by: .officer(desk.clerk), "2023-09-21",
                [
                    "party": .text("清泉镇"), "partyUnit": .agency(desk.world.township), "question": .text("能否公开"),
                    "answerBy": .day("2023-10-10"),
                ])
            let list = try await desk.matters.list(MatterQuery("request"), for: desk.colleague)
            #expect(list.lines.map(\.id) == [id])
            let stored = try await desk.matters.matter(id, for: desk.colleague)
            let branch = try #require(stored.matter.branches.first?.number)
            let buttons = try await desk.matters.buttons(stored, for: desk.colleague, at: Instant("2023-09-25", hour: 9))
            #expect(buttons.map(\.action.code) == ["answerAgency"])
            try await desk.act(
                .answerAgency, on: id, by: .officer(desk.colleague), "2023-09-25", ["opinion": .text("agrees")], branch: branch)
            #expect(try await desk.matters.matter(id, for: desk.clerk).matter.requestState == .handling)
        }
    }
}
