import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct InspectionStoreTests {
    @Test(
        "The facts of a site come from what is shown: newest items, bodies with links, faults of the catalogue", arguments: TestEngine.all)
    func facts(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            let store = InspectionStore(database: portal.database)
            let site = try #require(try await portal.sites.sites().first)
            let before = try await store.facts(of: site, at: portal.now)
            #expect(before.columns.map(\.lastItemOn) == [nil, nil])
            #expect(before.homeLastItemOn == nil && before.guideFaults == nil)

            var content = portal.content()
            content.body = "<p>见<a href=\"/columns/tzgg/999\">附件</a></p>"
            let article = try await portal.draft(content)
            try await portal.publish(article)
            let facts = try await store.facts(of: site, at: portal.now)
            let notices = try #require(facts.columns.first { $0.column.code == "tzgg" })
            #expect(notices.lastItemOn == "2014-03-03")
            #expect(notices.subject == .column(portal.notices.value))
            #expect(facts.homeLastItemOn == "2014-03-03")
            let bodies = try await store.bodiesWithLinks(of: site.id, at: portal.now)
            #expect(bodies.map(\.addresses) == [["/columns/tzgg/999"]])
            #expect(bodies.map(\.owner) == [portal.world.education])
            // Taken down, it is looked at no more.
            try await portal.act(.withdraw, by: portal.secondClerk, on: article, reason: "有误")
            #expect(try await store.bodiesWithLinks(of: site.id, at: portal.now).isEmpty)
        }
    }

    @Test("A column that only leads to others lives by what stands below it", arguments: TestEngine.all)
    func above(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            var settings = try PortalWorld.column("zwgk", "政务公开", "catalogue", portal.world)
            _ = try await portal.sites.createColumn(settings, in: portal.site, by: portal.clerk, from: "10.0.0.1", at: portal.now)
            settings = try #require(try await portal.sites.columns(of: portal.site).first { $0.code == "tzgg" }).settings
            settings.column.parent = "zwgk"
            try await portal.sites.changeColumn(
                portal.notices, to: settings, expecting: 1, by: portal.clerk, from: "10.0.0.1", at: portal.now)
            try await portal.publish(try await portal.draft())
            let site = try #require(try await portal.sites.sites().first)
            let facts = try await InspectionStore(database: portal.database).facts(of: site, at: portal.now)
            #expect(facts.columns.first { $0.column.code == "zwgk" }?.lastItemOn == "2014-03-03")
            #expect(facts.columns.first { $0.column.code == "gzdt" }?.lastItemOn == nil)
        }
    }

    @Test("What was found is kept by run, cannot be changed, and is read back by who must mend it", arguments: TestEngine.all)
    func kept(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            let store = InspectionStore(database: portal.database)
            let site = try #require(try await portal.sites.sites().first)
            let edition = IndicatorEdition.edition(forYear: 2014)
            let facts = try await store.facts(of: site, at: portal.now)
            let findings = SiteInspection(facts, by: edition, on: portal.now.day, calendar: .published).findings
            let score = InspectionScore(findings, of: facts.site, by: edition)
            let run = try await store.keep(
                findings, score: score, edition: edition, of: site.id, on: portal.now.day, sawOutside: false, startedAt: portal.now,
                by: .command, at: portal.now)
            let kept = try #require(try await store.runs(of: site.id).first)
            #expect(kept.id == run && kept.day == "2014-03-03" && kept.score == score.tenths)
            #expect(try await store.results(of: run).map(\.code) == findings.map(\.code))
            let all = try await store.findings(of: run)
            #expect(all.count == findings.reduce(0) { $0 + $1.evidence.count } && all.count == kept.findings)
            #expect(all.contains { $0.subject == .site(site.id.value) })
            #expect(try await store.findings(of: run, owners: [portal.world.education]).isEmpty)
            for table in ["inspection_run", "inspection_result", "inspection_finding"] {
                await #expect(throws: DatabaseError.self) {
                    try await portal.database.write { tx in try tx.run("DELETE FROM \(SQL(identifier: table))") }
                }
            }
        }
    }

    @Test("One of several servers inspects at night; one that never finished is relieved after an hour", arguments: TestEngine.all)
    func claimed(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            let store = InspectionStore(database: portal.database), day = portal.now.day, now = portal.now
            #expect(try await store.claim(day, at: now))
            #expect(try await !store.claim(day, at: now.adding(seconds: 60)))
            #expect(try await store.claim(day, at: now.adding(seconds: 3_700)))
            try await store.finish(day, at: now.adding(seconds: 3_800))
            #expect(try await !store.claim(day, at: now.adding(seconds: 9_000)))
            #expect(try await store.claim(day.adding(days: 1), at: now.adding(seconds: 86_400)))
        }
    }

    @Test("Rebuilding finds what is missing, superfluous and wrong in what the public reads, and mends it", arguments: TestEngine.all)
    func rebuilt(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            let articles = portal.articles
            var ids: [ArticleID] = []
            for title in ["甲", "乙", "丙"] {
                let article = try await portal.draft(portal.content(title))
                try await portal.publish(article)
                ids.append(article)
            }
            let shown = ids
            let right = try await portal.rows("shown_article")
            #expect(try await articles.rebuildShown(mending: true, by: .command, at: portal.now).differences.isEmpty)
            try await portal.database.write { tx in
                try tx.run("DELETE FROM shown_article WHERE article_id = \(shown[0])")
                try tx.run("UPDATE shown_article SET title = '别的' WHERE article_id = \(shown[1])")
                try tx.run("UPDATE shown_article SET column_id = \(portal.news) WHERE article_id = \(shown[2])")
            }
            let kinds: [ArticleStore.Rebuild.Difference.Kind] = [.missing, .wrong, .missing, .superfluous]
            let looked = try await articles.rebuildShown(mending: false, by: .command, at: portal.now)
            #expect(looked.differences.map(\.kind) == kinds)
            #expect(try await portal.rows("shown_article") != right)
            let mended = try await articles.rebuildShown(mending: true, by: .command, at: portal.now)
            #expect(mended.differences.map(\.kind) == kinds && mended.rows == 3)
            #expect(try await portal.rows("shown_article") == right)
        }
    }
}
