import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Sites and columns in the store")
struct SiteStoreTests {
    @Test("The review schemes of a new database are the shipped ones", arguments: TestEngine.all)
    func seeded(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let schemes = try await SiteStore(database: world.database).schemes()
            #expect(schemes == ReviewScheme.shipped)
        }
    }

    @Test("A site is changed with an audit entry and its pages drop; a second editor is told", arguments: TestEngine.all)
    func change(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let before = try #require(try await world.sites.site(domain: "www.shifan.gov.cn"))
            #expect(before.settings == PortalWorld.portal(of: world.world.district))
            let changes = PageChangeStore(database: world.database)
            let seen = try await changes.last()
            var settings = before.settings
            settings.banner = "暴雨红色预警"
            settings.bannerUntil = world.now.adding(seconds: 3600)
            try await world.sites.changeSite(before.id, to: settings, expecting: before.revision, by: world.clerk, from: "", at: world.now)
            let after = try #require(try await world.sites.sites().first)
            #expect(after.settings == settings && after.revision == before.revision + 1)
            #expect(after.settings.banner(at: world.now) == "暴雨红色预警")
            #expect(after.settings.banner(at: world.now.adding(seconds: 3600)) == nil)
            #expect(Set(try await changes.changes(after: seen).map(\.tag)) == [.site(before.id.value), .frame(before.id.value)])
            let trail = try await AuditStore(database: world.database).trail(of: "site/\(before.id.value)")
            #expect(trail.map(\.action) == ["site.create", "site.change"])
            await #expect(throws: SiteRefusal.stale) {
                try await world.sites.changeSite(
                    before.id, to: settings, expecting: before.revision, by: world.clerk, from: "", at: world.now)
            }
        }
    }

    @Test("What the other sites say of a site drops their pages too", arguments: TestEngine.all)
    func renamed(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let changes = PageChangeStore(database: world.database)
            func told(_ change: (inout SiteFacts) -> Void) async throws -> Set<PageTag> {
                let site = try #require(try await world.sites.sites().first), seen = try await changes.last()
                var settings = site.settings
                change(&settings.facts)
                try await world.sites.changeSite(
                    site.id, to: settings, expecting: site.revision, by: world.clerk, from: "", at: world.now)
                return Set(try await changes.changes(after: seen).map(\.tag))
            }
            let name = try await told { $0.name = "示范新区人民政府门户网站" }
            let domain = try await told { $0.domain = "xin.shifan.gov.cn" }
            let services = try await told { $0.offersServices = false }
            let portal = try await told { $0.isPortal = false }
            #expect(name == [.everything] && domain == [.everything] && portal == [.everything])
            #expect(services == [.site(world.site.value), .frame(world.site.value)])
        }
    }

    @Test("Wrong settings are refused with sentences, and nobody without the right changes anything", arguments: TestEngine.all)
    func refused(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = world.sites, district = world.world.district
            let twin = await #expect(throws: SiteRefusal.self) {
                try await store.createSite(PortalWorld.portal(of: district), by: world.clerk, from: "", at: world.now)
            }
            #expect(twin?.words.contains("已由“示范区人民政府门户网站”使用") == true)
            await #expect(throws: SiteRefusal.permissionMissing(.manageSites)) {
                try await store.createSite(
                    PortalWorld.portal(of: district, code: "x", domain: "x.gov.cn"), by: world.writer, from: "", at: world.now)
            }
            let column = try #require(try await store.columns(of: world.site).first { $0.id == world.notices })
            var below = try PortalWorld.column("xwfb", "新闻发布", "notice", world.world)
            below.column.parent = "tzgg"
            let child = try await store.createColumn(below, in: world.site, by: world.clerk, from: "", at: world.now)
            #expect(try await store.columns(of: world.site).first { $0.id == child }?.settings == below)
            var ring = column.settings
            ring.column.parent = "xwfb"
            let refusal = await #expect(throws: SiteRefusal.self) {
                try await store.changeColumn(column.id, to: ring, expecting: column.revision, by: world.clerk, from: "", at: world.now)
            }
            #expect(refusal?.words.contains("不能作它的上级栏目") == true)
            var taken = try PortalWorld.column("TZGG", "另一栏目", "notice", world.world)
            await #expect(throws: SiteRefusal.self) {
                try await store.createColumn(taken, in: world.site, by: world.clerk, from: "", at: world.now)
            }
            taken.column.code = "console"
            await #expect(throws: SiteRefusal.self) {
                try await store.createColumn(taken, in: world.site, by: world.clerk, from: "", at: world.now)
            }
            await #expect(throws: SiteRefusal.indexCode(.checkCharacterWrong("009990101"))) {
                try await store.setIndexCode("009990101", of: world.world.township, by: world.clerk, from: "", at: world.now)
            }
            await #expect(throws: SiteRefusal.self) {
                try await store.setIndexCode(PortalWorld.code, of: world.world.township, by: world.clerk, from: "", at: world.now)
            }
        }
    }

    @Test("A column keeps its code once something in it was public", arguments: TestEngine.all)
    func columnCode(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            func rename(_ id: ColumnID, to code: String) async throws {
                let column = try #require(try await world.sites.columns(of: world.site).first { $0.id == id })
                var settings = column.settings
                settings.column.code = code
                try await world.sites.changeColumn(
                    id, to: settings, expecting: column.revision, by: world.clerk, from: "", at: world.now)
            }
            let article = try await world.draft()
            try await rename(world.notices, to: "tongzhi")
            try await world.publish(article)
            await #expect(throws: SiteRefusal.columnCodeInUse) { try await rename(world.notices, to: "tzgg") }
            // Another name for it changes no address.
            try await rename(world.notices, to: "tongzhi")
            try await world.act(.move, by: world.clerk, on: article, target: "gzdt")
            for column in [world.notices, world.news] {
                await #expect(throws: SiteRefusal.columnCodeInUse) { try await rename(column, to: "qita") }
            }
            // What was pushed there shows under its code too.
            let other = try await world.sites.createColumn(
                PortalWorld.column("zf", "转发", "notice", world.world), in: world.site, by: world.clerk, from: "", at: world.now)
            try await rename(other, to: "zhuanfa")
            try await world.articles.push(article, to: other, by: world.clerk, from: "", at: world.now)
            await #expect(throws: SiteRefusal.columnCodeInUse) { try await rename(other, to: "zf") }
        }
    }

    @Test("The steps of a scheme are not changed under an article that is on its way through them", arguments: TestEngine.all)
    func schemeInUse(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft()
            try await world.act(.submit, by: world.writer, on: article)
            let short = ReviewScheme(code: "standard", name: "标准审核", steps: ReviewScheme.shipped[1].steps)
            await #expect(throws: SiteRefusal.schemeInUse(count: 1)) {
                try await world.sites.putScheme(short, by: world.clerk, from: "", at: world.now)
            }
            try await world.act(.recall, by: world.writer, on: article)
            try await world.sites.putScheme(short, by: world.clerk, from: "", at: world.now)
            #expect(try await world.sites.schemes().first { $0.code == "standard" } == short)
            await #expect(throws: SiteRefusal.self) {
                try await world.sites.putScheme(ReviewScheme(code: "none", name: "不审", steps: []), by: world.clerk, from: "", at: world.now)
            }
        }
    }
}
