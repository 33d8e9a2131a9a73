import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

/// A site with two columns, the people of one unit and of the office, and the code of the unit's index numbers.
struct PortalWorld: Sendable {
    let world: World
    let writer, reviewer, leader, clerk, secondClerk, head: Officer
    let site: SiteID
    let notices, news: ColumnID

    var database: any Database { world.database }
    var articles: ArticleStore { ArticleStore(database: world.database) }
    var sites: SiteStore { SiteStore(database: world.database) }
    /// 2014-03-03 09:00, a Monday.
    var now: Instant { world.now }

    /// Invented, with the right check character.
    static let code = PortalWorld.checked("00999010")

    static func open(on engine: TestEngine, _ body: @Sendable (PortalWorld) async throws -> Void) async throws {
        try await World.open(on: engine) { world in try await body(try await PortalWorld(world)) }
    }

    init(_ world: World) async throws {
        self.world = world
        func officer(_ login: String, _ name: String, _ agency: AgencyID, _ role: String) async throws -> Officer {
            try await world.database.write { tx in
                let id = try tx.createOfficer(
                    login: login, name: name, agency: agency, roles: [role], passwordHash: "-", by: .command, at: world.now)
                return try tx.current(
                    Officer(
                        id: id, login: login, name: name, agency: agency, permissions: [], scope: [], coversAll: false, csrfToken: ""))
            }
        }
        writer = try await officer("writer", "王芳", world.education, "informationOfficer")
        reviewer = try await officer("reviewer", "李强", world.education, "reviewer")
        leader = try await officer("leader", "陈静", world.education, "leader")
        clerk = try await officer("clerk", "赵敏", world.district, "disclosureOffice")
        secondClerk = try await officer("second", "孙丽", world.district, "disclosureOffice")
        head = try await officer("head", "周华", world.district, "leader")
        let clerk = self.clerk
        let store = SiteStore(database: world.database)
        site = try await store.createSite(Self.portal(of: world.district), by: clerk, from: "10.0.0.1", at: world.now)
        notices = try await store.createColumn(
            Self.column("tzgg", "通知公告", "notice", world), in: site, by: clerk, from: "10.0.0.1", at: world.now)
        news = try await store.createColumn(
            Self.column("gzdt", "工作动态", "news", world), in: site, by: clerk, from: "10.0.0.1", at: world.now)
        try await store.setIndexCode(Self.code, of: world.education, by: clerk, from: "10.0.0.1", at: world.now)
    }

    static func portal(of owner: AgencyID, code: String = "portal", domain: String = "www.shifan.gov.cn") -> SiteSettings {
        SiteSettings(
            code: code,
            facts: SiteFacts(
                name: "示范区人民政府门户网站", domain: domain, idCode: "4304080001", owner: owner, isPortal: true, offersServices: true))
    }

    static func column(_ code: String, _ name: String, _ kind: String, _ world: World) throws -> ColumnSettings {
        ColumnSettings(
            column: SiteColumn(
                code: code, name: name, description: "发布\(name)", keywords: [name], kind: try #require(ColumnKind.code(kind)),
                owner: world.district), position: 0)
    }

    /// Eight characters with their check character.
    static func checked(_ eight: String) -> String {
        "0123456789X".map { eight + String($0) }.first { OrganisationCode($0)?.hasRightCheckCharacter == true } ?? ""
    }

    func content(_ title: String = "关于做好2014年春季开学工作的通知") -> ArticleContent {
        var content = ArticleContent(title: title, body: "<p>\(title)，请遵照执行。</p>", plainText: "\(title)，请遵照执行。")
        content.createdOn = "2014-02-28"
        content.subject = "11"
        return content
    }

    func draft(
        _ content: ArticleContent? = nil, kind: String = "notice", hits: [GateHit] = [], index: String? = nil, at now: Instant? = nil
    ) async throws -> ArticleID {
        try await articles.draft(
            content ?? self.content(),
            in: ArticleStore.Place(column: notices, agency: world.education, kind: kind, indexNumber: index), hits: hits, by: writer,
            from: "10.0.0.2", at: now ?? self.now)
    }

    /// Acts on a version as it is.
    @discardableResult
    func act(
        _ action: PublishingAction, by officer: Officer, on article: ArticleID, _ number: Int = 1, reason: String? = nil,
        basis: String? = nil, secrecy: SecrecyOutcome? = nil, publishAt: Instant? = nil, target: String? = nil, at now: Instant? = nil
    ) async throws -> ArticleStore.Outcome {
        let revision: Int = try await database.read { tx in
            try tx.value("SELECT revision FROM article_version WHERE article_id = \(article) AND number = \(number)")
        }
        let request = PublishingRequest(
            action, by: .officer(officer), at: now ?? self.now, reason: reason, basis: basis, secrecy: secrecy, publishAt: publishAt,
            targetColumn: target)
        return try await articles.act(request, on: article, version: number, expecting: revision, from: "10.0.0.2")
    }

    /// Submitted and approved by everybody.
    func approve(_ article: ArticleID, _ number: Int = 1, at now: Instant? = nil) async throws {
        try await act(.submit, by: writer, on: article, number, at: now)
        try await act(.approve, by: reviewer, on: article, number, at: now)
        try await act(.approve, by: leader, on: article, number, basis: "《保守国家秘密法》第九条", secrecy: .open, at: now)
        try await act(.approve, by: clerk, on: article, number, at: now)
    }

    @discardableResult
    func publish(_ article: ArticleID, _ number: Int = 1, at now: Instant? = nil) async throws -> ArticleStore.Outcome {
        try await approve(article, number, at: now)
        return try await act(.publish, by: secondClerk, on: article, number, at: now)
    }

    /// One more clerk of the office.
    func clerk(_ login: String, _ name: String) async throws -> Officer {
        let agency = world.district, now = self.now
        return try await database.write { tx in
            let id = try tx.createOfficer(
                login: login, name: name, agency: agency, roles: ["disclosureOffice"], passwordHash: "-", by: .command, at: now)
            return try tx.officer(id)
        }
    }

    /// Signs the secrecy review of the words that wait now.
    func sign(_ id: DraftID, by officer: Officer? = nil, _ outcome: SecrecyOutcome = .open) async throws {
        let signer = officer ?? head, drafts = DraftStore(database: database)
        let draft = try #require(try await drafts.draft(id, for: signer))
        try await drafts.sign(
            id, seen: draft.contentHash, outcome: outcome, basis: "《保守国家秘密法》第九条", by: signer, from: "10.0.0.2", at: now)
    }

    func rows(_ table: String) async throws -> [String] {
        try await database.read { tx in try tx.rows("SELECT * FROM \(SQL(identifier: table))").map { "\($0.values)" }.sorted() }
    }
}
