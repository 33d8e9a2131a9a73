import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Drafts of forms of items")
struct ItemFormDraftTests {
    private static func form(_ label: String) -> ItemForm { ItemForm([ItemFormField("name", label, isRequired: true)]) }

    @Test("A changed form is part of the draft: people apply by it once somebody else has published the version", arguments: TestEngine.all)
    func draft(on engine: TestEngine) async throws {
        try await ItemDesk.open(on: engine) { desk in
            let forms = ItemFormStore(database: desk.database), code = ItemDesk.item.identity.taskCode
            let id = try await desk.save(ItemDesk.item)
            func keep(_ form: ItemForm, by officer: Officer? = nil) async throws -> KeptFormDraft {
                try await forms.keepDraft(form, for: id, by: officer ?? desk.writer, from: "10.0.0.1", at: desk.now)
            }
            // Of a version that is not published yet: whoever looked at it before does not publish it unseen.
            let first = try await keep(Self.form("店名"))
            #expect(first.isNew && first.form.number == 1 && first.form.itemVersion == 1)
            await #expect(throws: ServiceItemRefusal.stale) { try await desk.publish(id, 1, seen: 1) }
            try await desk.publish(id, 1, seen: 2)
            // Of one that is: a new version that says the same, and may be published for its form alone.
            let second = try await keep(Self.form("店铺名称"))
            #expect(second.isNew && second.form.number == 2 && second.form.itemVersion == 2)
            #expect(try await forms.form(of: code, version: 1)?.number == 1)
            let (item, _, findings) = try await desk.store.maintained(id, for: desk.writer, on: desk.today)
            #expect(item.newest.number == 2 && !item.newest.isPublished && findings.mayPublish, "\(findings)")
            #expect(item.newest.item.hasSameContent(as: ItemDesk.item))
            try await desk.publish(id, 2, seen: 1)
            #expect(try await forms.form(of: code, version: 2)?.form == Self.form("店铺名称"))
            // What serves already makes no version.
            #expect(try await keep(Self.form("店铺名称")) == KeptFormDraft(form: second.form, isNew: false))
            #expect(try await desk.store.maintained(id, for: desk.writer, on: desk.today).item.newest.number == 2)
            await #expect(throws: ServiceItemRefusal.self) { try await keep(Self.form("名"), by: desk.stranger) }
            await #expect(throws: ItemFormRefusal.self) { try await keep(ItemForm([])) }
        }
    }

    @Test("Nobody publishes a form of their own", arguments: TestEngine.all)
    func ownWork(on engine: TestEngine) async throws {
        try await ItemDesk.open(on: engine) { desk in
            let id = try await desk.save(ItemDesk.item)
            let database = desk.database
            try await database.write { tx in
                try tx.run(
                    """
                    INSERT INTO officer_role (officer_id, role) SELECT id, 'informationOfficer' FROM officer WHERE login = 'head'
                    """)
            }
            let both = try #require(try await AccountStore(database: database).officer(login: "head"))
            _ = try await ItemFormStore(database: database).keepDraft(
                Self.form("店名"), for: id, by: both, from: "10.0.0.2", at: desk.now)
            await #expect(throws: ServiceItemRefusal.ownWork) { try await desk.publish(id, 1, seen: 2) }
        }
    }
}
