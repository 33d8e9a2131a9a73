import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Logging

@testable import GongkaiWeb

/// The demonstration district with its two sites, served in process.
struct DemonstrationWeb: Sendable {
    let app: GongkaiApplication
    let database: any Database
    let client: any TestClientProtocol

    static let now = Instant(Day("2026-02-02"), hour: 9)

    /// - Parameter key: with it, requests and cases can be filed.
    static func open(
        on engine: TestEngine, key: SealingKey? = nil, _ body: @escaping @Sendable (DemonstrationWeb) async throws -> Void
    ) async throws {
        try await TestDatabase.open(on: engine) { database in
            guard let demonstration = Demonstration(year: 2025) else { return }
            try await DemonstrationStore(database: database).load(demonstration)
            try await TestFolder.open { folder in
                var configuration = SiteConfiguration()
                configuration.now = { DemonstrationWeb.now }
                configuration.waitingFiles = folder
                configuration.sealingKey = key
                configuration.telephone = "0734-8850000"
                var logger = Logger(label: "test")
                logger.logLevel = .critical
                let app = try await GongkaiApplication(database: database, configuration: configuration, logger: logger)
                try await app.application().test(.router) { client in
                    try await body(DemonstrationWeb(app: app, database: database, client: client))
                }
            }
        }
    }

    func browser() -> TestBrowser { TestBrowser(client: client) }

    /// Signs one of the demonstration's people in.
    func browser(of login: String) async throws -> TestBrowser {
        let browser = browser()
        let page = try await browser.get("/login")
        let answer = try await browser.post(
            "/login", [("token", page.hidden("token")), ("name", login), ("password", DemonstrationOfficer.password)])
        guard answer.status == .seeOther else { throw WebWorld.NotSignedIn(body: answer.text) }
        return browser
    }
}
