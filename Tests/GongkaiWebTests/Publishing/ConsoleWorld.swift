import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// A portal with two columns, and browsers of everybody through whose hands a notice goes.
struct ConsoleWorld: Sendable {
    enum Person: String, CaseIterable, Sendable {
        case writer, reviewer, leader, office, stranger, auditor

        fileprivate var role: String {
            switch self {
            case .writer, .stranger: "informationOfficer"
            case .reviewer: "reviewer"
            case .leader: "leader"
            case .office: "disclosureOffice"
            case .auditor: "auditor"
            }
        }

        fileprivate func agency(_ world: World) -> AgencyID {
            switch self {
            case .writer, .reviewer, .leader: world.education
            case .stranger: world.township
            case .office, .auditor: world.district
            }
        }
    }

    let web: WebWorld
    let notices, news: ColumnID
    let officers: [Person: Officer]

    var articles: ArticleStore { ArticleStore(database: web.world.database) }

    static func open(
        on engine: TestEngine, serving: Bool = true, _ body: @escaping @Sendable (ConsoleWorld) async throws -> Void
    ) async throws {
        try await WebWorld.open(on: engine, serving: serving) { web in try await body(try await ConsoleWorld(web)) }
    }

    init(_ web: WebWorld) async throws {
        self.web = web
        let world = web.world, accounts = AccountStore(database: world.database), now = world.now
        var officers: [Person: Officer] = [:]
        for person in Person.allCases {
            _ = try await accounts.createOfficer(
                login: person.rawValue, name: "某\(person.rawValue)", agency: person.agency(world), roles: [person.role],
                password: WebWorld.password, by: .command, at: now)
            officers[person] = try await accounts.login(
                name: person.rawValue, password: WebWorld.password, from: "10.0.0.1", at: now
            ).officer
        }
        self.officers = officers
        let clerk = try #require(officers[.office]), sites = SiteStore(database: world.database)
        let site = try await sites.createSite(
            SiteSettings(
                code: "portal",
                facts: SiteFacts(
                    name: "示范区人民政府门户网站", domain: "www.shifan.gov.cn", idCode: "4304080001", owner: world.district, isPortal: true,
                    offersServices: true)), by: clerk, from: "10.0.0.1", at: now)
        func column(_ code: String, _ name: String, _ kind: String) async throws -> ColumnID {
            try await sites.createColumn(
                ColumnSettings(
                    column: SiteColumn(
                        code: code, name: name, description: "发布\(name)", keywords: [name], kind: try #require(ColumnKind.code(kind)),
                        owner: world.district), position: 0), in: site, by: clerk, from: "10.0.0.1", at: now)
        }
        notices = try await column("tzgg", "通知公告", "notice")
        news = try await column("gzdt", "工作动态", "news")
        let code = "0123456789X".map { "00999010" + String($0) }.first { OrganisationCode($0)?.hasRightCheckCharacter == true } ?? ""
        try await sites.setIndexCode(code, of: world.education, by: clerk, from: "10.0.0.1", at: now)
    }

    /// A browser in which this person is signed in.
    func browser(_ person: Person) async throws -> TestBrowser {
        let browser = web.browser(), page = try await browser.get("/login")
        let answer = try await browser.post(
            "/login", [("token", page.hidden("token")), ("name", person.rawValue), ("password", WebWorld.password)])
        guard answer.status == .seeOther else { throw WebWorld.NotSignedIn(body: answer.text) }
        return browser
    }

    static let fields = [("created_on", "2014-02-28"), ("subject", "11")]

    /// Writes a notice through the form; the answer leads to its page.
    func write(
        _ title: String = "关于做好2014年春季开学工作的通知", body: String = "请遵照执行。", by browser: TestBrowser, _ others: [(String, String)] = fields
    ) async throws -> TestPage {
        try await browser.fill(
            "/console/articles/new?column=\(notices.value)",
            [("kind", "notice"), ("title", title), ("body", body)] + others, to: "/console/articles/new")
    }

    /// The address of a fresh draft.
    func draft(_ title: String = "关于做好2014年春季开学工作的通知", body: String = "请遵照执行。", by browser: TestBrowser) async throws -> String {
        let answer = try await write(title, body: body, by: browser)
        return try #require(answer.location, "\(answer.text)")
    }

    /// Sends an act's form as its page holds it.
    func act(_ act: PublishingAction, on version: String, by browser: TestBrowser, _ fields: [(String, String)] = []) async throws
        -> TestPage
    {
        let page = try await browser.get(version)
        let revision = try await revision(of: version)
        return try await browser.post(
            "\(version)/acts/\(act.rawValue)", [("token", page.csrf), ("revision", "\(revision)")] + fields)
    }

    func revision(of version: String) async throws -> Int {
        let (article, number) = Self.key(version)
        return try await web.world.database.read { tx in
            try tx.value("SELECT revision FROM article_version WHERE article_id = \(article) AND number = \(number)")
        }
    }

    func state(of version: String) async throws -> String {
        let (article, number) = Self.key(version)
        return try await web.world.database.read { tx in
            try tx.value("SELECT state FROM article_version WHERE article_id = \(article) AND number = \(number)")
        }
    }

    /// `/console/articles/3/versions/1`
    static func key(_ version: String) -> (article: Int64, number: Int64) {
        let parts = version.split(separator: "/").compactMap { Int64($0) }
        return (parts.first ?? 0, parts.last ?? 0)
    }

    static let secrecy = [("secrecy", "open"), ("basis", "《政府信息公开条例》第十四条，不涉及国家秘密")]

    /// Through everybody's hands to the public.
    func publish(_ version: String) async throws {
        let writer = try await browser(.writer), office = try await browser(.office)
        for (act, browser, fields) in [
            (PublishingAction.submit, writer, []), (.approve, try await self.browser(.reviewer), []),
            (.approve, try await self.browser(.leader), Self.secrecy), (.approve, office, []), (.publish, office, []),
        ] {
            let answer = try await self.act(act, on: version, by: browser, fields)
            #expect(answer.status == .seeOther, "\(act): \(answer.text)")
        }
    }
}

extension TestPage {
    /// The token that every form of the session carries.
    var csrf: String {
        text.firstMatch(of: /name="token" value="([^"]*)"/).map { String($0.1) } ?? ""
    }
}
