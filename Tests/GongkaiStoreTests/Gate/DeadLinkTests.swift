import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct DeadLinkTests {
    @Test("A link to what nobody can open is a hit; one to what shows, or to a column, is none", arguments: TestEngine.all)
    func found(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let target = try await world.draft(world.content("另一篇"))
            let code = try await world.database.read { tx in
                try tx.value("SELECT code FROM site_column WHERE id = \(world.notices)", as: String.self)
            }
            let address = "/columns/\(code)/\(target.value)"
            func links(_ title: String) async throws -> [String] {
                var content = world.content(title)
                content.body =
                    "<p><a href=\"\(address)\">一</a><a href=\"\(address)\">又</a><a href=\"/columns/\(code)\">二</a>"
                    + "<a href=\"/columns/\(code)/999999\">三</a><a href=\"https://www.gov.cn/columns/x/1\">四</a>"
                    + "<a href=\"https://WWW.shifan.gov.cn/columns/\(code)/999998\">五</a></p>"
                let article = try await world.draft(content)
                return try await world.articles.hits(of: article, version: 1, for: world.writer)
                    .filter { $0.rule == GateRule.deadLink.rawValue && !$0.blocks }.map(\.excerpt)
            }
            let dead = ["/columns/\(code)/999999", "https://WWW.shifan.gov.cn/columns/\(code)/999998"]
            #expect(try await links("之前") == [address] + dead)
            try await world.publish(target)
            #expect(try await links("之后") == dead)
        }
    }

    @Test("A column of another site, and a file that only another unit's draft carries, are dead", arguments: TestEngine.all)
    func elsewhere(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let other = try await world.sites.createSite(
                PortalWorld.portal(of: world.world.district, code: "second", domain: "er.shifan.gov.cn"), by: world.clerk, from: "",
                at: world.now)
            let column = try await world.sites.createColumn(
                PortalWorld.column("zf", "转发", "notice", world.world), in: other, by: world.clerk, from: "", at: world.now)
            let there = try await world.draft(), own = String(repeating: "a", count: 64), foreign = String(repeating: "b", count: 64)
            try await world.publish(there)
            try await world.articles.push(there, to: column, by: world.clerk, from: "", at: world.now)
            try await world.database.write { tx in
                for file in [own, foreign] {
                    try tx.run(
                        """
                        INSERT INTO stored_file (sha256, size, media_type, plain_text, stored_at)
                        VALUES (\(file), 3, 'image/png', '', \(world.now))
                        """)
                }
            }
            func carrier(_ file: String, of agency: AgencyID, by officer: Officer) async throws -> ArticleID {
                var content = world.content()
                content.files = [ArticleContent.File(name: "图.png", sha256: file)]
                return try await world.articles.draft(
                    content, in: ArticleStore.Place(column: world.notices, agency: agency, kind: "notice"), hits: [], by: officer, from: "",
                    at: world.now)
            }
            _ = try await carrier(own, of: world.world.education, by: world.writer)
            let theirs = try await carrier(foreign, of: world.world.district, by: world.clerk)
            func links() async throws -> [String] {
                var content = world.content()
                content.body =
                    "<p><a href=\"/columns/zf\">一</a><a href=\"/columns/zf/\(there.value)\">二</a><a href=\"/columns/tzgg\">三</a>"
                    + "<img src=\"/files/\(own)/1.png\"><img src=\"/files/\(foreign)/2.png\"></p>"
                let article = try await world.draft(content)
                return try await world.articles.hits(of: article, version: 1, for: world.writer)
                    .filter { $0.rule == GateRule.deadLink.rawValue }.map(\.excerpt)
            }
            #expect(try await links() == ["/columns/zf", "/columns/zf/\(there.value)", "/files/\(foreign)/2.png"])
            // As if it showed: then anybody may see it.
            try await world.database.write { tx in
                try tx.run("UPDATE shown_article SET article_id = \(theirs) WHERE article_id = \(there) AND is_home = 1", expecting: 1)
            }
            #expect(try await links().contains("/files/\(foreign)/2.png") == false)
        }
    }
}
