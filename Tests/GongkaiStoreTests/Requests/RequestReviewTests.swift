import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Days of requests that an older rule counted")
struct RequestReviewTests {
    typealias Desk = RequestDesk

    @Test(
        "Open requests are counted anew once; what was concluded keeps the lateness and the days that were published",
        arguments: TestEngine.all)
    func review(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let open = try await desk.handling("2024-03-01"), right = try await desk.handling("2024-03-04"),
                done = try await desk.handling("2024-03-01")
            try await desk.act(
                .askSupplement, on: open, by: .officer(desk.clerk), "2024-03-05",
                ["what": .text("哪一年"), "reason": .text("年份不明"), "answerBy": .day("2024-03-26")])
            try await desk.served(done, "2024-04-10")
            // As the older reading left them.
            try await desk.world.database.write { tx in
                try tx.run(
                    """
                    UPDATE matter SET due_on = NULL, first_due_on = NULL, is_paused = 1, answer_by = '2024-03-26' WHERE id = \(open)
                    """)
                try tx.run("UPDATE matter SET due_on = '2024-04-12', first_due_on = '2024-04-12' WHERE id = \(done)")
                try tx.run("UPDATE request_reply SET is_late = 0 WHERE is_current = 1")
            }
            func changed(_ id: MatterID) async throws -> Int64 {
                try await desk.world.database.read { tx in try tx.value("SELECT changed_at FROM matter WHERE id = \(id)") }
            }
            let untouched = try await changed(right), now = Instant("2024-04-20", hour: 3)
            #expect(try await desk.requests.reviewDays(at: now) == 2)
            #expect(try await desk.requests.reviewDays(at: now) == 0)
            #expect(try await changed(right) == untouched)
            #expect(try await changed(open) == now.milliseconds)
            try await MatterStoreTests.check(open, desk)
            try await desk.act(
                .openRemedy, on: done, by: .officer(desk.registrar), "2024-05-06",
                ["party": .text("区政府"), "remedyKind": .text("reconsideration"), "caseNumber": .text("复〔2024〕1号")])
            let kept = try await desk.world.database.read { tx in
                (
                    try tx.value("SELECT is_late FROM request_reply WHERE is_current = 1", as: Int.self),
                    try tx.value("SELECT due_on FROM matter WHERE id = \(done)", as: String.self)
                )
            }
            #expect(kept == (0, "2024-04-12"))
        }
    }
}
