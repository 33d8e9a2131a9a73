import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Topics and the gazette in the store")
struct CollectionStoreTests {
    private let topic = CollectionText(code: "kaixue", title: "春季开学", lead: "报名和资助")

    @Test("A topic shows what is public, and nothing of it once the article is withdrawn", arguments: TestEngine.all)
    func topic(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = CollectionStore(database: world.database), now = world.now
            let article = try await world.draft()
            let id = try await store.create(topic, on: world.site, by: world.clerk, from: "", at: now)
            await #expect(throws: CollectionRefusal.articleNotShown("\(article.value)")) {
                try await store.arrange(
                    id, [CollectionSection(title: "政策", entries: [.init(article)])], expecting: 1, by: world.clerk, from: "", at: now)
            }
            try await world.publish(article)
            try await store.arrange(
                id, [CollectionSection(title: "政策", entries: [.init(article)]), CollectionSection(title: "通知", column: world.notices)],
                expecting: 1, by: world.clerk, from: "", at: now)
            #expect(try await store.shown(.topic, "kaixue", on: world.site, at: now) == nil)
            await #expect(throws: DraftRefusal.ownWork) {
                try await store.show(id, expecting: 2, by: world.clerk, from: "", at: now)
            }
            try await world.sign(DraftID(.collection, id.value))
            try await store.show(id, expecting: 2, by: world.secondClerk, from: "", at: now)
            let shown = try #require(try await store.shown(.topic, "kaixue", on: world.site, at: now))
            #expect(shown.sections.map(\.title) == ["政策", "通知"])
            #expect(shown.sections.map { $0.entries.map(\.line.article) } == [[article], [article]])
            try await world.act(.withdraw, by: world.secondClerk, on: article, reason: "内容有误")
            #expect(try await store.shown(.topic, "kaixue", on: world.site, at: now)?.sections.isEmpty == true)
            // Rearranging does not lose its place, though it could not be added now.
            let kept = [
                CollectionSection(title: "通知", column: world.notices), CollectionSection(title: "政策", entries: [.init(article, page: 3)]),
            ]
            try await store.arrange(id, kept, expecting: 3, by: world.clerk, from: "", at: now)
            let places = try await world.database.count("collection_entry")
            #expect(places == 1)
            #expect(try await store.shown(.topic, "kaixue", on: world.site, at: now)?.sections.isEmpty == true)
            var moved = self.topic
            moved.code = "qiuji"
            await #expect(throws: CollectionRefusal.codeIsShown) {
                try await store.change(id, to: moved, expecting: 4, by: world.clerk, from: "", at: now)
            }
            try await store.hide(id, reason: "办完了", by: world.clerk, from: "", at: now)
            #expect(try await store.shown(.topic, on: world.site).isEmpty)
            let down = CollectionWithdrawal(at: now, reason: "办完了", by: "赵敏")
            #expect(try await store.list(for: world.clerk).map(\.withdrawal) == [down], "the console tells it from one that never showed")
            #expect(try await store.collection(id, for: world.clerk, at: now).collection.withdrawal == down)
            try await world.sign(DraftID(.collection, id.value))
            let again = try await store.collection(id, for: world.clerk, at: now).collection
            try await store.show(id, expecting: again.revision, by: world.secondClerk, from: "", at: now)
            #expect(try await store.collection(id, for: world.clerk, at: now).collection.withdrawal == nil)
        }
    }

    @Test("An issue of the gazette has pages in their order; its number is given once", arguments: TestEngine.all)
    func gazette(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = CollectionStore(database: world.database), now = world.now
            let first = try await world.draft(), second = try await world.draft(world.content("关于放假的通知"))
            try await world.publish(first)
            try await world.publish(second)
            let text = CollectionText(.init(year: 2014, number: 1, issuedOn: "2014-03-31"), title: "公报")
            let id = try await store.create(text, on: world.site, by: world.clerk, from: "", at: now)
            await #expect(throws: CollectionRefusal.codeTaken("2014年第1号")) {
                try await store.create(text, on: world.site, by: world.clerk, from: "", at: now)
            }
            await #expect(throws: CollectionRefusal.isEmpty) {
                try await store.show(id, expecting: 1, by: world.secondClerk, from: "", at: now)
            }
            try await store.arrange(
                id, [CollectionSection(title: "文件", entries: [.init(second, page: 1), .init(first, page: 5)])], expecting: 1,
                by: world.clerk, from: "", at: now)
            try await world.sign(DraftID(.collection, id.value))
            try await store.show(id, expecting: 2, by: world.secondClerk, from: "", at: now)
            let entries = try await store.shown(.gazette, "2014-1", on: world.site, at: now)?.sections.first?.entries
            #expect(entries?.map(\.line.article) == [second, first] && entries?.map(\.page) == [1, 5])
            await #expect(throws: CollectionRefusal.permissionMissing(.publishArticles)) {
                try await store.hide(id, reason: "有误", by: world.writer, from: "", at: now)
            }
        }
    }
}
