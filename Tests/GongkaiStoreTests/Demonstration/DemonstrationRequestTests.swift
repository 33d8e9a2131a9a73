import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Requests of the demonstration")
struct DemonstrationRequestTests {
    @Test("A request in every state a clerk meets, one due today and one late, on any day; only once", arguments: TestEngine.all)
    func states(on engine: TestEngine) async throws {
        try await TestDatabase.open(on: engine) { database in
            let store = DemonstrationStore(database: database), now = Instant("2026-03-14", hour: 20)
            #expect(try await store.loadRequests(key: RequestDesk.key, at: now) == 0)
            let demonstration = try #require(Demonstration(year: 2025))
            try await store.load(demonstration)
            #expect(try await store.loadRequests(key: RequestDesk.key, at: now) == 14)
            #expect(try await store.loadRequests(key: RequestDesk.key, at: now) == 0)
            let clerk = try #require(try await AccountStore(database: database).officer(login: "officer"))
            let matters = MatterStore(database: database, key: RequestDesk.key)
            let page = try await matters.list(MatterQuery("request"), for: clerk)
            #expect(
                Set(page.lines.map(\.state.code)) == [
                    "filed", "received", "handling", "consulting", "supplementAsked", "drafted", "reviewed", "signed", "served", "closed",
                    "withdrawn",
                ])
            #expect(page.lines.contains { $0.dueOn == "2026-03-13" } && page.lines.contains { $0.dueOn ?? now.day < "2026-03-12" })
            let again = try #require(page.lines.first)
            let detail = try await RequestStore(matters: matters).detail(of: again.id, for: clerk)
            #expect(detail.resembles.count == 1)
        }
    }
}
