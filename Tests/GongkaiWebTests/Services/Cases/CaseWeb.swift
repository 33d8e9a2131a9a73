import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// The people who take in, handle and decide cases in front of their pages.
struct CaseWeb: Sendable {
    let web: WebWorld
    let desk: CaseDesk

    static let today: Day = "2026-03-04"

    static func open(on engine: TestEngine, day: Day = today, _ body: @escaping @Sendable (CaseWeb) async throws -> Void) async throws {
        try await WebWorld.open(on: engine) { web in
            let seconds = (Instant(day, hour: 9).milliseconds - web.clock.now.milliseconds) / 1_000
            web.clock.advance(seconds: Int(seconds))
            let desk = try await CaseDesk(web.world)
            // One password for all: making a hash takes long.
            try await web.hire("office")
            try await web.world.database.write { tx in
                let hash: String = try tx.value("SELECT password_hash FROM officer WHERE login = 'office'")
                try tx.run("UPDATE officer SET password_hash = \(hash) WHERE password_hash = 'none'")
            }
            try await body(CaseWeb(web: web, desk: desk))
        }
    }

    /// A browser in which one of the desk's people is signed in: window, inspector, stranger, azx12, hzx12.
    func browser(_ login: String) async throws -> TestBrowser {
        let browser = web.browser()
        let page = try await browser.get("/login")
        let answer = try await browser.post(
            "/login", [("token", page.hidden("token")), ("name", login), ("password", WebWorld.password)])
        guard answer.status == .seeOther else { throw WebWorld.NotSignedIn(body: answer.text) }
        return browser
    }

    static func path(_ id: MatterID) -> String { "/console/cases/\(id.value)" }

    /// Opens the form of a step, fills it and sends it.
    func take(
        _ action: CaseAction, on id: MatterID, _ fields: [(String, String)] = [], branch: Int? = nil, in browser: TestBrowser
    ) async throws -> TestPage {
        let path = Self.path(id) + "/" + action.rawValue
        return try await browser.fill(path + (branch.map { "?branch=\($0)" } ?? ""), fields, to: path)
    }

    /// An item of one of the units, published.
    func publish(_ item: ServiceItem) async throws {
        let items = ServiceItemStore(database: web.world.database)
        let id = try await items.save(item, expecting: 0, by: writer(), from: CaseDesk.address, at: web.clock.now)
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
