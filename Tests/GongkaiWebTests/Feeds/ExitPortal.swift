import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Testing

@testable import GongkaiWeb

/// A portal with two columns, a second site, and the people through whose hands an article goes.
struct ExitPortal: Sendable {
    let articles: ArticleStore
    let sites: SiteStore
    let guides: GuideStore
    let database: any Database
    let collections: CollectionStore
    let writer, reviewer, leader, clerk, secondClerk, head: Officer
    let portal, branch: SiteID
    let notices, news, branchNews: ColumnID
    let agency: AgencyID
    let now: Instant

    init(_ web: WebWorld) async throws {
        let world = web.world, accounts = AccountStore(database: world.database)
        database = world.database
        articles = ArticleStore(database: database, key: RequestDesk.key)
        sites = SiteStore(database: database)
        guides = GuideStore(database: database)
        collections = CollectionStore(database: database)
        agency = world.education
        now = world.now
        func officer(_ login: String, _ unit: AgencyID, _ role: String) async throws -> Officer {
            _ = try await accounts.createOfficer(
                login: login, name: login, agency: unit, roles: [role], password: WebWorld.password, by: .command, at: world.now)
            return try await accounts.login(name: login, password: WebWorld.password, from: "10.0.0.1", at: world.now).officer
        }
        writer = try await officer("exit.writer", world.education, "informationOfficer")
        reviewer = try await officer("exit.reviewer", world.education, "reviewer")
        leader = try await officer("exit.leader", world.education, "leader")
        let clerk = try await officer("exit.clerk", world.district, "disclosureOffice")
        self.clerk = clerk
        secondClerk = try await officer("exit.second", world.district, "disclosureOffice")
        head = try await officer("exit.head", world.district, "leader")
        let sites = self.sites
        func open(_ code: String, _ domain: String, isPortal: Bool) async throws -> SiteID {
            try await sites.createSite(
                SiteSettings(
                    code: code,
                    facts: SiteFacts(
                        name: isPortal ? "示范区人民政府门户网站" : "示范区教育局网站", domain: domain, idCode: "4304080001", owner: world.district,
                        isPortal: isPortal, offersServices: true)), by: clerk, from: "10.0.0.1", at: world.now)
        }
        func column(_ code: String, _ name: String, in site: SiteID) async throws -> ColumnID {
            try await sites.createColumn(
                ColumnSettings(
                    column: SiteColumn(
                        code: code, name: name, description: "发布\(name)", keywords: [name], kind: try #require(ColumnKind.code("notice")),
                        owner: world.district), position: 0), in: site, by: clerk, from: "10.0.0.1", at: world.now)
        }
        portal = try await open("portal", "www.shifan.gov.cn", isPortal: true)
        branch = try await open("branch", "jyj.shifan.gov.cn", isPortal: false)
        notices = try await column("tzgg", "通知公告", in: portal)
        news = try await column("gzdt", "工作动态", in: portal)
        branchNews = try await column("jyxw", "教育新闻", in: branch)
        try await sites.setIndexCode(ExitPortal.code, of: world.education, by: clerk, from: "10.0.0.1", at: world.now)
        web.app.site.pages.hosts.register(try await sites.sites())
    }

    /// Invented, with the right check character.
    static let code = "0123456789X".map { "00999010" + String($0) }.first { OrganisationCode($0)?.hasRightCheckCharacter == true } ?? ""

    func content(_ title: String = "关于做好2014年春季开学工作的通知") -> ArticleContent {
        var content = ArticleContent(title: title, body: "<p>\(title)，请遵照执行。</p>", plainText: "\(title)，请遵照执行。")
        content.createdOn = "2014-02-28"
        content.subject = "1102"
        return content
    }

    func draft(_ content: ArticleContent, in column: ColumnID? = nil) async throws -> ArticleID {
        try await articles.draft(
            content, in: ArticleStore.Place(column: column ?? notices, agency: agency, kind: "notice"), hits: [], by: writer,
            from: "10.0.0.2", at: now)
    }

    @discardableResult
    func act(
        _ action: PublishingAction, by officer: Officer, on article: ArticleID, _ number: Int = 1, reason: String? = nil,
        basis: String? = nil, secrecy: SecrecyOutcome? = nil, publishAt: Instant? = nil, target: String? = nil
    ) async throws -> ArticleStore.Outcome {
        let revision: Int = try await database.read { tx in
            try tx.value("SELECT revision FROM article_version WHERE article_id = \(article) AND number = \(number)")
        }
        return try await articles.act(
            PublishingRequest(
                action, by: .officer(officer), at: now, reason: reason, basis: basis, secrecy: secrecy, publishAt: publishAt,
                targetColumn: target),
            on: article, version: number, expecting: revision, from: "10.0.0.2")
    }

    func approve(_ article: ArticleID, _ number: Int = 1) async throws {
        try await act(.submit, by: writer, on: article, number)
        try await act(.approve, by: reviewer, on: article, number)
        try await act(.approve, by: leader, on: article, number, basis: "《保守国家秘密法》第九条", secrecy: .open)
        try await act(.approve, by: clerk, on: article, number)
    }

    @discardableResult
    func publish(_ article: ArticleID, _ number: Int = 1) async throws -> ArticleStore.Outcome {
        try await approve(article, number)
        return try await act(.publish, by: clerk, on: article, number)
    }

    /// Signs the secrecy review of a draft, by the leader of the unit if nobody else is said.
    func sign(_ id: DraftID, by signer: Officer? = nil) async throws {
        let leader = signer ?? self.leader
        let drafts = DraftStore(database: database), draft = try #require(try await drafts.draft(id, for: leader))
        try await drafts.sign(
            id, seen: draft.contentHash, outcome: .open, basis: "《保守国家秘密法》第九条", by: leader, from: "10.0.0.2", at: now)
    }

    /// Everything a guide must say.
    static let guide = Dictionary(
        uniqueKeysWithValues: GuideElement.all.map { ($0.code, "\($0.label)的说明" + ($0.code == "telephone" ? "0734-8850104" : "")) })
}
