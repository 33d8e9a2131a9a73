import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Links that contradict")
struct ArticleLinkRuleTests {
    @Test("No link goes against the table, comes twice, or makes a ring of documents that replace each other", arguments: TestEngine.all)
    func refused(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            var documents: [ArticleID] = []
            for title in ["甲办法", "乙办法", "丙办法"] { documents.append(try await world.draft(world.content(title), kind: "normative")) }
            let news = try await world.draft(world.content("动态"), kind: "news")
            func link(_ one: ArticleID, _ other: ArticleID, _ kind: ArticleLinkKind) async throws {
                try await world.articles.link(one, to: other, as: kind, by: world.writer, from: "", at: world.now)
            }
            try await link(documents[0], documents[1], .replaces)
            await #expect(throws: ArticleLinkRefusal.exists) { try await link(documents[0], documents[1], .replaces) }
            await #expect(throws: ArticleLinkRefusal.ring) { try await link(documents[1], documents[0], .replaces) }
            try await link(documents[1], documents[2], .replaces)
            await #expect(throws: ArticleLinkRefusal.ring) { try await link(documents[2], documents[0], .replaces) }
            // What is replaced at once and by way of another is no ring.
            try await link(documents[0], documents[2], .replaces)
            await #expect(throws: ArticleLinkRefusal.wrongTarget(.replaces, other: "工作动态", needed: ["规范性文件"])) {
                try await link(documents[0], news, .replaces)
            }
            await #expect(throws: ArticleLinkRefusal.self) { try await link(news, documents[0], .interprets) }
            try await link(news, documents[0], .related)
            await #expect(throws: ArticleLinkRefusal.exists) { try await link(documents[0], news, .related) }
            let links = try await world.database.count("article_link")
            #expect(links == 4)
            let trail = try await AuditStore(database: world.database).trail(of: "article/\(documents[0].value)")
            #expect(trail.filter { $0.action == "article.link" }.count == 2, "what was refused left no trace")
        }
    }

    @Test("Of two who say at once that each document replaces the other, one is refused", arguments: TestEngine.all)
    func atOnce(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let one = try await world.draft(world.content("甲办法"), kind: "normative")
            let other = try await world.draft(world.content("乙办法"), kind: "normative")
            func link(_ from: ArticleID, _ to: ArticleID) async -> Bool {
                do {
                    try await world.articles.link(from, to: to, as: .replaces, by: world.writer, from: "", at: world.now)
                    return true
                } catch {
                    return false
                }
            }
            async let first = link(one, other)
            async let second = link(other, one)
            let done = await [first, second]
            #expect(done.filter { $0 }.count == 1)
            let links = try await world.database.count("article_link")
            #expect(links == 1)
        }
    }
}
