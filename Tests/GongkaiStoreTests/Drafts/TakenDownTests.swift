import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("What was taken down beside articles")
struct TakenDownTests {
    private let text = CollectionText(code: "kaixue", title: "春季开学", lead: "报名")

    /// A topic that shows one article.
    private func topic(_ world: PortalWorld) async throws -> CollectionID {
        let store = CollectionStore(database: world.database), article = try await world.draft()
        try await world.publish(article)
        let id = try await store.create(text, on: world.site, by: world.clerk, from: "", at: world.now)
        let parts = [CollectionSection(title: "政策", entries: [.init(article)])]
        try await store.arrange(id, parts, expecting: 1, by: world.clerk, from: "", at: world.now)
        try await world.sign(DraftID(.collection, id.value))
        try await store.show(id, expecting: 2, by: world.secondClerk, from: "", at: world.now)
        return id
    }

    @Test("A topic leaves the day and the reason where it stood, until it or another one shows there", arguments: TestEngine.all)
    func topics(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = CollectionStore(database: world.database), id = try await topic(world), later = world.now.adding(seconds: 86_400)
            func stands() async throws -> Tombstone? { try await store.tombstone(.topic, "kaixue", on: world.site) }
            #expect(try await stands() == nil)
            await #expect(throws: TombstoneRefusal.reasonMissing) {
                try await store.hide(id, reason: " ", by: world.secondClerk, from: "", at: later)
            }
            await #expect(throws: TombstoneRefusal.self) {
                try await store.hide(id, reason: "联系人13812345678，身份证号430402199003073519", by: world.secondClerk, from: "", at: later)
            }
            await #expect(throws: DraftRefusal.changedMeanwhile) {
                try await store.hide(id, seen: 2, reason: "活动已经结束", by: world.secondClerk, from: "", at: later)
            }
            #expect(try await store.shown(.topic, on: world.site).count == 1)
            try await store.hide(id, seen: 1, reason: "活动已经结束", by: world.secondClerk, from: "", at: later)
            #expect(try await stands() == Tombstone(reason: "活动已经结束", since: "2014-03-04"))
            let seeds = try await world.articles.exportSeeds(of: world.site, at: later)
            #expect(seeds.takenDown == [.topic(code: "kaixue")])
            #expect(try await store.tombstone(.gazette, "kaixue", on: world.site) == nil)
            #expect(try await store.tombstone(.topic, "other", on: world.site) == nil)
            try await world.sign(DraftID(.collection, id.value))
            try await store.show(id, expecting: 4, by: world.secondClerk, from: "", at: later)
            #expect(try await stands() == nil)
        }
    }

    @Test("A sheet leaves them on the page of its unit, and shows again with its next version", arguments: TestEngine.all)
    func sheets(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), unit = world.world.education
            func fields(_ address: String) -> SheetFields {
                SheetFields(["duties": "管理教育。", "address": address, "hours": "工作日", "telephone": "0734-8850104"], of: .unit)
            }
            let id = try await store.create(fields("一号"), kind: .unit, of: unit, by: world.writer, from: "", at: world.now)
            try await world.sign(DraftID(.sheet, id.value), by: world.leader)
            try await store.approve(id, version: 1, by: world.clerk, from: "", at: world.now)
            await #expect(throws: TombstoneRefusal.reasonMissing) {
                try await store.withdraw(id, reason: "", by: world.clerk, from: "", at: world.now)
            }
            await #expect(throws: DraftRefusal.changedMeanwhile) {
                try await store.withdraw(id, seen: 2, reason: "单位撤销", by: world.clerk, from: "", at: world.now)
            }
            try await store.withdraw(id, seen: 1, reason: "单位撤销", by: world.clerk, from: "", at: world.now)
            #expect(try await store.tombstone(.unit, of: unit) == Tombstone(reason: "单位撤销", since: "2014-03-03"))
            #expect(try await store.tombstone(.unit, of: world.world.township) == nil)
            try await store.propose(fields("二号"), for: id, expecting: 1, by: world.writer, from: "", at: world.now)
            try await world.sign(DraftID(.sheet, id.value), by: world.leader)
            try await store.approve(id, version: 2, by: world.clerk, from: "", at: world.now)
            #expect(try await store.tombstone(.unit, of: unit) == nil)
        }
    }

    @Test("A guide is taken down with a reason, and comes back by other hands than its writers'", arguments: TestEngine.all)
    func guides(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = GuideStore(database: world.database), unit = world.world.education, now = world.now
            var contents: [String: String] = [:]
            for element in GuideElement.elements(on: now.day) { contents[element.code] = "在本网站查阅。" }
            contents["telephone"] = "0734-8850104"
            contents["fax"] = "0734-8850105"
            contents["email"] = "jyj@shifan.gov.cn"
            await #expect(throws: GuideRefusal.notPublished) {
                try await store.withdraw(unit, reason: "有误", by: world.clerk, from: "", at: now)
            }
            try await store.save(contents, of: unit, expecting: 0, by: world.clerk, from: "", at: now)
            try await world.sign(DraftID(.guide, unit.value), by: world.leader)
            try await store.publish(unit, expecting: 1, by: world.secondClerk, from: "", at: now)
            await #expect(throws: GuideRefusal.permissionMissing(.approveArticles)) {
                try await store.withdraw(unit, reason: "有误", by: world.writer, from: "", at: now)
            }
            await #expect(throws: DraftRefusal.changedMeanwhile) {
                try await store.withdraw(unit, seen: 2, reason: "地址有误", by: world.secondClerk, from: "", at: now)
            }
            try await store.withdraw(unit, seen: 1, reason: "地址有误", by: world.secondClerk, from: "", at: now)
            #expect(try await store.published(unit) == nil)
            #expect(try await store.published().isEmpty)
            #expect(try await store.tombstone(of: unit) == Tombstone(reason: "地址有误", since: "2014-03-03"))
            let code = try #require(try await AccountStore(database: world.database).agencies().first { $0.id == unit }?.code)
            #expect(try await world.articles.exportSeeds(of: world.site, at: now).takenDown == [.guide(unit: code)])
            // The same words are a new draft, and still those of who wrote them.
            try await store.save(contents, of: unit, expecting: 0, by: world.writer, from: "", at: now)
            try await world.sign(DraftID(.guide, unit.value), by: world.leader)
            await #expect(throws: DraftRefusal.ownWork) {
                try await store.publish(unit, expecting: 1, by: world.clerk, from: "", at: now)
            }
            try await store.publish(unit, expecting: 1, by: world.secondClerk, from: "", at: now)
            #expect(try await store.tombstone(of: unit) == nil)
            #expect(try await store.published(unit) != nil)
            let trail = try await AuditStore(database: world.database).trail(of: "guide/\(unit.value)")
            #expect(trail.map(\.action).contains("guide.withdraw"))
        }
    }
}
