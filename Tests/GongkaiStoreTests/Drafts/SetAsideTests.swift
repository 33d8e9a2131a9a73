import Foundation
import GongkaiCore
import GongkaiTestSupport
import Synchronization
import Testing

@testable import GongkaiStore

@Suite("Drafts that came back and that nobody goes on with")
struct SetAsideTests {
    private func fields(_ address: String) -> SheetFields {
        SheetFields(["duties": "管理教育。", "address": address, "hours": "工作日", "telephone": "0734-8850104"], of: .unit)
    }

    /// Gives a draft up as it is now, and says whose lists it stands in before and after.
    private func setAside(_ id: DraftID, by writer: Officer, _ world: PortalWorld) async throws {
        let drafts = DraftStore(database: world.database)
        let draft = try #require(try await drafts.draft(id, for: writer))
        #expect(draft.canBeSetAside && !draft.isSetAside)
        #expect(try await drafts.mine(writer).map(\.id).contains(id))
        try await drafts.setAside(id, seen: draft.contentHash, by: writer, from: "", at: world.now)
        #expect(try await !drafts.mine(writer).map(\.id).contains(id))
        for other in [world.clerk, world.secondClerk, world.leader, world.head] {
            #expect(try await !drafts.queue(for: other).map(\.id).contains(id))
        }
        let after = try #require(try await drafts.draft(id, for: writer))
        let said = Draft.SetAside(isSetAside: true, number: draft.number, by: writer.name, at: world.now)
        #expect(after.setAsides == [said] && !after.canBeSetAside)
        await #expect(throws: DraftRefusal.changedMeanwhile) {
            try await drafts.setAside(id, seen: draft.contentHash, by: writer, from: "", at: world.now)
        }
        let trail = try await AuditStore(database: world.database).trail(of: id.trail)
        #expect(trail.last?.action == "\(id.kind.rawValue).setAside")
    }

    /// Whoever wrote in it again has it in their list, and both stand in its history.
    private func isBack(_ id: DraftID, for writer: Officer, _ world: PortalWorld) async throws {
        let drafts = DraftStore(database: world.database)
        let draft = try #require(try await drafts.draft(id, for: writer))
        #expect(draft.setAsides.map(\.isSetAside) == [true, false] && draft.setAsides.last?.by == writer.name)
        #expect(try await drafts.mine(writer).map(\.id).contains(id))
    }

    @Test("A sheet that was sent back leaves the lists until somebody writes in it again", arguments: TestEngine.all)
    func sheet(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), drafts = DraftStore(database: world.database)
            let key = try await store.create(
                fields("一号"), kind: .unit, of: world.world.education, by: world.writer, from: "", at: world.now)
            let id = DraftID(.sheet, key.value), hash = try #require(try await drafts.draft(id, for: world.writer)).contentHash
            // What waits for somebody else is not given up.
            await #expect(throws: DraftRefusal.changedMeanwhile) {
                try await drafts.setAside(id, seen: hash, by: world.writer, from: "", at: world.now)
            }
            try await world.sign(id, by: world.leader)
            try await store.reject(key, version: 1, reason: "门牌号有误", by: world.clerk, from: "", at: world.now)
            await #expect(throws: DraftRefusal.permissionMissing(.writeArticles)) {
                try await drafts.setAside(id, seen: hash, by: world.reviewer, from: "", at: world.now)
            }
            await #expect(throws: DraftRefusal.changedMeanwhile) {
                try await drafts.setAside(id, seen: "another", by: world.writer, from: "", at: world.now)
            }
            try await setAside(id, by: world.writer, world)
            try await store.propose(fields("二号"), for: key, expecting: 1, by: world.writer, from: "", at: world.now)
            try await isBack(id, for: world.writer, world)
            await #expect(throws: DatabaseError.self) {
                try await world.database.write { tx in try tx.run("DELETE FROM draft_set_aside") }
            }
        }
    }

    @Test("A sheet that was signed as not to be public waits for nobody once its writers gave it up", arguments: TestEngine.all)
    func forbidden(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), drafts = DraftStore(database: world.database)
            let key = try await store.create(
                fields("一号"), kind: .unit, of: world.world.education, by: world.writer, from: "", at: world.now)
            let id = DraftID(.sheet, key.value)
            try await world.sign(id, by: world.leader, .withheld)
            #expect(try await drafts.queue(for: world.clerk).map(\.id) == [id])
            try await setAside(id, by: world.writer, world)
            // Who signs another outcome takes it up again.
            try await world.sign(id, by: world.leader)
            #expect(try await drafts.queue(for: world.clerk).map(\.id) == [id])
        }
    }

    @Test("A topic too, and what shows of it stays", arguments: TestEngine.all)
    func topic(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = CollectionStore(database: world.database)
            let article = try await world.draft()
            try await world.publish(article)
            var text = CollectionText(code: "kaixue", title: "春季开学", lead: "报名")
            let key = try await store.create(text, on: world.site, by: world.clerk, from: "", at: world.now)
            let parts = [CollectionSection(title: "政策", entries: [.init(article)])]
            try await store.arrange(key, parts, expecting: 1, by: world.clerk, from: "", at: world.now)
            let id = DraftID(.collection, key.value)
            try await world.sign(id)
            try await store.show(key, expecting: 2, by: world.secondClerk, from: "", at: world.now)
            text.title = "秋季开学"
            try await store.change(key, to: text, expecting: 3, by: world.clerk, from: "", at: world.now)
            try await world.sign(id, .withheld)
            try await setAside(id, by: world.clerk, world)
            #expect(try await store.shown(.topic, on: world.site).map(\.title) == ["春季开学"])
            text.title = "开学"
            try await store.change(key, to: text, expecting: 4, by: world.clerk, from: "", at: world.now)
            try await isBack(id, for: world.clerk, world)
        }
    }

    @Test("And a guide", arguments: TestEngine.all)
    func guide(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = GuideStore(database: world.database), unit = world.world.education
            var contents = [String: String](uniqueKeysWithValues: GuideElement.all.map { ($0.code, "内容") })
            _ = try await store.save(contents, of: unit, expecting: 0, by: world.writer, from: "", at: world.now)
            let id = DraftID(.guide, unit.value)
            try await world.sign(id, by: world.leader, .withheld)
            try await setAside(id, by: world.writer, world)
            contents[GuideElement.all[0].code] = "别的内容"
            _ = try await store.save(contents, of: unit, expecting: 1, by: world.writer, from: "", at: world.now)
            try await isBack(id, for: world.writer, world)
            #expect(try await store.published(unit) == nil)
        }
    }

    @Test("Giving a draft up waits for whoever writes in it, and says nothing of the draft that follows", arguments: TestEngine.all)
    func writtenMeanwhile(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), drafts = DraftStore(database: world.database)
            let key = try await store.create(
                fields("一号"), kind: .unit, of: world.world.education, by: world.writer, from: "", at: world.now)
            let id = DraftID(.sheet, key.value)
            try await world.sign(id, by: world.leader)
            try await store.reject(key, version: 1, reason: "门牌号有误", by: world.clerk, from: "", at: world.now)
            let hash = try #require(try await drafts.draft(id, for: world.writer)).contentHash
            let (began, hasBegun) = AsyncStream.makeStream(of: Void.self), isWritten = Mutex(false)
            async let writing: Void = world.database.write { tx in
                try tx.run("UPDATE sheet SET kind = kind WHERE id = \(key)", expecting: 1)
                hasBegun.yield()
                Thread.sleep(forTimeInterval: 0.3)
                isWritten.withLock { $0 = true }
            }
            for await _ in began { break }
            try await drafts.setAside(id, seen: hash, by: world.writer, from: "", at: world.now)
            #expect(isWritten.withLock { $0 })
            try await writing
            // As one that came late: the next draft was proposed, and then the one before it given up.
            try await store.propose(fields("二号"), for: key, expecting: 1, by: world.writer, from: "", at: world.now)
            try await world.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO draft_set_aside (kind, subject_id, number, is_set_aside, officer_id, at)
                    VALUES ('sheet', \(key), 1, 1, \(world.writer.id), \(world.now))
                    """)
            }
            #expect(try await drafts.queue(for: world.leader).map(\.id) == [id])
        }
    }
}
