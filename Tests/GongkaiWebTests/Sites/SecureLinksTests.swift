import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

/// Behind a proxy that speaks TLS every whole address says so.
@Suite struct SecureLinksTests {
    @Test("Links to the other sites of the group, the address of an article and those of an export begin with https")
    func secure() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let portal = try await ExitPortal(web)
            let article = try await portal.draft(portal.content())
            try await portal.publish(article)
            var configuration = web.app.site.configuration
            configuration.isSecure = true
            let app = try await GongkaiApplication(database: web.world.database, configuration: configuration, logger: web.app.logger)
            try await app.application().test(.router) { client in
                let page = try await TestBrowser(client: client).get("/")
                #expect(page.says("href=\"https://jyj.shifan.gov.cn/\"") && !page.says("http://jyj"))
                let browser = TestBrowser(client: client)
                let login = try await browser.get("/login")
                _ = try await browser.post(
                    "/login", [("token", login.hidden("token")), ("name", "exit.writer"), ("password", WebWorld.password)])
                let record = try await browser.get("/console/articles/\(article.value)")
                #expect(record.says("https://www.shifan.gov.cn/columns/tzgg/\(article.value)"))
            }
            #expect(try await web.browser().get("/").says("href=\"http://jyj.shifan.gov.cn/\""))
            try await TestFolder.open { folder in
                _ = try await app.export(nil, to: folder.path, SiteExport.Options(), tasks: 2) { _, _ in }
                let home = try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8)
                #expect(home.contains("https://www.shifan.gov.cn/") && !home.contains("http://www.shifan.gov.cn/"))
            }
        }
    }
}
