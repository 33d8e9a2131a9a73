import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// The people who have to do with a kind of matters, in front of their pages.
protocol MatterWeb: Sendable {
    static var kind: DeskKind { get }

    var web: WebWorld { get }
}

extension MatterWeb {
    var database: any Database { web.world.database }

    /// The site on a working day. `people` makes whoever can sign in.
    static func open<Desk: Sendable>(
        on engine: TestEngine, day: Day, _ people: @escaping @Sendable (World) async throws -> Desk,
        _ body: @escaping @Sendable (WebWorld, Desk) async throws -> Void
    ) async throws {
        try await WebWorld.open(on: engine) { web in
            let seconds = (Instant(day, hour: 9).milliseconds - web.clock.now.milliseconds) / 1_000
            web.clock.advance(seconds: Int(seconds))
            let desk = try await people(web.world)
            // One password for all: making a hash takes long.
            try await web.hire("office")
            try await web.world.database.write { tx in
                let hash: String = try tx.value("SELECT password_hash FROM officer WHERE login = 'office'")
                try tx.run("UPDATE officer SET password_hash = \(hash) WHERE password_hash = 'none'")
            }
            try await body(web, desk)
        }
    }

    /// A browser in which one of the people is signed in.
    func browser(_ login: String) async throws -> TestBrowser {
        let browser = web.browser()
        let page = try await browser.get("/login")
        let answer = try await browser.post(
            "/login", [("token", page.hidden("token")), ("name", login), ("password", WebWorld.password)])
        guard answer.status == .seeOther else { throw WebWorld.NotSignedIn(body: answer.text) }
        return browser
    }

    static func path(_ id: MatterID) -> String { kind.one.path("\(id.value)").text }

    /// Opens the form of a step, fills it and sends it.
    func take(
        _ action: MatterAction, on id: MatterID, _ fields: [(String, String)] = [], branch: Int? = nil, in browser: TestBrowser
    ) async throws -> TestPage {
        let path = Self.path(id) + "/" + action.code
        return try await browser.fill(path + (branch.map { "?branch=\($0)" } ?? ""), fields, to: path)
    }
}
