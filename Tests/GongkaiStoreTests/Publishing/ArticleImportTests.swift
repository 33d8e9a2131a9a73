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
            _ = try await world.articles.rebuildShown(mending: true, by: .command, at: world.now)
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

    @Test("A load that is broken off tells how many are in, and the next goes on behind them", arguments: TestEngine.all)
    func brokenOff(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            struct Away: Error {}
            let written = Mutex<[Int]>([]), calls = Mutex(0), first = articles(world, 0..<10), rest = articles(world, 10..<15)
            await #expect(throws: Away.self) {
                _ = try await world.articles.load(
                    count: 15, review: ArticleImportReview(by: world.leader, basis: "逐条复核"), from: "localhost", at: world.now,
                    next: {
                        let call = calls.withLock { calls in
                            calls += 1
                            return calls
                        }
                        if call > 1 { throw Away() }
                        return first
                    }, written: { done in written.withLock { $0.append(done) } })
            }
            #expect(written.withLock { $0 } == [10])
            let chunk = Mutex<[ImportedArticle]?>(rest)
            _ = try await world.articles.load(
                count: 5, review: ArticleImportReview(by: world.leader, basis: "逐条复核"), from: "localhost", at: world.now,
                next: {
                    chunk.withLock { chunk in
                        defer { chunk = nil }
                        return chunk
                    }
                })
            let shown = try await world.database.count("shown_article")
            #expect(shown == 15)
        }
    }

    @Test("What comes in while the search index is built anew is found when that is done", arguments: TestEngine.all)
    func whileIndexing(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SearchStore(database: world.database), articles = world.articles
            try await world.publish(try await world.draft())
            let some = self.articles(world, 0..<10)
            // As a build that has read all articles there were.
            try await world.database.write { tx in try tx.run("UPDATE search_state SET builder = 7") }
            let chunk = Mutex<[ImportedArticle]?>(some)
            _ = try await articles.load(
                count: 10, review: ArticleImportReview(by: world.leader, basis: "逐条复核"), from: "localhost", at: world.now,
                next: {
                    chunk.withLock { chunk in
                        defer { chunk = nil }
                        return chunk
                    }
                })
            // And as it ends: what is live is turned off for what it has written.
            try await world.database.write { tx in
                try tx.run("UPDATE search_segment SET is_live = 1 - is_live")
                try tx.run("UPDATE search_state SET builder = 0")
            }
            try await store.sweep()
            #expect(try await store.find(SearchRequest(try SearchQuery("桥梁维修")), at: world.now).total == 10)
        }
    }

    @Test("Building the public table anew leaves alone what is right, with its part of the search index", arguments: TestEngine.all)
    func rightPartsStay(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            try await world.publish(try await world.draft())
            let tail = try await world.rows("search_tail"), changes = PageChangeStore(database: world.database)
            let last = try await changes.last()
            let trail = try await world.database.count("audit_entry")
            let rebuild = try await world.articles.rebuildShown(mending: true, by: .command, at: world.now)
            #expect(rebuild.differences.isEmpty && rebuild.rows == 1)
            #expect(try await world.rows("search_tail") == tail)
            #expect(try await changes.last() == last)
            let after = try await world.database.count("audit_entry")
            #expect(after == trail)
        }
    }
}
