import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Synchronization
import Testing

@testable import GongkaiWeb

/// No service runs here that looks for changes: what is dropped is dropped by the writing itself.
@Suite("Pages after a change of this server")
struct OwnChangeTests {
    @Test("Once who withdraws an article is answered, nobody reads it any more", arguments: TestEngine.all)
    func withdrawn(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine) { world in
            let writer = try await world.browser(.writer), office = try await world.browser(.office), reader = world.web.browser()
            let version = try await world.draft(by: writer), page = "/columns/tzgg/\(ConsoleWorld.key(version).article)"
            #expect(try await !reader.get("/columns/tzgg").says(page))
            try await world.publish(version)
            #expect(try await reader.get("/columns/tzgg").says(page), "the list is not the one that was kept")
            #expect(try await reader.get(page).status == .ok)
            let pages = world.web.app.site.pages, passed = pages.passed.load(ordering: .relaxed)
            #expect(try await reader.get(page).status == .ok)
            #expect(pages.passed.load(ordering: .relaxed) == passed + 1, "the page was kept")
            let answer = try await world.act(.withdraw, on: version, by: office, [("reason", "内容有误")])
            #expect(answer.status == .seeOther, "\(answer.text)")
            let gone = try await reader.get(page)
            #expect(gone.status == .gone && gone.says("内容有误。") && !gone.says("。。"))
            #expect(try await !reader.get("/columns/tzgg").says(page))
        }
    }

    @Test("A transaction that is rolled back drops nothing, and one that shows nowhere neither", arguments: TestEngine.all)
    func kept(on engine: TestEngine) async throws {
        struct Refused: Error {}
        try await WebWorld.open(on: engine) { web in
            let telling = TellingDatabase(web.world.database), told = Told(), now = web.world.now
            telling.tell { tags in told.add(tags) }
            await #expect(throws: Refused.self) {
                try await telling.write { tx in
                    try tx.pagesChanged([.catalogue], at: now)
                    throw Refused()
                }
            }
            try await telling.write { tx in _ = try tx.rows("SELECT 1 AS one") }
            #expect(told.all.isEmpty)
            try await telling.write { tx in try tx.pagesChanged([.catalogue, .article(3)], at: now) }
            #expect(told.all == [[.catalogue, .article(3)]])
        }
    }
}
