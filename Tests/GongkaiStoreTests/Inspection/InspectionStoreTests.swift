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
            content.body = "<p>见<a href=\"/columns/gzdt\">附件</a></p>"
            let article = try await portal.draft(content)
            try await portal.publish(article)
            let facts = try await store.facts(of: site, at: portal.now)
            let notices = try #require(facts.columns.first { $0.column.code == "tzgg" })
            #expect(notices.lastItemOn == "2014-03-03")
            #expect(notices.subject == .column(portal.notices.value))
            #expect(facts.homeLastItemOn == "2014-03-03")
            let bodies = try await store.bodiesWithLinks(of: site.id, at: portal.now)
            #expect(bodies.map(\.addresses) == [["/columns/gzdt"]])
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
            let all = try await store.findings(of: run, for: portal.clerk)
            #expect(all.count == findings.reduce(0) { $0 + $1.evidence.count })
            // One line may stand for several things: of a unit with very many, those beyond the first.
            #expect(kept.findings == findings.flatMap(\.evidence).reduce(0) { $0 + $1.things })
            #expect(all.contains { $0.subject == .site(site.id.value) })
            #expect(try await store.findings(of: run, for: portal.writer).isEmpty)
            for table in ["inspection_run", "inspection_result", "inspection_finding"] {
                await #expect(throws: DatabaseError.self) {
                    try await portal.database.write { tx in try tx.run("DELETE FROM \(SQL(identifier: table))") }
                }
            }
        }
    }

    @Test(
        "Of many incomplete entries of a unit the first are listed, the others counted, and all are found page by page",
        arguments: TestEngine.all)
    func many(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            let store = InspectionStore(database: portal.database), count = InspectionStore.mostListed + 20
            let site = try #require(try await portal.sites.sites().first)
            var content = portal.content()
            content.subject = nil
            let ids = try await portal.database.write { [content] tx in
                var ids: [ArticleID] = []
                for number in 1...count {
                    let id = try tx.draft(
                        content, in: ArticleStore.Place(column: portal.notices, agency: portal.world.education, kind: "notice"), hits: [],
                        by: portal.writer.id, as: .command, at: portal.now)
                    try tx.run(
                        """
                        UPDATE article_version SET state = 'live', published_at = \(portal.now.adding(seconds: -number)), secrecy = 'open'
                        WHERE article_id = \(id)
                        """)
                    try tx.showAgain("article.id = \(id)")
                    ids.append(id)
                }
                return ids
            }
            let run = try await Self.inspect(portal, store)
            let found = try await store.findings(of: run, for: portal.writer).filter {
                $0.subject == .catalogue($0.owner) || $0.place.contains("开学")
            }
            let listed = found.filter { $0.things == 1 }
            #expect(listed.count == InspectionStore.mostListed)
            #expect(found.filter { $0.things > 1 }.map(\.things) == [20])
            #expect(found.last?.subject == .catalogue(portal.world.education))
            let kept = try #require(try await store.runs(of: site.id).first)
            #expect(kept.findings >= count)

            var all: [ArticleID] = [], cursor: ListCursor?
            repeat {
                let page = try await store.catalogueFaults(
                    of: site.id, by: portal.world.education, before: cursor, limit: 30, for: portal.writer, at: portal.now)
                all += page.faults.map(\.article)
                cursor = page.next
            } while cursor != nil
            #expect(all == ids, "the newest first")
            await #expect(throws: ArticleRefusal.notForThisUnit) {
                _ = try await store.catalogueFaults(of: site.id, by: portal.world.township, for: portal.writer, at: portal.now)
            }
        }
    }

    private static func inspect(_ portal: PortalWorld, _ store: InspectionStore, at now: Instant? = nil) async throws -> Int64 {
        let now = now ?? portal.now
        let site = try #require(try await portal.sites.sites().first)
        let edition = IndicatorEdition.edition(forYear: 2014), facts = try await store.facts(of: site, at: now)
        let findings = SiteInspection(facts, by: edition, on: now.day, calendar: .published).findings
        return try await store.keep(
            findings, score: InspectionScore(findings, of: facts.site, by: edition), edition: edition, of: site.id, on: now.day,
            sawOutside: false, startedAt: now, by: .command, at: now)
    }

    @Test("Findings go after thirty later inspections, summaries after four hundred, and none before", arguments: TestEngine.all)
    func forgotten(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            let store = InspectionStore(database: portal.database)
            let first = try await Self.inspect(portal, store), second = try await Self.inspect(portal, store)
            for _ in 2...InspectionStore.findingsKept { _ = try await Self.inspect(portal, store) }
            #expect(try await !store.findings(of: first, for: portal.clerk).isEmpty)
            try await store.forgetOld(of: portal.site, by: .command, at: portal.now)
            #expect(try await store.findings(of: first, for: portal.clerk).isEmpty)
            #expect(try await !store.findings(of: second, for: portal.clerk).isEmpty)
            #expect(try await !store.results(of: first).isEmpty)
            let trail = try await AuditStore(database: portal.database).trail(of: "inspection_run/\(first)")
            #expect(trail.map(\.action) == ["inspection.run", "inspection.forget"])
            await #expect(throws: DatabaseError.self) {
                try await portal.database.write { tx in try tx.run("DELETE FROM inspection_finding WHERE run_id = \(second)") }
            }
            await #expect(throws: DatabaseError.self) {
                try await portal.database.write { tx in try tx.run("DELETE FROM inspection_result WHERE run_id = \(first)") }
            }
            try await portal.database.write { tx in
                for _ in 0..<InspectionStore.summariesKept {
                    try tx.run(
                        """
                        INSERT INTO inspection_run (site_id, day, edition, started_at, finished_at, saw_outside, findings)
                        VALUES (\(portal.site), '2014-03-04', '2019', 0, 0, 0, 0)
                        """)
                }
            }
            try await store.forgetOld(of: portal.site, by: .command, at: portal.now)
            let left = try await store.runs(of: portal.site, limit: 1_000)
            #expect(left.count == InspectionStore.summariesKept && !left.contains { $0.id == second })
            #expect(try await store.results(of: second).isEmpty)
        }
    }

    @Test("One inspection is asked for at a time; one whose server was stopped makes room after two minutes", arguments: TestEngine.all)
    func oneJob(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { portal in
            let store = InspectionStore(database: portal.database), now = portal.now
            #expect(try await store.job(for: portal.clerk, at: now) == nil)
            await #expect(throws: SiteRefusal.permissionMissing(.manageSites)) {
                _ = try await store.beginJob(portal.site, by: portal.writer, at: now)
            }
            #expect(try await store.beginJob(portal.site, by: portal.clerk, at: now))
            #expect(try await !store.beginJob(portal.site, by: portal.secondClerk, at: now.adding(seconds: 60)))
            try await store.keepJob(begunAt: now, at: now.adding(seconds: 100))
            #expect(try await store.job(for: portal.clerk, at: now.adding(seconds: 200))?.isRunning == true)
            #expect(try await !store.beginJob(portal.site, by: portal.secondClerk, at: now.adding(seconds: 200)))
            let lost = try #require(try await store.job(for: portal.clerk, at: now.adding(seconds: 300)))
            #expect(!lost.isRunning && lost.hasFailed && lost.startedBy == portal.clerk.name)
            let later = now.adding(seconds: 300)
            #expect(try await store.beginJob(portal.site, by: portal.secondClerk, at: later))
            // The one that was given up says nothing any more.
            try await store.endJob(begunAt: now, hasFailed: true, at: later)
            #expect(try await store.job(for: portal.clerk, at: later)?.isRunning == true)
            try await store.endJob(begunAt: later, hasFailed: false, at: later.adding(seconds: 9))
            let done = try #require(try await store.job(for: portal.clerk, at: later.adding(seconds: 10)))
            #expect(!done.isRunning && !done.hasFailed)
            #expect(try await store.beginJob(portal.site, by: portal.clerk, at: later.adding(seconds: 11)))
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
