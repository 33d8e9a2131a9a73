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
        try await ConsoleWorld.open(on: engine, serving: false) { world in
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

    @Test("Lists that name a consultation tell its outcome as soon as that is published, or no longer linked", arguments: TestEngine.all)
    func answered(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine, serving: false) { world in
            let writer = try await world.browser(.writer), office = try await world.browser(.office), reader = world.web.browser()
            let asking = [("kind", "consultation"), ("closes_on", "2014-03-20")]
            let form = try await writer.get("/console/articles/new?column=\(world.notices.value)&kind=consultation").allHidden
            let words = [("title", "关于停车收费公开征求意见的公告"), ("body", "请提意见。")] + ConsoleWorld.fields
            let version = try #require(try await writer.post("/console/articles/new", form + words + asking).location)
            try await world.publish(version)
            for list in ["/", "/columns/tzgg"] {
                let page = try await reader.get(list)
                #expect(page.says("征集中，至2014-03-20"), "\(list)")
            }
            #expect(try await reader.get("/search?q=\(Path.encoded("停车收费"))").says("征集中，至2014-03-20"))
            // In another column: nothing but the consultation ties the lists to it.
            let other = try await writer.fill(
                "/console/articles/new?column=\(world.news.value)",
                [("kind", "news"), ("title", "征求意见的结果"), ("body", "采纳了三条。")] + ConsoleWorld.fields, to: "/console/articles/new")
            let outcome = try #require(other.location, "\(other.text)"), asked = ConsoleWorld.key(version).article
            let articles = world.articles, clerk = try #require(world.officers[.office])
            let answer = ArticleID(value: ConsoleWorld.key(outcome).article), target = ArticleID(value: asked), now = world.web.world.now
            try await articles.link(answer, to: target, as: .answers, by: clerk, from: "", at: now)
            try await world.publish(outcome)
            for list in ["/", "/columns/tzgg"] {
                let page = try await reader.get(list)
                #expect(page.says("结果已公布") && !page.says("征集中"), "\(list)")
            }
            let record = try await office.get("/console/articles/\(asked)")
            let removed = try await office.post(
                "/console/articles/\(answer.value)/links/removal", [("token", record.csrf), ("other", "\(asked)"), ("kind", "answers")])
            #expect(removed.status == .seeOther, "\(removed.text)")
            for list in ["/", "/columns/tzgg"] {
                let page = try await reader.get(list)
                #expect(page.says("征集中，至2014-03-20"), "\(list)")
            }
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
