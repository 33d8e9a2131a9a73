import Foundation
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
            let remedies = try await requests.remedies(RemedyQuery(), for: office).remedies, ids = Set(page.lines.map(\.id))
            #expect(remedies.filter { remedy in remedy.request.map(ids.contains) ?? false }.count == 2)
            let site = try #require(try await SiteStore(database: database).sites().first { $0.settings.facts.isPortal })
            let replies = try await requests.publishedReplies(on: site.id, at: now.adding(seconds: 1))
            #expect(replies.map { $0.outcome?.code } == ["granted"] && !(replies.first?.line.title.contains("廖春生") ?? true))
            #expect(try await store.loadConsultations(at: now))
            #expect(try await store.loadConsultations(at: now) == false)
        }
    }

    @Test("What the report calls concluded is what the public statistics call so, and the lists behind both", arguments: TestEngine.all)
    func concluded(on engine: TestEngine) async throws {
        try await TestDatabase.open(on: engine) { database in
            let store = DemonstrationStore(database: database), now = Instant("2026-03-14", hour: 20)
            try await store.load(try #require(Demonstration(year: 2025)))
            try await store.loadRequests(key: RequestDesk.key, at: now)
            let requests = RequestStore(matters: MatterStore(database: database, key: RequestDesk.key))
            let form = try #require(ReportForm.all.first { $0.id == "2021" })
            let values = try await AnnualReportStore(database: database).derive(form, year: 2026, agencies: nil).values
            func cell(_ code: String) throws -> Int { try #require(values[code]?.number.map { Int(truncating: $0 as NSDecimalNumber) }) }
            var query = RequestRegisterQuery(agencies: Set(try await AccountStore(database: database).agencies().map(\.id)))
            query.year = 2026
            let statistics = try await requests.statistics(query, on: now.day, .published).all
            // The demonstration's year of 2025 was entered by hand; what of it goes on into 2026 is in the report alone.
            let (before, beforeDone) = try await database.read { tx in
                let byHand: SQL = """
                    request_reply.request_id = disclosure_request.record_id AND request_reply.is_current = 1
                    """
                return (
                    try tx.value(
                        """
                        SELECT COUNT(*) FROM disclosure_request WHERE is_current = 1 AND received_on < '2026-01-01' AND NOT EXISTS (
                            SELECT 1 FROM request_reply WHERE \(byHand) AND request_reply.decided_on < '2026-01-01')
                        """, as: Int.self),
                    try tx.value(
                        """
                        SELECT COUNT(*) FROM disclosure_request WHERE is_current = 1 AND received_on < '2026-01-01' AND EXISTS (
                            SELECT 1 FROM request_reply WHERE \(byHand) AND request_reply.decided_on LIKE '2026-%')
                        """, as: Int.self)
                )
            }
            #expect(try cell("R1.T") == statistics.received && cell("R2.T") == before)
            // Signed and not yet sent: open in both.
            let (signed, ended) = try await database.read { tx in
                (
                    try tx.value("SELECT COUNT(*) FROM matter WHERE state = 'signed'", as: Int.self),
                    try tx.value(
                        """
                        SELECT COUNT(*) FROM matter WHERE state IN ('served', 'closed', 'withdrawn') AND received_on >= '2026-01-01'
                        """, as: Int.self)
                )
            }
            #expect(signed > 0 && statistics.ended == ended && statistics.outcomes.values.reduce(0, +) == ended)
            #expect(try cell("R3.7.T") == statistics.ended + beforeDone)
            #expect(try cell("R4.T") == statistics.open + before - beforeDone)
            var whatEnded = query
            whatEnded.result = .ended
            let fixed = whatEnded
            #expect(try await requests.register(fixed, on: now.day).lines.count == statistics.ended)
            #expect(try await requests.registerCounts(query, on: now.day).ended == statistics.ended)
        }
    }

    @Test("Opened before office hours, nothing in it happens later than now", arguments: TestEngine.all)
    func early(on engine: TestEngine) async throws {
        try await TestDatabase.open(on: engine) { database in
            let store = DemonstrationStore(database: database), now = Instant("2026-03-16", hour: 7)
            try await store.load(try #require(Demonstration(year: 2025)))
            #expect(try await store.loadRequests(key: RequestDesk.key, at: now) > 10)
            let late = try await database.read { tx in
                try [
                    tx.value("SELECT COUNT(*) FROM notice WHERE at > \(now)", as: Int.self),
                    tx.value("SELECT COUNT(*) FROM matter_event WHERE at > \(now)", as: Int.self),
                    tx.value("SELECT COUNT(*) FROM request_paper WHERE issued_at > \(now)", as: Int.self),
                ]
            }
            #expect(late == [0, 0, 0])
        }
    }

    @Test("Nobody begins with the news of weeks: unread is what waits", arguments: TestEngine.all)
    func notices(on engine: TestEngine) async throws {
        try await TestDatabase.open(on: engine) { database in
            let store = DemonstrationStore(database: database), now = Instant("2026-03-14", hour: 20),
                accounts = AccountStore(database: database)
            try await store.load(try #require(Demonstration(year: 2025)))
            try await store.loadRequests(key: RequestDesk.key, at: now)
            let notices = NoticeStore(matters: MatterStore(database: database, key: RequestDesk.key))
            for login in ["officer", "reviewer", "director"] {
                let officer = try #require(try await accounts.officer(login: login))
                let unread = try await accounts.unreadNotices(of: officer.id), all = try await notices.notices(of: officer)
                #expect(unread <= 6 && !all.isEmpty, "\(login): \(unread) of \(all.count)")
                #expect(all.map(\.at) == all.map(\.at).sorted { $1 < $0 }, "\(login)")
            }
            let reviewer = try #require(try await accounts.officer(login: "reviewer"))
            #expect(try await notices.notices(of: reviewer).filter { !$0.isRead }.map(\.kind) == [.toReview])
        }
    }
}
