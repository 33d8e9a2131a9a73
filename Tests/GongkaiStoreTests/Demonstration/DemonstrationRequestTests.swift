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
            #expect(try await store.loadRequests(key: RequestDesk.key, at: now) == 20)
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
            let again = try #require(page.lines.last { $0.title == "杨柳路安置房竣工验收备案表" })
            let detail = try await RequestStore(matters: matters).detail(of: again.id, for: clerk)
            #expect(detail.resembles.count == 1)
            // What came of those that are over.
            let requests = RequestStore(matters: matters)
            let office = try #require(try await AccountStore(database: database).officer(login: "office"))
            let proposals = try await requests.proposals(for: office, at: now)
            #expect(proposals.map(\.requests.count) == [3] && proposals.first?.state == .open)
            let remedies = try await requests.remedies(RemedyQuery(), for: office)
            #expect(remedies.count == 2)
            let site = try #require(try await SiteStore(database: database).sites().first { $0.settings.facts.isPortal })
            let replies = try await requests.publishedReplies(on: site.id, at: now.adding(seconds: 1))
            #expect(replies.map { $0.outcome?.code } == ["granted"] && !(replies.first?.line.title.contains("廖春生") ?? true))
            #expect(try await store.loadConsultations(at: now))
            #expect(try await store.loadConsultations(at: now) == false)
        }
    }
}
