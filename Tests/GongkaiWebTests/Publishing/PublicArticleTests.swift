import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// What a citizen meets on the portal. The people, the site and the columns come from the demonstration's store.
@Suite struct PublicArticleTests {
    /// A portal with one column, and the four people through whose hands a notice goes.
    struct Portal {
        let articles: ArticleStore
        let database: any Database
        let people: [Officer]
        let column: ColumnID
        let agency: AgencyID
        let now: Instant

        init(_ web: WebWorld) async throws {
            let world = web.world
            database = world.database
            articles = ArticleStore(database: database)
            agency = world.education
            now = world.now
            let accounts = AccountStore(database: database)
            var people: [Officer] = []
            for (login, unit, role) in [
                ("writer", world.education, "informationOfficer"), ("checker", world.education, "reviewer"),
                ("head", world.education, "leader"), ("clerk", world.district, "disclosureOffice"),
            ] {
                _ = try await accounts.createOfficer(
                    login: login, name: login, agency: unit, roles: [role], password: WebWorld.password, by: .command, at: now)
                let session = try await accounts.login(name: login, password: WebWorld.password, from: "10.0.0.1", at: now)
                people.append(session.officer)
            }
            self.people = people
            let sites = SiteStore(database: database)
            let site = try await sites.createSite(
                SiteSettings(
                    code: "portal",
                    facts: SiteFacts(
                        name: "示范区人民政府门户网站", domain: "www.shifan.gov.cn", idCode: "4304080001", owner: world.district,
                        isPortal: true, offersServices: true)), by: people[3], from: "10.0.0.1", at: now)
            column = try await sites.createColumn(
                ColumnSettings(
                    column: SiteColumn(
                        code: "tzgg", name: "通知公告", description: "需要办理的事项", keywords: ["通知"],
                        kind: try #require(ColumnKind.code("notice")), owner: world.district), position: 0),
                in: site, by: people[3], from: "10.0.0.1", at: now)
            try await sites.setIndexCode(Portal.code, of: world.education, by: people[3], from: "10.0.0.1", at: now)
        }

        /// Invented, with the right check character.
        static let code =
            "0123456789X".map { "00999010" + String($0) }.first { OrganisationCode($0)?.hasRightCheckCharacter == true } ?? ""

        func draft(_ title: String, body: String = "<p>请遵照执行。</p>") async throws -> ArticleID {
            var content = ArticleContent(title: title, body: body, plainText: "请遵照执行。")
            content.createdOn = "2014-02-28"
            content.subject = "11"
            return try await articles.draft(
                content, in: ArticleStore.Place(column: column, agency: agency, kind: "notice", indexNumber: nil), hits: [],
                by: people[0], from: "10.0.0.2", at: now)
        }

        func act(
            _ action: PublishingAction, by person: Int, on article: ArticleID, reason: String? = nil, basis: String? = nil,
            secrecy: SecrecyOutcome? = nil
        ) async throws {
            let revision: Int = try await database.read { tx in
                try tx.value("SELECT revision FROM article_version WHERE article_id = \(article) AND number = 1")
            }
            try await articles.act(
                PublishingRequest(action, by: .officer(people[person]), at: now, reason: reason, basis: basis, secrecy: secrecy),
                on: article, version: 1, expecting: revision, from: "10.0.0.2")
        }

        func publish(_ article: ArticleID) async throws {
            try await act(.submit, by: 0, on: article)
            try await act(.approve, by: 1, on: article)
            try await act(.approve, by: 2, on: article, basis: "《保守国家秘密法》第九条", secrecy: .open)
            try await act(.approve, by: 3, on: article)
            try await act(.publish, by: 3, on: article)
        }
    }

    @Test("A notice is read on its page, in its column and on the first page, only once it is published", arguments: TestEngine.all)
    func published(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await Portal(web)
            let article = try await portal.draft("关于做好春季开学工作的通知", body: "<p onclick=\"x()\">请遵照执行。<script>x()</script></p>")
            let browser = web.browser(), path = "/columns/tzgg/\(article.value)"
            #expect(try await browser.get(path).status == .notFound)
            #expect(try await !browser.get("/columns/tzgg").says("春季开学"))

            try await portal.publish(article)
            web.app.site.pages.drop([.column(portal.column.value), .article(article.value), .everything])
            let page = try await browser.get(path)
            #expect(page.status == .ok)
            #expect(page.says("<title>关于做好春季开学工作的通知_通知公告_示范区人民政府门户网站</title>"))
            #expect(page.says("<meta name=\"ArticleTitle\" content=\"关于做好春季开学工作的通知\">"))
            #expect(page.says("<meta name=\"SiteIDCode\" content=\"4304080001\">"))
            #expect(page.says("\(Portal.code)/2014-00001"))
            #expect(page.says("请遵照执行。"))
            #expect(!page.says("x()"))
            #expect(try await browser.get("/columns/tzgg").says(path))
            #expect(try await browser.get("/").says(path))
        }
    }

    @Test("What was withdrawn leaves a page that says so, and its title nowhere", arguments: TestEngine.all)
    func withdrawn(on engine: TestEngine) async throws {
        try await WebWorld.open(on: engine) { web in
            let portal = try await Portal(web)
            let article = try await portal.draft("领取补助人员名单")
            try await portal.publish(article)
            try await portal.act(.withdraw, by: 3, on: article, reason: "含个人信息")
            let browser = web.browser()
            let page = try await browser.get("/columns/tzgg/\(article.value)")
            #expect(page.status == .gone)
            #expect(page.says("含个人信息"))
            for path in ["/", "/columns/tzgg", "/columns/tzgg/\(article.value)"] {
                #expect(try await !browser.get(path).says("领取补助人员名单"), "\(path)")
            }
        }
    }

    @Test(arguments: ["/columns/nowhere", "/columns/tzgg/0", "/columns/tzgg/01", "/columns/tzgg/x", "/columns/tzgg/99"])
    func whatIsNotThereIsSaidInWords(path: String) async throws {
        try await WebWorld.open(on: .sqlite) { web in
            _ = try await Portal(web)
            let page = try await web.browser().get(path)
            #expect(page.status == .notFound)
            #expect(page.says("没有这"))
        }
    }
}
