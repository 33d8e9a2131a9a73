import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Testing

@testable import GongkaiWeb

/// A portal with one column, the people of one unit, and a draft of theirs.
struct FilePortal {
    let web: WebWorld
    let articles: ArticleStore
    let files: FileStore
    let column: ColumnID
    /// Writes, checks, judges secrecy, approves.
    let people: [Officer]
    /// The writer's window.
    let writer: TestBrowser

    var now: Instant { web.world.now }

    init(_ web: WebWorld) async throws {
        self.web = web
        let world = web.world, database = world.database
        articles = ArticleStore(database: database)
        files = FileStore(database: database)
        writer = try await web.browser(of: "school")
        let accounts = AccountStore(database: database)
        for (login, unit, role) in [
            ("checker", world.education, "reviewer"), ("head", world.education, "leader"), ("clerk", world.district, "disclosureOffice"),
        ] {
            _ = try await accounts.createOfficer(
                login: login, name: login, agency: unit, roles: [role], password: WebWorld.password, by: .command, at: world.now)
        }
        var people: [Officer] = []
        for login in ["school", "checker", "head", "clerk"] {
            people.append(try await accounts.login(name: login, password: WebWorld.password, from: "10.0.0.1", at: world.now).officer)
        }
        self.people = people
        let sites = SiteStore(database: database), clerk = people[3]
        let facts = SiteFacts(
            name: "示范区人民政府门户网站", domain: "www.shifan.gov.cn", idCode: "4304080001", owner: world.district, isPortal: true,
            offersServices: true)
        let site = try await sites.createSite(SiteSettings(code: "portal", facts: facts), by: clerk, from: "10.0.0.1", at: world.now)
        let notices = SiteColumn(
            code: "tzgg", name: "通知公告", description: "需要办理的事项", keywords: ["通知"], kind: try #require(ColumnKind.code("notice")),
            owner: world.district)
        column = try await sites.createColumn(
            ColumnSettings(column: notices, position: 0), in: site, by: clerk, from: "10.0.0.1", at: world.now)
        let code = "0123456789X".map { "00999010" + String($0) }.first { OrganisationCode($0)?.hasRightCheckCharacter == true } ?? ""
        try await sites.setIndexCode(code, of: world.education, by: clerk, from: "10.0.0.1", at: world.now)
    }

    func draft(_ title: String = "关于发放补助的公示", body: String = "<p>请遵照执行。</p>") async throws -> ArticleID {
        var content = ArticleContent(title: title, body: body, plainText: "请遵照执行。")
        content.createdOn = "2014-02-28"
        content.subject = "11"
        return try await articles.draft(
            content, in: ArticleStore.Place(column: column, agency: web.world.education, kind: "notice"), hits: [], by: people[0],
            from: "10.0.0.2", at: now)
    }

    @discardableResult
    func act(
        _ action: PublishingAction, by person: Int, on article: ArticleID, _ number: Int = 1, reason: String? = nil, basis: String? = nil,
        secrecy: SecrecyOutcome? = nil
    ) async throws -> ArticleStore.Outcome {
        let revision: Int = try await web.world.database.read { tx in
            try tx.value("SELECT revision FROM article_version WHERE article_id = \(article) AND number = \(number)")
        }
        let outcome = try await articles.act(
            PublishingRequest(action, by: .officer(people[person]), at: now, reason: reason, basis: basis, secrecy: secrecy), on: article,
            version: number, expecting: revision, from: "10.0.0.2")
        // No server runs that would read it.
        web.app.site.pages.drop([.everything])
        return outcome
    }

    func publish(_ article: ArticleID, _ number: Int = 1) async throws {
        try await act(.submit, by: 0, on: article, number)
        try await act(.approve, by: 1, on: article, number)
        try await act(.approve, by: 2, on: article, number, basis: "《保守国家秘密法》第九条", secrecy: .open)
        try await act(.approve, by: 3, on: article, number)
        try await act(.publish, by: 3, on: article, number)
    }

    func page(_ article: ArticleID, _ number: Int = 1) -> String { "/console/articles/\(article.value)/versions/\(number)/files" }

    /// Uploads as the form does.
    func upload(_ name: String, _ bytes: [UInt8], to article: ArticleID, _ number: Int = 1) async throws -> TestPage {
        let token = try await writer.get("/console").text.firstMatch(of: /name="token" value="([^"]+)"/).map { String($0.1) } ?? ""
        return try await writer.upload(page(article, number), [("token", token)], file: "file", named: name, content: bytes)
    }

    /// Hangs a file on a draft behind the pages' back.
    func attach(_ file: NewFile, to article: ArticleID, _ number: Int = 1) async throws {
        try await files.attach([file], to: article, version: number, by: people[0], from: "", at: now)
    }
}
