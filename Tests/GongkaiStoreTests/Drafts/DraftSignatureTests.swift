import Foundation
import GongkaiCore
import GongkaiTestSupport
import Synchronization
import Testing

@testable import GongkaiStore

/// Whether somebody has begun to write. A mutex guards it.
private final class Held: Sendable {
    let isHeld = Mutex(false)
}

@Suite("What a signature of a draft holds for")
struct DraftSignatureTests {
    private let text = CollectionText(code: "kaixue", title: "春季开学", lead: "报名")

    private func fields(_ address: String) -> SheetFields {
        SheetFields(["duties": "管理教育。", "address": address, "hours": "工作日", "telephone": "0734-8850104"], of: .unit)
    }

    /// A topic of one article that is signed but does not show yet, at revision 2.
    private func signedTopic(_ world: PortalWorld) async throws -> (id: CollectionID, article: ArticleID) {
        let store = CollectionStore(database: world.database), earlier = world.now.adding(seconds: -60)
        let article = try await world.draft(at: earlier)
        try await world.publish(article, at: earlier)
        let id = try await store.create(text, on: world.site, by: world.clerk, from: "", at: earlier)
        let parts = [CollectionSection(title: "政策", entries: [.init(article)])]
        try await store.arrange(id, parts, expecting: 1, by: world.clerk, from: "", at: earlier)
        try await world.sign(DraftID(.collection, id.value))
        return (id, article)
    }

    @Test("It is void once the words changed, also when they were changed back", arguments: TestEngine.all)
    func changedBack(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = CollectionStore(database: world.database), (id, _) = try await signedTopic(world),
                later = world.now.adding(seconds: 60)
            let signed = try #require(try await DraftStore(database: world.database).draft(DraftID(.collection, id.value), for: world.head))
            #expect(signed.facts.review != nil)
            var other = text
            other.title = "秋季开学"
            try await store.change(id, to: other, expecting: 2, by: world.clerk, from: "", at: later)
            try await store.change(id, to: text, expecting: 3, by: world.clerk, from: "", at: later)
            let back = try #require(try await DraftStore(database: world.database).draft(DraftID(.collection, id.value), for: world.head))
            #expect(back.contentHash == signed.contentHash && back.number == signed.number && back.facts.review == nil)
            await #expect(throws: DraftRefusal.secrecyMissing) {
                try await store.show(id, expecting: 4, by: world.secondClerk, from: "", at: later)
            }
        }
    }

    @Test("It is void once an article in it bears another title", arguments: TestEngine.all)
    func retitled(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = CollectionStore(database: world.database), (id, article) = try await signedTopic(world)
            let number = try #require(try await world.act(.restoreAsDraft, by: world.writer, on: article).newDraft)
            try await world.articles.save(
                world.content("另一个标题"), of: article, version: number, expecting: 1, hits: [], by: world.writer, from: "", at: world.now)
            // As long as nobody sees it, it is nobody's title.
            #expect(
                try await DraftStore(database: world.database).draft(DraftID(.collection, id.value), for: world.head)?.facts.review != nil)
            try await world.publish(article, number)
            // Nobody wrote in the topic: whoever wrote last is not named for it.
            let draft = try await DraftStore(database: world.database).draft(DraftID(.collection, id.value), for: world.head)
            let setback = try #require(draft?.setback)
            #expect(setback.ground == .outdated(.open, signedBy: setback.by) && !setback.isForWriters)
            await #expect(throws: DraftRefusal.secrecyMissing) {
                try await store.show(id, expecting: 2, by: world.secondClerk, from: "", at: world.now)
            }
            try await world.sign(DraftID(.collection, id.value))
            try await store.show(id, expecting: 2, by: world.secondClerk, from: "", at: world.now)
            #expect(try await store.shown(.topic, on: world.site).count == 1)
        }
    }

    @Test("A change that waits when its sheet is taken down carries the writers of both", arguments: TestEngine.all)
    func carriedOn(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), unit = world.world.education
            let id = try await store.create(fields("一号"), kind: .unit, of: unit, by: world.secondClerk, from: "", at: world.now)
            try await world.sign(DraftID(.sheet, id.value), by: world.leader)
            try await store.approve(id, version: 1, by: world.clerk, from: "", at: world.now)
            try await store.propose(fields("二号"), for: id, expecting: 1, by: world.writer, from: "", at: world.now)
            try await store.withdraw(id, reason: "搬迁", by: world.clerk, from: "", at: world.now)
            let draft = try #require(try await DraftStore(database: world.database).draft(DraftID(.sheet, id.value), for: world.leader))
            #expect(draft.facts.hands == [world.secondClerk.id, world.writer.id])
            try await world.sign(DraftID(.sheet, id.value), by: world.leader)
            await #expect(throws: DraftRefusal.ownWork) {
                try await store.approve(id, version: 2, by: world.secondClerk, from: "", at: world.now)
            }
            try await store.approve(id, version: 2, by: world.clerk, from: "", at: world.now)
        }
    }

    @Test("A version that was sent back in between does not part what was taken down from its writer", arguments: TestEngine.all)
    func carriedPast(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), unit = world.world.education
            let id = try await store.create(fields("一号"), kind: .unit, of: unit, by: world.secondClerk, from: "", at: world.now)
            try await world.sign(DraftID(.sheet, id.value), by: world.leader)
            try await store.approve(id, version: 1, by: world.clerk, from: "", at: world.now)
            try await store.propose(fields("二号"), for: id, expecting: 1, by: world.writer, from: "", at: world.now)
            try await store.reject(id, version: 2, reason: "有误", by: world.clerk, from: "", at: world.now)
            try await store.withdraw(id, reason: "搬迁", by: world.clerk, from: "", at: world.now)
            try await store.propose(fields("三号"), for: id, expecting: 2, by: world.writer, from: "", at: world.now)
            try await world.sign(DraftID(.sheet, id.value), by: world.leader)
            await #expect(throws: DraftRefusal.ownWork) {
                try await store.approve(id, version: 3, by: world.secondClerk, from: "", at: world.now)
            }
        }
    }

    @Test("A sheet that was signed as not to be public waits for who sends it back", arguments: TestEngine.all)
    func forbidden(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), drafts = DraftStore(database: world.database)
            let id = try await store.create(
                fields("一号"), kind: .unit, of: world.world.education, by: world.writer, from: "", at: world.now)
            try await world.sign(DraftID(.sheet, id.value), by: world.leader, .withheld)
            func tasks(_ officer: Officer) async throws -> [String] {
                try await drafts.queue(for: officer).compactMap { $0.task(for: officer)?.rawValue }
            }
            #expect(try await tasks(world.clerk) == ["articles.approve"])
            #expect(try await tasks(world.leader).isEmpty)
            #expect(try await tasks(world.writer).isEmpty)
            try await store.reject(id, version: 1, reason: "不能公开", by: world.clerk, from: "", at: world.now)
            #expect(try await tasks(world.clerk).isEmpty)
        }
    }

    @Test("Who lets a topic through while another writes in it sees what was written", arguments: TestEngine.all)
    func twoAtOnce(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = CollectionStore(database: world.database), (id, _) = try await signedTopic(world)
            let held = Held()
            let writing = Task {
                try await world.database.write { tx in
                    _ = try tx.takeCollection(id)
                    held.isHeld.withLock { $0 = true }
                    // As long as somebody takes to write.
                    Thread.sleep(forTimeInterval: 0.5)
                    try tx.run("UPDATE collection SET title = '秋季开学', revision = revision + 1 WHERE id = \(id)")
                }
            }
            while !held.isHeld.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
            await #expect(throws: CollectionRefusal.stale) {
                try await store.show(id, expecting: 2, by: world.secondClerk, from: "", at: world.now)
            }
            try await writing.value
            #expect(try await store.shown(.topic, on: world.site).isEmpty)
        }
    }
}
