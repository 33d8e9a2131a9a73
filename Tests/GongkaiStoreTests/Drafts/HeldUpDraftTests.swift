import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("What was held up stands with those who can mend it")
struct HeldUpDraftTests {
    private func fields(_ address: String) -> SheetFields {
        SheetFields(["duties": "管理教育。", "address": address, "hours": "工作日", "telephone": "0734-8850104"], of: .unit)
    }

    /// What stands on somebody's page: kind, ground, reason and by whom.
    private func mine(_ officer: Officer, _ world: PortalWorld) async throws -> [String] {
        try await DraftStore(database: world.database).mine(officer).map { draft in
            guard let setback = draft.setback else { return "\(draft.id.kind.rawValue) waits" }
            let words =
                switch setback.ground {
                case .returned: "returned: \(setback.reason)"
                case .forbidden(let outcome): "forbidden \(outcome.rawValue): \(setback.reason)"
                case .lapsed(let outcome, let reviewer): "lapsed \(outcome.rawValue): \(reviewer)"
                case .outdated(let outcome, let reviewer): "outdated \(outcome.rawValue): \(reviewer)"
                }
            return "\(draft.id.kind.rawValue) \(words), \(setback.by)"
        }
    }

    /// One more writer of the unit.
    private func colleague(_ world: PortalWorld) async throws -> Officer {
        let agency = world.world.education, now = world.now
        return try await world.database.write { tx in
            let id = try tx.createOfficer(
                login: "colleague", name: "钱涛", agency: agency, roles: ["informationOfficer"], passwordHash: "-", by: .command, at: now)
            return try tx.officer(id)
        }
    }

    @Test("A sheet that was forbidden or sent back is its writer's and the unit's, until it is mended", arguments: TestEngine.all)
    func sheet(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), drafts = DraftStore(database: world.database), now = world.now
            let colleague = try await colleague(world)
            let id = try await store.create(fields("一号"), kind: .unit, of: world.world.education, by: world.writer, from: "", at: now)
            let draft = DraftID(.sheet, id.value)
            #expect(try await mine(world.writer, world) == ["sheet waits"])
            #expect(try await mine(colleague, world).isEmpty)
            try await world.sign(draft, by: world.leader, .withheld)
            for writer in [world.writer, colleague] {
                #expect(try await mine(writer, world) == ["sheet forbidden withheld: 《保守国家秘密法》第九条, 陈静"])
            }
            // The office sends it back, but it is not theirs to mend.
            #expect(try await mine(world.clerk, world).isEmpty)
            #expect(try await drafts.queue(for: world.clerk).map { $0.task(for: world.clerk) } == [.approveArticles])
            try await store.reject(id, version: 1, reason: "地址有误", by: world.clerk, from: "", at: now)
            for writer in [world.writer, colleague] {
                #expect(try await mine(writer, world) == ["sheet returned: 地址有误, 赵敏"])
            }
            // What was signed of the version that came back is no news of the next one.
            try await store.propose(fields("二号"), for: id, expecting: 1, by: colleague, from: "", at: now)
            #expect(try await mine(world.writer, world) == ["sheet waits"])
            try await world.sign(draft, by: world.leader)
            try await store.propose(fields("三号"), for: id, expecting: 2, by: colleague, from: "", at: now)
            #expect(try await mine(world.writer, world) == ["sheet lapsed open: 陈静, 钱涛"])
            try await world.sign(draft, by: world.leader)
            try await store.approve(id, version: 3, by: world.clerk, from: "", at: now)
            #expect(try await mine(world.writer, world).isEmpty)
            #expect(try await mine(colleague, world).isEmpty)
        }
    }

    @Test("A topic and a guide that the review forbids are somebody's task, and tell when it has lapsed", arguments: TestEngine.all)
    func collectionAndGuide(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = CollectionStore(database: world.database), guides = GuideStore(database: world.database), now = world.now
            let earlier = now.adding(seconds: -60)
            let article = try await world.draft(at: earlier)
            try await world.publish(article, at: earlier)
            var text = CollectionText(code: "kaixue", title: "春季开学", lead: "报名")
            let id = try await store.create(text, on: world.site, by: world.clerk, from: "", at: earlier)
            try await store.arrange(
                id, [CollectionSection(title: "政策", entries: [.init(article)])], expecting: 1, by: world.clerk, from: "", at: earlier)
            let draft = DraftID(.collection, id.value)
            try await world.sign(draft, .withheld)
            // The second clerk had no hand in it, but belongs to the unit whose site it is.
            for clerk in [world.clerk, world.secondClerk] {
                #expect(try await mine(clerk, world) == ["collection forbidden withheld: 《保守国家秘密法》第九条, 周华"])
            }
            text.title = "秋季开学"
            try await store.change(id, to: text, expecting: 2, by: world.secondClerk, from: "", at: now)
            #expect(try await mine(world.clerk, world) == ["collection lapsed withheld: 周华, 孙丽"])
            let third = try await world.clerk("third", "吴磊")
            #expect(try await mine(third, world) == ["collection lapsed withheld: 周华, 孙丽"])
            try await world.sign(draft)
            #expect(try await mine(third, world).isEmpty)
            try await store.show(id, expecting: 3, by: third, from: "", at: now)
            #expect(try await mine(world.clerk, world).isEmpty)

            let unit = world.world.education
            try await guides.save(["fax": "0734-8850104"], of: unit, expecting: 0, by: world.writer, from: "", at: now)
            try await world.sign(DraftID(.guide, unit.value), by: world.leader, .referred)
            let colleague = try await colleague(world)
            for writer in [world.writer, colleague] {
                #expect(try await mine(writer, world) == ["guide forbidden referred: 《保守国家秘密法》第九条, 陈静"])
            }
        }
    }

    @Test("Who comes too late is told what was done since, by whom, with the words before and after", arguments: TestEngine.all)
    func changes(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = CollectionStore(database: world.database), now = world.now
            let article = try await world.draft()
            try await world.publish(article)
            var text = CollectionText(code: "kaixue", title: "春季开学", lead: "报名")
            let id = try await store.create(text, on: world.site, by: world.clerk, from: "", at: now)
            try await store.arrange(
                id, [CollectionSection(title: "政策", entries: [.init(article)])], expecting: 1, by: world.clerk, from: "", at: now)
            text.title = "秋季开学"
            try await store.change(id, to: text, expecting: 2, by: world.secondClerk, from: "", at: now)
            try await world.sign(DraftID(.collection, id.value))
            let third = try await world.clerk("third", "吴磊")
            try await store.show(id, expecting: 3, by: third, from: "", at: now)
            try await store.hide(id, reason: "过时", by: third, from: "", at: now)
            let all = try await store.changes(of: id, since: 1, for: world.clerk)
            #expect(all.map(\.act) == [.order, .words, .shown, .hidden] && all.map(\.by) == ["赵敏", "孙丽", "吴磊", "吴磊"])
            #expect(all[1].before["title"] == "春季开学" && all[1].after["title"] == "秋季开学")
            #expect(try await store.changes(of: id, since: 3, for: world.clerk).map(\.act) == [.shown, .hidden])
            await #expect(throws: CollectionRefusal.notFound) { try await store.changes(of: id, since: 1, for: world.writer) }
        }
    }
}
