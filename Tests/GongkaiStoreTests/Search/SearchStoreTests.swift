import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct SearchStoreTests {
    private func open(on engine: TestEngine, _ body: @escaping @Sendable (SearchWorld) async throws -> Void) async throws {
        try await PortalWorld.open(on: engine) { portal in try await body(SearchWorld(portal: portal)) }
    }

    private func request(_ typed: String, size: Int = 400) throws -> SearchRequest {
        var request = SearchRequest(try SearchQuery(typed))
        request.pageSize = size
        return request
    }

    @Test("Every search finds what a reader of all texts finds, in the same order, on both engines", arguments: TestEngine.all)
    func asTheReader(on engine: TestEngine) async throws {
        try await open(on: engine) { world in
            let store = world.store
            // Some in segments of segments, some in one, some in the tail.
            let drawn = world.draw(300)
            var items = try await world.show(Array(drawn[..<150]))
            try await store.sweep()
            items += try await world.show(Array(drawn[150..<270]))
            try await store.sweep()
            items += try await world.show(Array(drawn[270...]))
            let synonyms = Synonyms(try await store.synonymGroups().map(\.words))
            var found = 0
            for typed in world.queries(items) {
                guard let plain = try? request(typed) else { continue }
                for order in SearchRequest.Order.allCases {
                    var request = plain
                    request.order = order
                    let result = try await store.find(request, at: world.portal.now)
                    let expected = world.scan(items, request, synonyms)
                    #expect(result.hits.map(\.line.article) == expected, "\(typed)")
                    #expect(result.total == expected.count && result.isCounted, "\(typed)")
                    found += result.hits.count
                }
            }
            #expect(found > 2_000)
        }
    }

    @Test("A page is the same piece of the whole, and filters narrow it as they narrow the whole", arguments: TestEngine.all)
    func pagesAndFilters(on engine: TestEngine) async throws {
        try await open(on: engine) { world in
            let items = try await world.show(world.draw(200, seed: 5)), now = world.portal.now
            let store = world.store
            try await store.sweep()
            for typed in ["公租房", "通知 关于", "居民"] {
                var request = try request(typed)
                let all = try await store.find(request, at: now).hits.map(\.line.article)
                request.pageSize = 7
                for page in 1...4 {
                    request.page = page
                    #expect(
                        try await store.find(request, at: now).hits.map(\.line.article) == Array(all.dropFirst((page - 1) * 7).prefix(7)))
                }
                request = try self.request(typed)
                let facets = try await store.find(request, at: now).facets
                func check(_ set: (inout SearchFilter) -> Void, _ count: Int) async throws {
                    var narrowed = request
                    set(&narrowed.filter)
                    let result = try await store.find(narrowed, at: now)
                    #expect(
                        result.hits.map(\.line.article)
                            == world.scan(items, narrowed, Synonyms(try await store.synonymGroups().map(\.words))))
                    // What is counted may hold only the parts of the strings; of two characters it does not.
                    #expect(count >= result.total)
                    #expect(result.facets.years.count == facets.years.count || narrowed.filter.year == nil)
                }
                for (agency, count) in facets.agencies { try await check({ $0.agency = agency }, count) }
                for (column, count) in facets.columns { try await check({ $0.columns = [column] }, count) }
                for (year, count) in facets.years { try await check({ $0.year = year }, count) }
                for (kind, count) in facets.kinds { try await check({ $0.kind = kind }, count) }
                for (validity, count) in facets.validities { try await check({ $0.validity = validity }, count) }
                #expect(facets.agencies.count == 2 && facets.columns.count == 2 && facets.kinds.count == 3)
            }
            try await store.find(try request("居民"), at: now).facets.agencies.forEach { agency, count in
                #expect(items.count { $0.agency == agency && ($0.content.title + $0.content.plainText + $0.file).contains("居民") } == count)
            }
        }
    }

    @Test("What is published is found at once, and what is withdrawn, superseded or not yet public is not", arguments: TestEngine.all)
    func follows(on engine: TestEngine) async throws {
        try await open(on: engine) { world in
            let portal = world.portal, store = world.store
            func found(_ typed: String) async throws -> [ArticleID] {
                try await store.find(try request(typed), at: portal.now).hits.map(\.line.article)
            }
            _ = try await world.show(world.draw(100))
            try await store.sweep()
            var content = portal.content("关于龙舟竞渡安全的通知")
            content.plainText = "请遵照执行鼍鼓之令。"
            let article = try await portal.draft(content)
            #expect(try await found("龙舟竞渡").isEmpty)
            try await portal.publish(article)
            #expect(try await found("龙舟竞渡") == [article])
            #expect(try await found("鼍鼓") == [article])

            // Into a segment, and then changed: the old words are gone with the new version.
            _ = try await world.show(world.draw(100, seed: 3))
            try await store.sweep()
            let draft = try #require(try await portal.act(.restoreAsDraft, by: portal.writer, on: article).newDraft)
            var changed = try await portal.articles.version(article, draft, for: portal.writer, at: portal.now).content
            changed.title = "关于赛龙舟安全的通知"
            try await portal.articles.save(
                changed, of: article, version: draft, expecting: 1, hits: [], by: portal.writer, from: "10.0.0.2", at: portal.now)
            #expect(try await found("龙舟竞渡") == [article])
            try await portal.publish(article, draft)
            #expect(try await found("龙舟竞渡").isEmpty)
            #expect(try await found("赛龙舟") == [article])

            try await portal.act(.withdraw, by: portal.clerk, on: article, draft, reason: "含个人信息")
            #expect(try await found("赛龙舟").isEmpty)
            #expect(try await store.matching(text: "想了解赛龙舟安全方面的安排", at: portal.now).isEmpty)
            #expect(try await store.completions(of: "赛龙舟", site: nil, from: SuggestionShelf(), at: portal.now).isEmpty)
            #expect(try await portal.rows("search_tail").allSatisfy { !$0.contains("integer(\(article.value)), blob") })
        }
    }

    @Test("An article that is due to end is not found from that hour on, swept or not", arguments: TestEngine.all)
    func ends(on engine: TestEngine) async throws {
        try await open(on: engine) { world in
            let item = try await world.show(world.draw(1))[0], now = world.portal.now
            try await world.portal.database.write { tx in
                try tx.run("UPDATE article_version SET shows_until = \(now.adding(seconds: 60))")
                try tx.showAgain("article.id = \(item.id)")
            }
            let request = try request(item.content.title)
            #expect(try await world.store.find(request, at: now).hits.count == 1)
            let later = try await world.store.find(request, at: now.adding(seconds: 60))
            #expect(later.hits.isEmpty && later.total == 0)
        }
    }

    @Test("Built anew, the index finds the same; what is published meanwhile is found too", arguments: TestEngine.all)
    func rebuilds(on engine: TestEngine) async throws {
        try await open(on: engine) { world in
            let store = world.store, now = world.portal.now
            var items = try await world.show(world.draw(120))
            #expect(try await store.isOutdated())
            #expect(try await store.rebuild(chunk: 50, now: { now }) == .done(items: 120))
            #expect(try await !store.isOutdated())
            #expect(try await store.database.count("search_tail") == 0)
            let typed = ["公租房", "居民", "管理办法", "“申请 指南”"]
            for typed in typed {
                let request = try request(typed)
                let synonyms = Synonyms(try await store.synonymGroups().map(\.words))
                #expect(try await store.find(request, at: now).hits.map(\.line.article) == world.scan(items, request, synonyms), "\(typed)")
            }
            // Somebody builds, and broke off: nobody else begins for a minute, but what is published is found.
            try await store.database.write { tx in try tx.run("UPDATE search_state SET builder = 5, building_at = \(now)") }
            #expect(try await store.rebuild(now: { now }) == .underWay)
            items += try await world.show(world.draw(30, seed: 8))
            #expect(try await store.database.count("search_pending") == 30)
            #expect(try await store.rebuild(now: { now.adding(seconds: 61) }) == .done(items: 150))
            #expect(try await store.database.count("search_pending") == 0)
            for typed in typed {
                let request = try request(typed)
                let synonyms = Synonyms(try await store.synonymGroups().map(\.words))
                #expect(try await store.find(request, at: now).hits.map(\.line.article) == world.scan(items, request, synonyms), "\(typed)")
            }
        }
    }

    @Test("Small segments become large ones, and what is gone leaves them", arguments: TestEngine.all)
    func merges(on engine: TestEngine) async throws {
        try await open(on: engine) { world in
            let store = world.store
            for seed in 1...9 {
                _ = try await world.show(world.draw(70, seed: UInt64(seed)))
                try await store.sweep()
            }
            let sizes: [Int] = try await store.database.read { tx in
                try tx.rows("SELECT item_count FROM search_segment ORDER BY item_count").map { try $0.get("item_count") }
            }
            #expect(sizes == [70, 560])
            try await store.database.write { tx in
                try tx.run("UPDATE article_version SET state = 'withdrawn', ended_at = 0, end_reason = 'x' WHERE article_id % 3 > 0")
                try tx.showAgain("1 = 1")
            }
            #expect(try await store.find(try request("居民"), at: world.portal.now).hits.allSatisfy { $0.line.article.value % 3 == 0 })
            try await store.sweep()
            let left: Int = try await store.database.read { tx in
                try tx.value("SELECT SUM(item_count - gone_count) FROM search_segment")
            }
            let tail = try await store.database.count("search_tail")
            #expect(left + tail == 210)
        }
    }

    @Test("Half a title, a slip of the hand, and a longer text lead to what is public", arguments: TestEngine.all)
    func helps(on engine: TestEngine) async throws {
        try await open(on: engine) { world in
            let store = world.store, now = world.portal.now, shelf = SuggestionShelf()
            var drawn = world.draw(40)
            drawn[3].content.title = "城乡居民医疗保险参保缴费办法"
            let item = try await world.show(drawn)[3]
            #expect(try await store.completions(of: "城乡居民医", site: world.portal.site, from: shelf, at: now) == [item.content.title])
            let request = try request("居民医寮保险")
            #expect(try await store.find(request, at: now).hits.isEmpty)
            #expect(try await store.correction(of: request, typed: "居民医寮保险", from: shelf, at: now) == "居民医疗保险")
            let text = "我想知道本区2014年城乡居民医疗保险的参保人数，以及缴费的标准是怎样定的，钱由谁管理。"
            #expect(try await store.matching(text: text, site: world.portal.site, at: now).first?.article == item.id)
            #expect(try await store.matching(text: "鼍", at: now).isEmpty)
        }
    }

    @Test("Synonyms work with the next search, are audited, and wrong ones are refused in words", arguments: TestEngine.all)
    func synonyms(on engine: TestEngine) async throws {
        try await open(on: engine) { world in
            let store = world.store, portal = world.portal
            var drawn = world.draw(1)
            drawn[0].content.title = "鼍龙灯会公告"
            let item = try await world.show(drawn)[0]
            #expect(try await store.find(try request("灯节"), at: portal.now).hits.isEmpty)
            try await store.putSynonyms(["灯节", "灯会"], in: nil, by: portal.clerk, from: "10.0.0.1", at: portal.now)
            let result = try await store.find(try request("灯节"), at: portal.now)
            #expect(result.hits.map(\.line.article) == [item.id])
            #expect(result.synonyms == ["灯会"])
            #expect(result.hits[0].title.hasHit)
            let group = try #require(try await store.synonymGroups().last)
            await #expect(throws: SynonymRefusal.taken("灯会")) {
                try await store.putSynonyms(["灯會", "花灯"], in: nil, by: portal.clerk, from: "10.0.0.1", at: portal.now)
            }
            await #expect(throws: SynonymRefusal.tooFew) {
                try await store.putSynonyms(["灯会", "灯會"], in: group.id, expecting: 1, by: portal.clerk, from: "", at: portal.now)
            }
            await #expect(throws: SiteRefusal.permissionMissing(.manageSites)) {
                try await store.putSynonyms(["甲", "乙"], in: nil, by: portal.writer, from: "10.0.0.1", at: portal.now)
            }
            await #expect(throws: SynonymRefusal.stale) {
                try await store.removeSynonyms(group.id, expecting: 7, by: portal.clerk, from: "10.0.0.1", at: portal.now)
            }
            try await store.removeSynonyms(group.id, expecting: 1, by: portal.clerk, from: "10.0.0.1", at: portal.now)
            #expect(try await store.find(try request("灯节"), at: portal.now).hits.isEmpty)
            let trail = try await AuditStore(database: store.database).trail(of: "search_synonym/\(group.id)")
            #expect(trail.map(\.action) == ["synonym.create", "synonym.remove"])
        }
    }

    @Test("Searched words are counted by the day, and none that may name a person", arguments: TestEngine.all)
    func words(on engine: TestEngine) async throws {
        try await open(on: engine) { world in
            let store = world.store, tally = SearchTally(), day = world.portal.now.day
            for _ in 0..<3 { tally.note("公租房", found: true, on: day) }
            for _ in 0..<2 { tally.note("廉租房 ", found: false, on: day) }
            tally.note("张三 低保", found: false, on: day)
            tally.note("13800001111", found: false, on: day)
            tally.note("１３８００００１１１１ 张三", found: false, on: day)
            try await store.write(tally, at: world.portal.now)
            // What hardly anybody asked for is nobody else's business.
            #expect(try await store.words(from: day, through: day, unfound: true, for: world.portal.clerk).isEmpty)
            tally.note("廉租房", found: true, on: day)
            try await store.write(tally, at: world.portal.now)
            let all = try await store.words(from: day, through: day, unfound: false, for: world.portal.clerk)
            #expect(all == [SearchedWord(word: "公租房", searches: 3, empty: 0), SearchedWord(word: "廉租房", searches: 3, empty: 2)])
            #expect(try await store.words(from: day, through: day, unfound: true, for: world.portal.clerk).map(\.word) == ["廉租房"])
            await #expect(throws: SiteRefusal.permissionMissing(.manageSites)) {
                _ = try await store.words(from: day, through: day, unfound: false, for: world.portal.writer)
            }
        }
    }

    @Test(
        "Searched words wait when they cannot be written down, and are forgotten in time though nobody searches", arguments: TestEngine.all)
    func lostWords(on engine: TestEngine) async throws {
        try await open(on: engine) { world in
            let store = world.store, tally = SearchTally(), now = world.portal.now, day = now.day
            for _ in 0..<3 { tally.note("公租房", found: true, on: day) }
            try await store.database.write { tx in try tx.run("ALTER TABLE search_word RENAME TO search_word_away") }
            await #expect(throws: DatabaseError.self) { try await store.write(tally, at: now) }
            try await store.database.write { tx in try tx.run("ALTER TABLE search_word_away RENAME TO search_word") }
            tally.note("公租房", found: false, on: day)
            try await store.write(tally, at: now)
            #expect(
                try await store.words(from: day, through: day, unfound: false, for: world.portal.clerk)
                    == [SearchedWord(word: "公租房", searches: 4, empty: 1)])
            try await store.write(tally, at: now.adding(seconds: 181 * 86_400))
            let left = try await store.database.count("search_word")
            #expect(left == 0)
        }
    }
}
