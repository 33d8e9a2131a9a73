import GongkaiCore
import GongkaiTestSupport
import Synchronization
import Testing

@testable import GongkaiStore

@Suite struct ArticleImportTests {
    private func articles(_ world: PortalWorld, _ range: Range<Int>) -> [ImportedArticle] {
        range.map { number in
            var content = world.content("关于第\(number)号桥梁维修的公告")
            content.term.effectiveOn = "2010-06-01"
            content.audiences = ["1"]
            return ImportedArticle(
                line: number, content: content,
                place: ArticleStore.Place(
                    column: world.notices, agency: world.world.education, kind: "notice",
                    indexNumber: "\(PortalWorld.code)/2010-\(10_000 + number)"),
                publishedAt: Instant(Day("2010-05-06"), hour: 9))
        }
    }

    @Test("What comes in is shown as if it had been published here, found, and followed by what is written next", arguments: TestEngine.all)
    func comesIn(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let first = try await world.draft()
            let chunks = Mutex([articles(world, 30..<40), articles(world, 0..<30)])
            let imported = try await world.articles.load(
                count: 40, review: ArticleImportReview(by: world.leader, basis: "逐条复核"), from: "localhost", at: world.now,
                next: { chunks.withLock { $0.popLast() } })
            #expect(imported == ArticleStore.Imported(articles: 40, unregistered: 40))
            let shown = try await world.rows("shown_article")
            #expect(shown.count == 40)
            try await world.articles.rebuildShown()
            #expect(try await world.rows("shown_article") == shown)

            let search = SearchStore(database: world.database)
            let found = try await search.find(SearchRequest(try SearchQuery("第7号桥梁")), at: world.now)
            #expect(found.hits.map(\.line.indexNumber) == ["\(PortalWorld.code)/2010-10007"])
            #expect(try await search.find(SearchRequest(try SearchQuery("桥梁维修")), at: world.now).total == 40)
            let last = try await world.draft()
            #expect(last.value > first.value + 40)
            // Its number is behind those that came in.
            try await world.publish(last)
            try await world.act(.withdraw, by: world.clerk, on: ArticleID(value: first.value + 8), reason: "重复")
            #expect(try await search.find(SearchRequest(try SearchQuery("第7号桥梁")), at: world.now).hits.isEmpty)
            guard case .intact = try await AuditStore(database: world.database).verify() else {
                Issue.record("the trail does not hold")
                return
            }
        }
    }

    @Test("A number in use is told with its line, and who may not answer for it cannot", arguments: TestEngine.all)
    func refuses(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let number = "\(PortalWorld.code)/2010-10003"
            _ = try await world.draft(index: number)
            let faults = try await world.articles.importFaults([
                (number: "\(PortalWorld.code)/2010-10004", line: 1, agency: world.world.education),
                (number: number, line: 2, agency: world.world.education),
            ])
            #expect(faults == [ArticleImportFault(line: 2, "the index number \(number) belongs to another article already")])
            let chunk = articles(world, 5..<6)
            await #expect(throws: ArticleRefusal.permissionMissing(.publishArticles)) {
                _ = try await world.articles.load(
                    count: 1, review: ArticleImportReview(by: world.writer, basis: "复核"), from: "localhost", at: world.now, next: { chunk })
            }
        }
    }
}
