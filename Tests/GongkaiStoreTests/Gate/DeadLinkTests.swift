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
                    + "<a href=\"/columns/\(code)/999999\">三</a><a href=\"https://www.gov.cn/\">四</a></p>"
                let article = try await world.draft(content)
                return try await world.articles.hits(of: article, version: 1, for: world.writer)
                    .filter { $0.rule == GateRule.deadLink.rawValue && !$0.blocks }.map(\.excerpt)
            }
            #expect(try await links("之前") == [address, "/columns/\(code)/999999"])
            try await world.publish(target)
            #expect(try await links("之后") == ["/columns/\(code)/999999"])
        }
    }
}
