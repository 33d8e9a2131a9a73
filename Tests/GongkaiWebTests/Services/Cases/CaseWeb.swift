import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// The people who take in, handle and decide cases in front of their pages.
struct CaseWeb: MatterWeb {
    static let kind = DeskKind.cases

    let web: WebWorld
    /// Window, inspector, stranger, azx12, hzx12.
    let desk: CaseDesk

    static let today: Day = "2026-03-04"

    static func open(on engine: TestEngine, day: Day = today, _ body: @escaping @Sendable (CaseWeb) async throws -> Void) async throws {
        try await open(on: engine, day: day, { try await CaseDesk($0) }) { try await body(CaseWeb(web: $0, desk: $1)) }
    }

    /// Opens the form of a step, fills it and sends it.
    func take(
        _ action: CaseAction, on id: MatterID, _ fields: [(String, String)] = [], branch: Int? = nil, in browser: TestBrowser
    ) async throws -> TestPage {
        try await take(action.action, on: id, fields, branch: branch, in: browser)
    }

    /// An item of one of the units, published.
    /// With the form by which it is applied for, where it has one.
    func publish(_ item: ServiceItem, form: ItemForm? = nil) async throws {
        let items = ServiceItemStore(database: web.world.database)
        let id = try await items.save(item, expecting: 0, by: writer(), from: CaseDesk.address, at: web.clock.now)
        if let form {
            try await ItemFormStore(database: web.world.database).keep(form, for: item.identity.taskCode, by: .command, at: web.clock.now)
        }
        try await items.publish(id, version: 1, expecting: 1, by: publisher(), from: CaseDesk.address, at: web.clock.now)
    }

    private func writer() async throws -> Officer { try await officer("writer") }
    private func publisher() async throws -> Officer { try await officer("publisher") }

    private func officer(_ login: String) async throws -> Officer {
        let accounts = AccountStore(database: web.world.database)
        if let known = try await accounts.officer(login: login) { return known }
        try await web.world.database.write { tx in
            let id = try tx.insert(
                """
                INSERT INTO officer (login, name, agency_id, password_hash, created_at)
                VALUES (\(login), \(login), \(web.world.district.value), 'none', 0)
                """)
            try tx.run("INSERT INTO officer_role (officer_id, role) VALUES (\(id), 'disclosureOffice')")
        }
        return try #require(try await accounts.officer(login: login))
    }
}
