import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Hands and secrecy reviews of drafts")
struct DraftStoreTests {
    private func fields(_ address: String) -> SheetFields {
        SheetFields(["duties": "管理教育。", "address": address, "hours": "工作日", "telephone": "0734-8850104"], of: .unit)
    }

    @Test("Who wrote an earlier version of a sheet does not let a later one through, nor sign it", arguments: TestEngine.all)
    func earlierHands(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), unit = world.world.education
            let id = try await store.create(fields("一号"), kind: .unit, of: unit, by: world.clerk, from: "", at: world.now)
            let draft = DraftID(.sheet, id.value)
            try await store.propose(fields("二号"), for: id, expecting: 1, by: world.writer, from: "", at: world.now)
            await #expect(throws: DraftRefusal.ownWork) {
                try await store.approve(id, version: 2, by: world.clerk, from: "", at: world.now)
            }
            await #expect(throws: DraftRefusal.ownWork) {
                try await store.reject(id, version: 2, reason: "有误", by: world.clerk, from: "", at: world.now)
            }
            // What came back is gone on from.
            try await store.reject(id, version: 2, reason: "有误", by: world.secondClerk, from: "", at: world.now)
            try await store.propose(fields("三号"), for: id, expecting: 2, by: world.writer, from: "", at: world.now)
            try await world.sign(draft, by: world.leader)
            await #expect(throws: DraftRefusal.ownWork) {
                try await store.approve(id, version: 3, by: world.clerk, from: "", at: world.now)
            }
            try await store.approve(id, version: 3, by: world.secondClerk, from: "", at: world.now)
            // What was let through is nobody's draft any more.
            try await store.propose(fields("四号"), for: id, expecting: 3, by: world.secondClerk, from: "", at: world.now)
            try await world.sign(draft, by: world.leader)
            try await store.approve(id, version: 4, by: world.clerk, from: "", at: world.now)
            #expect(try await store.shown(.unit).first?.fields["address"] == "四号")
            // What was taken down is its writers' again.
            try await store.withdraw(id, reason: "搬迁", by: world.clerk, from: "", at: world.now)
            try await store.propose(fields("四号"), for: id, expecting: 4, by: world.writer, from: "", at: world.now)
            try await world.sign(draft, by: world.leader)
            await #expect(throws: DraftRefusal.ownWork) {
                try await store.approve(id, version: 5, by: world.secondClerk, from: "", at: world.now)
            }
        }
    }

    @Test(
        "A secrecy review holds for the words it was signed for, by who may sign it, and an outcome that forbids keeps them back",
        arguments: TestEngine.all)
    func reviews(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), drafts = DraftStore(database: world.database)
            let id = try await store.create(
                fields("一号"), kind: .unit, of: world.world.education, by: world.writer, from: "", at: world.now)
            let draft = DraftID(.sheet, id.value)
            await #expect(throws: DraftRefusal.permissionMissing(.reviewSecrecy)) { try await world.sign(draft, by: world.clerk) }
            let seen = try #require(try await drafts.draft(draft, for: world.leader)).contentHash
            await #expect(throws: DraftRefusal.basisMissing) {
                try await drafts.sign(draft, seen: seen, outcome: .open, basis: " ", by: world.leader, from: "", at: world.now)
            }
            try await world.sign(draft, by: world.leader, .withheld)
            await #expect(throws: DraftRefusal.secrecyForbids(.withheld)) {
                try await store.approve(id, version: 1, by: world.clerk, from: "", at: world.now)
            }
            try await world.sign(draft, by: world.leader)
            try await store.propose(fields("二号"), for: id, expecting: 1, by: world.writer, from: "", at: world.now)
            await #expect(throws: DraftRefusal.changedMeanwhile) {
                try await drafts.sign(draft, seen: seen, outcome: .open, basis: "不涉密", by: world.leader, from: "", at: world.now)
            }
            await #expect(throws: DraftRefusal.secrecyMissing) {
                try await store.approve(id, version: 2, by: world.clerk, from: "", at: world.now)
            }
            await #expect(throws: DatabaseError.self) {
                try await world.database.write { tx in try tx.run("UPDATE draft_review SET secrecy = 'open'") }
            }
            #expect(try await world.rows("draft_review").count == 2)
        }
    }

    @Test("The order and the titles of a topic are words: they wait for somebody else, and what shows stays", arguments: TestEngine.all)
    func arrangement(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = CollectionStore(database: world.database), now = world.now
            let article = try await world.draft()
            try await world.publish(article)
            let text = CollectionText(code: "kaixue", title: "春季开学", lead: "报名")
            let id = try await store.create(text, on: world.site, by: world.clerk, from: "", at: now)
            let draft = DraftID(.collection, id.value)
            func section(_ title: String) -> [CollectionSection] { [CollectionSection(title: title, entries: [.init(article)])] }
            try await store.arrange(id, section("政策"), expecting: 1, by: world.secondClerk, from: "", at: now)
            try await world.sign(draft)
            // Both had a hand in it: one in the words, one in the order.
            for clerk in [world.clerk, world.secondClerk] {
                await #expect(throws: DraftRefusal.ownWork) {
                    try await store.show(id, expecting: 2, by: clerk, from: "", at: now)
                }
            }
            let third = try await world.clerk("third", "吴磊")
            try await store.show(id, expecting: 2, by: third, from: "", at: now)
            try await store.arrange(id, section("改过的栏名"), expecting: 3, by: world.clerk, from: "", at: now)
            var words = text
            words.title = "秋季开学"
            try await store.change(id, to: words, expecting: 4, by: world.clerk, from: "", at: now)
            let shown = try #require(try await store.shown(.topic, "kaixue", on: world.site, at: now))
            #expect(shown.collection.title == "春季开学" && shown.sections.map(\.title) == ["政策"])
            #expect(try await store.shown(.topic, on: world.site).map(\.title) == ["春季开学"])
            await #expect(throws: DraftRefusal.secrecyMissing) {
                try await store.show(id, expecting: 5, by: world.secondClerk, from: "", at: now)
            }
            try await world.sign(draft)
            // Whose words were let through before may let the next one's through.
            try await store.show(id, expecting: 5, by: world.secondClerk, from: "", at: now)
            let next = try #require(try await store.shown(.topic, "kaixue", on: world.site, at: now))
            #expect(next.collection.title == "秋季开学" && next.sections.map(\.title) == ["改过的栏名"])
            await #expect(throws: DraftRefusal.changedMeanwhile) {
                try await store.show(id, expecting: 6, by: third, from: "", at: now)
            }
            try await store.hide(id, reason: "过时", by: third, from: "", at: now)
            try await world.sign(draft)
            await #expect(throws: DraftRefusal.ownWork) {
                try await store.show(id, expecting: 7, by: world.clerk, from: "", at: now)
            }
            try await store.show(id, expecting: 7, by: third, from: "", at: now)
            #expect(try await store.shown(.topic, on: world.site).count == 1)
        }
    }

    @Test("What waits stands in the queue of who may act next, and of nobody who wrote it", arguments: TestEngine.all)
    func queue(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), guides = GuideStore(database: world.database)
            let drafts = DraftStore(database: world.database), unit = world.world.education
            let id = try await store.create(fields("一号"), kind: .unit, of: unit, by: world.clerk, from: "", at: world.now)
            try await guides.save(["fax": "0734-8850104"], of: unit, expecting: 0, by: world.writer, from: "", at: world.now)
            func waiting(_ officer: Officer) async throws -> [String] {
                try await drafts.queue(for: officer).map { "\($0.id.kind.rawValue) \($0.task(for: officer)?.rawValue ?? "")" }.sorted()
            }
            #expect(try await waiting(world.leader) == ["guide articles.secrecy", "sheet articles.secrecy"])
            #expect(try await waiting(world.secondClerk).isEmpty)
            #expect(try await waiting(world.writer).isEmpty)
            try await world.sign(DraftID(.sheet, id.value), by: world.leader)
            try await world.sign(DraftID(.guide, unit.value), by: world.leader)
            #expect(try await waiting(world.leader).isEmpty)
            #expect(try await waiting(world.clerk) == ["guide articles.approve"])
            #expect(try await waiting(world.secondClerk) == ["guide articles.approve", "sheet articles.approve"])
            try await store.approve(id, version: 1, by: world.secondClerk, from: "", at: world.now)
            #expect(try await waiting(world.secondClerk) == ["guide articles.approve"])
        }
    }

    @Test("Who signs a sheet is shown what the list asks about in it", arguments: TestEngine.all)
    func sheets(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let fields = SheetFields(
                ["duties": "管理城中村民。", "address": "立新大道18号", "hours": "工作日", "telephone": "电话"], of: .unit)
            let id = try await SheetStore(database: world.database).create(
                fields, kind: .unit, of: world.world.education, by: world.writer, from: "", at: world.now)
            let drafts = DraftStore(database: world.database), draft = DraftID(.sheet, id.value)
            #expect(try await drafts.questions(in: draft, for: world.leader).isEmpty)
            try await GateWordStore(database: world.database).add(
                GateWord(.sensitive, "城中村民"), note: "", by: world.clerk, from: "", at: world.now)
            #expect(try await drafts.questions(in: draft, for: world.leader).map(\.place) == ["主要职责"])
        }
    }

    @Test("Who signs a collection or a guide is given all its words, with the hash of these very words", arguments: TestEngine.all)
    func signedWords(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = CollectionStore(database: world.database), drafts = DraftStore(database: world.database), now = world.now
            let article = try await world.draft(world.content("关于放假的通知"))
            try await world.publish(article)
            let issue = CollectionText.Issue(year: 2014, number: 1, issuedOn: "2014-03-31", sponsor: "区政府办公室")
            let text = CollectionText(issue, title: "公报", lead: "本期要目")
            let id = try await store.create(text, on: world.site, by: world.clerk, from: "", at: now)
            try await store.arrange(
                id, [CollectionSection(title: "文件", entries: [.init(article, page: 3)])], expecting: 1, by: world.clerk, from: "", at: now)
            let draft = DraftID(.collection, id.value)
            let seen = try #require(try await drafts.signing(draft, for: world.head, at: now))
            #expect(seen.words.map(\.label) == ["标题", "导语", "期号", "出版日期", "主办单位", "第1栏"])
            #expect(
                seen.words.map(\.text)
                    == ["公报", "本期要目", "2014年第1号", "2014年3月31日", "区政府办公室", "文件\n1. 关于放假的通知（第3页）"])
            #expect(try await drafts.draft(draft, for: world.head)?.contentHash == seen.draft.contentHash)
            let unit = world.world.education
            try await GuideStore(database: world.database).save(
                ["fax": "0734-8850104"], of: unit, expecting: 0, by: world.writer, from: "", at: now)
            let guide = try #require(try await drafts.signing(DraftID(.guide, unit.value), for: world.leader, at: now))
            #expect(guide.words.map(\.text) == ["0734-8850104"])
        }
    }
}
