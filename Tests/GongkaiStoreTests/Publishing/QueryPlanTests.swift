import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

/// SQLite keeps no statistics here, so that its plans are the same for ten articles and a million: what it means to do can be asked.
@Suite("How rows are found among a million")
struct QueryPlanTests {
    @Test("The candidates of a search are read by their keys, not by walking their site")
    func judgedItems() async throws {
        try await PortalWorld.open(on: .sqlite) { world in
            let database = ExplainingDatabase(world.database), site = world.site, now = world.now
            for place in [nil, site] { _ = try await database.read { tx in try tx.judgedItems([1, 2], site: place, at: now) } }
            let shown = database.steps.filter { $0.contains(" shown ") }
            #expect(shown.count == 4)
            for step in shown { #expect(step.hasPrefix("SEARCH") && step.contains("(article_id=?"), "\(step)") }
            #expect(!database.steps.contains { $0.hasPrefix("SCAN") }, "\(database.steps)")
        }
    }

    @Test("What is due and what has ended is found by its state and its hour")
    func sweep() async throws {
        try await PortalWorld.open(on: .sqlite) { world in
            let database = ExplainingDatabase(world.database)
            let swept = try await ArticleStore(database: database).sweep(at: world.now)
            #expect(swept.published.isEmpty && swept.expired.isEmpty)
            let versions = database.steps.filter { $0.contains(" version ") }
            #expect(versions.count == 2)
            // Few wait for their hour: their state alone is enough.
            #expect(versions.first?.contains("(state=?") == true, "\(versions)")
            #expect(versions.last?.contains("article_version_end (state=? AND shows_until<?)") == true, "\(versions)")
            #expect(!database.steps.contains { $0.hasPrefix("SCAN") }, "\(database.steps)")
        }
    }

    @Test("The newest cards of every kind are walked backwards from the last day, none are sorted", arguments: TestEngine.all)
    func newestCards(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let database = ExplainingDatabase(desk.world.database), supervision = SupervisionStore(database: database)
            for place in [nil, CardPlace(on: "2026-03-31", matter: MatterID(value: 9), rule: "Y01")] {
                _ = try await supervision.cards(CardFilter(), within: nil, after: place)
            }
            let walk = engine == .sqlite ? "USING INDEX supervision_card_day" : "Index Scan Backward using supervision_card_day"
            #expect(database.steps.filter { $0.contains(walk) }.count == 2, "\(database.steps)")
        }
    }

    @Test("The list of a desk is walked in its order from where the last page ended, not sorted")
    func desk() async throws {
        try await RequestDesk.open(on: .sqlite) { desk in
            let all = desk.registrar
            let cursors: [MatterQuery.Cursor?] = [nil, .init("2024-03-01.7"), .init("7")]
            for state in [nil, RequestState.handling.state] {
                for cursor in cursors {
                    let database = ExplainingDatabase(desk.world.database)
                    var query = MatterQuery("request")
                    (query.isOpen, query.order, query.after) = (state == nil, .dueFirst, cursor)
                    query.states = state.map { [$0] }
                    _ = try await MatterStore(database: database, key: RequestDesk.key).list(query, for: all)
                    let found = database.steps.filter { $0.hasPrefix("SEARCH matter ") || $0.hasPrefix("SCAN matter") }
                    #expect(found.count == (cursor.map { $0.due != nil } ?? true ? 2 : 1), "\(database.steps)")
                    let ways = state == nil ? ["matter_due (", "matter_undated ("] : ["matter_state_due ("]
                    #expect(found.allSatisfy { step in ways.contains { step.contains($0) } }, "\(found)")
                    #expect(!database.steps.contains { $0.contains("ORDER BY") }, "\(database.steps)")
                    let dated = found.first { $0.contains("due_on>") }
                    #expect((dated != nil) == (cursor.map { $0.due != nil } ?? true), "\(found)")
                }
            }
        }
    }
}
