import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// The people who answer requests in front of their pages.
struct DeskWeb: Sendable {
    let web: WebWorld
    let desk: RequestDesk

    var database: any Database { web.world.database }

    /// On a working day under the regulation of 2019.
    static let today: Day = "2024-03-04"

    static func open(
        on engine: TestEngine, day: Day = today, _ body: @escaping @Sendable (DeskWeb) async throws -> Void
    ) async throws {
        try await WebWorld.open(on: engine) { web in
            let seconds = (Instant(day, hour: 9).milliseconds - web.clock.now.milliseconds) / 1_000
            web.clock.advance(seconds: Int(seconds))
            let desk = try await RequestDesk(web.world)
            // One password for all: making a hash takes long.
            try await web.hire("office")
            try await web.world.database.write { tx in
                let hash: String = try tx.value("SELECT password_hash FROM officer WHERE login = 'office'")
                try tx.run("UPDATE officer SET password_hash = \(hash) WHERE password_hash = 'none'")
            }
            try await body(DeskWeb(web: web, desk: desk))
        }
    }

    /// A browser in which one of the desk's people is signed in: registrar, clerk, reviewer, signer, colleague.
    func browser(_ login: String) async throws -> TestBrowser {
        let browser = web.browser()
        let page = try await browser.get("/login")
        let answer = try await browser.post(
            "/login", [("token", page.hidden("token")), ("name", login), ("password", WebWorld.password)])
        guard answer.status == .seeOther else { throw WebWorld.NotSignedIn(body: answer.text) }
        return browser
    }

    static func path(_ id: MatterID) -> String { "/console/requests/\(id.value)" }

    /// Opens the form of a step, fills it and sends it.
    func take(
        _ action: RequestAction, on id: MatterID, _ fields: [(String, String)] = [], branch: Int? = nil, in browser: TestBrowser
    ) async throws -> TestPage {
        let path = Self.path(id) + "/" + action.rawValue
        return try await browser.fill(path + (branch.map { "?branch=\($0)" } ?? ""), fields, to: path)
    }
}
