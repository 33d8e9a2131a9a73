import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Links between articles, and lists over a site")
struct ArticleLinkTests {
    @Test("A link shows on both pages, and on neither while one of them is not public", arguments: TestEngine.all)
    func bothWays(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let articles = world.articles, now = world.now
            let document = try await world.draft(), reading = try await world.draft(world.content("开学通知的解读"), kind: "interpretation")
            try await world.publish(document)
            try await articles.link(reading, to: document, as: .interprets, by: world.writer, from: "", at: now)
            #expect(try await articles.shownLinks(of: document, on: world.site, at: now).isEmpty)
            try await world.publish(reading)
            let there = try await articles.shownLinks(of: document, on: world.site, at: now)
            #expect(there.map(\.words) == ["政策解读"] && there.map(\.line.article) == [reading])
            let back = try await articles.shownLinks(of: reading, on: world.site, at: now)
            #expect(back.map(\.words) == ["解读的文件"] && back.map(\.line.article) == [document])
            try await world.act(.withdraw, by: world.secondClerk, on: reading, reason: "有误")
            #expect(try await articles.shownLinks(of: document, on: world.site, at: now).isEmpty)
            let listed = try await articles.links(of: document, for: world.writer, at: now).links
            #expect(listed.map(\.isShown) == [false] && listed.map(\.isReversed) == [true])
            try await articles.unlink(reading, from: document, as: .interprets, by: world.writer, address: "", at: now)
            #expect(try await articles.links(of: document, for: world.writer, at: now).links.isEmpty)
        }
    }

    @Test("The pages of articles that are linked with one change when it does", arguments: TestEngine.all)
    func changed(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let changes = PageChangeStore(database: world.database)
            let document = try await world.draft(), reading = try await world.draft(world.content("解读"), kind: "interpretation")
            let other = try await world.draft()
            for article in [document, reading, other] { try await world.publish(article) }
            try await world.articles.link(reading, to: document, as: .interprets, by: world.clerk, from: "", at: world.now)
            for (one, linked) in [(reading, document), (document, reading)] {
                let last = try await changes.last()
                try await world.act(.withdraw, by: world.secondClerk, on: one, reason: "有误")
                let tags = Set(try await changes.changes(after: last, limit: 100).map(\.tag))
                #expect(tags.isSuperset(of: [.article(one.value), .article(linked.value)]))
                #expect(!tags.contains(.article(other.value)))
            }
        }
    }

    @Test("A link to a shown page of another unit goes through review with its draft, or takes who may publish", arguments: TestEngine.all)
    func shownAtOnce(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let articles = world.articles, now = world.now
            let foreign = try await articles.draft(
                world.content("乡镇的通知"), in: .init(column: world.notices, agency: world.world.district, kind: "notice"), hits: [],
                by: world.clerk, from: "", at: now)
            // Through the hands of the one unit that has all of them, and then another's.
            func give(to unit: AgencyID) async throws {
                try await world.database.write { tx in try tx.run("UPDATE article SET agency_id = \(unit) WHERE id = \(foreign)") }
            }
            try await give(to: world.world.education)
            try await world.act(.submit, by: world.clerk, on: foreign)
            try await world.act(.approve, by: world.reviewer, on: foreign)
            try await world.act(.approve, by: world.leader, on: foreign, basis: "不涉密", secrecy: .open)
            try await world.act(.approve, by: world.secondClerk, on: foreign)
            try await world.act(.publish, by: world.secondClerk, on: foreign)
            try await give(to: world.world.township)
            let early = try await world.draft(), late = try await world.draft(world.content("另一篇通知"))
            try await articles.link(early, to: foreign, as: .related, by: world.writer, from: "", at: now)
            #expect(try await articles.shownLinks(of: foreign, on: world.site, at: now).isEmpty)
            try await world.publish(late)
            await #expect(throws: ArticleLinkRefusal.needsPublisher) {
                try await articles.link(late, to: foreign, as: .related, by: world.writer, from: "", at: now)
            }
            await #expect(throws: ArticleLinkRefusal.needsPublisher) {
                try await articles.link(late, to: early, as: .related, by: world.writer, from: "", at: now)
            }
            #expect(try await articles.shownLinks(of: foreign, on: world.site, at: now).isEmpty)
            try await articles.link(late, to: foreign, as: .related, by: world.clerk, from: "", at: now)
            #expect(try await articles.shownLinks(of: foreign, on: world.site, at: now).map(\.line.article) == [late])
            try await world.publish(early)
            #expect(try await articles.shownLinks(of: foreign, on: world.site, at: now).count == 2)
        }
    }

    @Test("Nobody links to what is not there, to itself, or learns another unit's draft by it", arguments: TestEngine.all)
    func refused(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let articles = world.articles, now = world.now
            let own = try await world.draft()
            let secret = try await articles.draft(
                world.content("还没有公布的方案"), in: .init(column: world.notices, agency: world.world.township, kind: "notice"), hits: [],
                by: world.clerk, from: "", at: now)
            await #expect(throws: ArticleLinkRefusal.itself) {
                try await articles.link(own, to: own, as: .related, by: world.writer, from: "", at: now)
            }
            for target in [secret, ArticleID(value: 9_999)] {
                await #expect(throws: ArticleLinkRefusal.noTarget) {
                    try await articles.link(own, to: target, as: .related, by: world.writer, from: "", at: now)
                }
            }
            try await articles.link(own, to: secret, as: .related, by: world.clerk, from: "", at: now)
            #expect(try await articles.links(of: own, for: world.writer, at: now).links.map(\.title) == ["（未公开的稿件）"])
            await #expect(throws: ArticleRefusal.notFound) { _ = try await articles.links(of: secret, for: world.writer, at: now) }
        }
    }

    @Test("What shows in two columns is named once in the list of the site", arguments: TestEngine.all)
    func newest(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft()
            try await world.publish(article)
            try await world.articles.push(article, to: world.news, by: world.clerk, from: "", at: world.now)
            let lines = try await world.articles.newest(of: world.site, at: world.now)
            #expect(lines.map(\.article) == [article] && lines.map(\.column) == [world.notices])
            #expect(try await world.articles.newest(of: world.site, kinds: ["news"], at: world.now).isEmpty)
            #expect(try await world.articles.newest(of: world.site, agency: world.world.education, at: world.now).count == 1)
        }
    }

    @Test("One banner stands over all sites and ends by itself", arguments: TestEngine.all)
    func banner(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let other = PortalWorld.portal(of: world.world.education, code: "jy", domain: "jyj.shifan.gov.cn")
            _ = try await world.sites.createSite(other, by: world.clerk, from: "", at: world.now)
            let end = world.now.adding(seconds: 3_600)
            await #expect(throws: SiteRefusal.permissionMissing(.manageSites)) {
                try await world.sites.setBanner("暴雨", until: end, by: world.writer, from: "", at: world.now)
            }
            await #expect(throws: SiteRefusal.self) {
                try await world.sites.setBanner("暴雨", until: world.now, by: world.clerk, from: "", at: world.now)
            }
            try await world.sites.setBanner("暴雨红色预警", until: end, by: world.clerk, from: "", at: world.now)
            #expect(try await world.sites.sites().map { $0.settings.banner(at: world.now) } == ["暴雨红色预警", "暴雨红色预警"])
            let changes = PageChangeStore(database: world.database), seen = try await changes.last()
            try await world.sites.endBanners(at: world.now)
            #expect(try await changes.last() == seen)
            try await world.sites.endBanners(at: end)
            #expect(try await world.sites.sites().allSatisfy { $0.settings.banner == nil })
            let changed = Set(try await changes.changes(after: seen).map(\.tag))
            let sites = try await world.sites.sites().map(\.id.value)
            #expect(sites.count == 2 && changed == Set(sites.flatMap { [PageTag.site($0), .frame($0)] }))
        }
    }
}
