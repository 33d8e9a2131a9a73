import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Cases of the demonstration")
struct DemonstrationCaseTests {
    @Test("Some sixty over a year and its units, in every state, a few yellow and red; only once", arguments: TestEngine.all)
    func cases(on engine: TestEngine) async throws {
        try await TestDatabase.open(on: engine) { database in
            let store = DemonstrationStore(database: database), now = Instant("2026-03-14", hour: 20)
            #expect(try await store.loadCases(key: CaseDesk.key, at: now) == 0)
            try await store.load(try #require(Demonstration(year: 2025)))
            let count = try await store.loadCases(key: CaseDesk.key, at: now)
            #expect((55...65).contains(count))
            #expect(try await store.loadCases(key: CaseDesk.key, at: now) == 0)
            let inspector = try #require(try await AccountStore(database: database).officer(login: "inspector"))
            let matters = MatterStore(database: database, key: CaseDesk.key)
            var query = MatterQuery("case")
            query.limit = 100
            let lines = try await matters.list(query, for: inspector).lines
            #expect(lines.count == count)
            let states = Set(lines.map(\.state.code))
            #expect(
                states
                    == Set(
                        CaseState.allCases.filter { ![.draft, .discarded].contains($0) }.map(\.rawValue)), "\(states.sorted())")
            let supervision = SupervisionStore(database: database)
            let digest = try await supervision.digest()
            #expect(digest.cases == count && digest.unreadable == 0)
            #expect((5...80).contains(digest.yellows) && (1...40).contains(digest.reds), "\(digest)")
            let green = try await database.read { tx in
                try tx.value("SELECT COUNT(*) FROM supervision_case WHERE colour IN ('green', 'warning')", as: Int.self)
            }
            #expect(green * 2 > count, "most are in time: \(green) of \(count)")
            let cards = try await supervision.cards(asOf: now.day)
            #expect(Set(cards.map(\.life.state)).isSuperset(of: [.issued, .confirmed, .withdrawn]))
            #expect(
                Set(cards.compactMap(\.card?.rule)).isSuperset(of: ["Y01", "Y03", "Y11", "Y07", "Y05", "R01"]),
                "\(Set(cards.compactMap(\.card?.rule)).sorted())")
            let joint = try #require(lines.first { $0.title == "餐饮店开业并联办理" })
            let matter = try await matters.matter(joint.id, for: inspector).matter
            #expect(Set(matter.branches.compactMap(\.unit)).count == 5 && matter.caseState == .examining)
            // Requests come beside them.
            #expect(try await store.loadRequests(key: CaseDesk.key, at: now) == 20)
        }
    }
}
