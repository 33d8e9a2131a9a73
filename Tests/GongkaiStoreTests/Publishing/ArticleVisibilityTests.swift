import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("What the public sees of the store")
struct ArticleVisibilityTests {
    @Test("The SQL of the lists and the one rule agree over random histories and instants", arguments: TestEngine.all)
    func agree(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            var random = Draws(seed: 20_140_303)
            var articles: [ArticleID] = []
            var now = world.now
            for round in 0..<30 {
                var content = world.content("第\(round)篇")
                if random.next(3) == 0 { content.expireAt = now.adding(seconds: 3600 * (random.next(100) + 1)) }
                content.expiresWithNotice = random.next(2) == 0
                let kind = random.next(4) == 0 ? "personalList" : "notice"
                let article = try await world.draft(content, kind: kind, at: now)
                articles.append(article)
                switch random.next(5) {
                case 0: break
                case 1:
                    try await world.approve(article, at: now)
                    try await world.act(
                        .schedule, by: world.clerk, on: article, publishAt: now.adding(seconds: 600), at: now)
                default:
                    try await world.publish(article, at: now)
                    if random.next(3) == 0 {
                        try await world.act(.withdraw, by: world.leader, on: article, reason: "有误", at: now.adding(seconds: 60))
                    } else if random.next(3) == 0 {
                        let number = try #require(
                            try await world.act(.restoreAsDraft, by: world.writer, on: article, at: now).newDraft)
                        try await world.publish(article, number, at: now.adding(seconds: 1800))
                    }
                }
                now = now.adding(seconds: 3600 * random.next(20))
                if random.next(4) == 0 { _ = try await world.articles.sweep(at: now) }
            }
            for _ in 0..<60 {
                let moment = world.now.adding(seconds: 1800 * random.next(1200) - 3600)
                let listed = Set(try await world.articles.list(world.notices, limit: 1000, at: moment).map(\.article))
                for article in articles {
                    let facts = try await world.database.read { tx in try tx.visibilityFacts(of: article) }
                    let isShown = Visibility.of(facts, at: moment) == .shown
                    #expect(isShown == listed.contains(article), "\(article) at \(moment.text): \(facts)")
                }
            }
            let before = try await world.rows("shown_article")
            #expect(!before.isEmpty)
            try await world.database.write { tx in try tx.run("DELETE FROM shown_article WHERE article_id % 2 = 0") }
            _ = try await world.articles.rebuildShown(mending: true, by: .command, at: world.now)
            #expect(try await world.rows("shown_article") == before)
        }
    }

    @Test("A secret in a draft, a withdrawn, a scheduled or an expired text leaves by no public function", arguments: TestEngine.all)
    func secret(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let secret = "密语七七八九", file = String(repeating: "ab", count: 32), now = world.now
            try await world.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO stored_file (sha256, size, media_type, plain_text, stored_at)
                    VALUES (\(file), 3, 'text/plain', \(secret), \(now))
                    """)
            }
            let files = FileStore(database: world.database)
            var content = world.content("关于\(secret)的通知")
            content.abstract = secret
            content.keywords = [secret]
            content.files = [ArticleContent.File(name: secret + ".txt", sha256: file)]
            var brief = content
            brief.expireAt = now.adding(seconds: 60)
            let drafted = try await world.draft(content)
            let submitted = try await world.draft(content)
            try await world.act(.submit, by: world.writer, on: submitted)
            let scheduled = try await world.draft(content)
            try await world.approve(scheduled)
            try await world.act(.schedule, by: world.clerk, on: scheduled, publishAt: now.adding(seconds: 86_400))
            let withdrawn = try await world.draft(content)
            try await world.publish(withdrawn)
            #expect(try await files.text(of: file, for: .anybody(at: now)) == secret)
            try await world.act(.move, by: world.clerk, on: withdrawn, target: "gzdt")
            try await world.act(.withdraw, by: world.leader, on: withdrawn, reason: "内容有误")
            let expired = try await world.draft(brief)
            try await world.publish(expired)
            let open = try await world.draft()
            try await world.publish(open)
            _ = try await world.act(.restoreAsDraft, by: world.writer, on: open)
            try await world.articles.save(
                content, of: open, version: 2, expecting: 1, hits: [], by: world.writer, from: "", at: now)

            for moment in [now.adding(seconds: 60), now.adding(seconds: 3600), now.adding(seconds: 100_000)] {
                var said: [String] = []
                for article in [drafted, submitted, scheduled, withdrawn, expired, open] {
                    said.append("\(String(describing: try await world.articles.article(article, at: moment)))")
                }
                said.append("\(try await world.articles.list(world.notices, limit: 99, at: moment))")
                said.append("\(try await world.articles.list(world.news, limit: 99, at: moment))")
                said.append("\(try await world.articles.catalogue(limit: 99, at: moment))")
                said.append(
                    "\(String(describing: try await world.articles.redirect("tzgg/\(withdrawn.value)", in: world.site, at: moment)))")
                #expect(said.allSatisfy { !$0.contains(secret) })
                #expect(said.joined().contains("开学工作"))
                #expect(try await files.shown(file, at: moment) == nil)
                #expect(try await files.text(of: file, for: .anybody(at: moment)).isEmpty)
                #expect(try await world.articles.counts(of: world.site, at: moment) == [world.notices: 1])
                #expect(try await world.articles.catalogueCount(at: moment) == 1)
            }
            // A closed site shows nothing at all.
            let site = try #require(try await world.sites.sites().first)
            var settings = site.settings
            settings.isClosed = true
            await #expect(throws: SiteRefusal.closureIsAnAct) {
                try await world.sites.changeSite(site.id, to: settings, expecting: site.revision, by: world.clerk, from: "", at: now)
            }
            await #expect(throws: SiteRefusal.closureReasonMissing) {
                try await world.sites.setClosed(true, site.id, reason: " ", expecting: site.revision, by: world.clerk, from: "", at: now)
            }
            try await world.sites.setClosed(true, site.id, reason: "改版", expecting: site.revision, by: world.clerk, from: "", at: now)
            #expect(try await world.articles.article(open, at: now) == nil)
            #expect(try await world.database.count("shown_article") == 0)
            try await world.sites.setClosed(false, site.id, reason: "完成", expecting: site.revision + 1, by: world.clerk, from: "", at: now)
            #expect(try await world.articles.article(open, at: now) != nil)
        }
    }

    @Test("The pages of a list follow on each other without a gap", arguments: TestEngine.all)
    func pages(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            var all: [ArticleID] = []
            for index in 0..<7 {
                let article = try await world.draft()
                try await world.publish(article, at: world.now.adding(seconds: index / 2))
                all.insert(article, at: 0)
            }
            var read: [ArticleID] = []
            var cursor: ListCursor?
            repeat {
                let page = try await world.articles.list(world.notices, before: cursor, limit: 2, at: world.now.adding(seconds: 60))
                read += page.map(\.article)
                cursor = page.last?.cursor
            } while cursor != nil
            #expect(read == all)
            let ranking = try await world.articles.timeliness(
                of: [world.world.education, world.world.township], madeFrom: "2014-01-01", through: "2014-12-31", on: "2014-03-04")
            #expect(ranking.map(\.onTime) == [7, 0] && ranking.map(\.rank) == [1, 2])
        }
    }
}

/// A stream of draws that is the same for the same seed.
private struct Draws {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
