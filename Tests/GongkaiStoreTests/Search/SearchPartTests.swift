import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("What parts of the words find") struct SearchPartTests {
    private func open(on engine: TestEngine, _ titles: [String], _ body: @escaping @Sendable (SearchWorld) async throws -> Void)
        async throws
    {
        try await PortalWorld.open(on: engine) { portal in
            let world = SearchWorld(portal: portal)
            _ = try await world.show(
                titles.map { title in
                    var content = ArticleContent(title: title)
                    content.body = "<p></p>"
                    content.plainText = "请遵照执行。"
                    return (content, "", "notice", "2014-01-05" as Day)
                })
            try await body(world)
        }
    }

    private func parts(_ typed: String, _ world: SearchWorld) async throws -> [String] {
        let request = SearchRequest(try SearchQuery(typed))
        #expect(try await world.store.find(request, at: world.portal.now).hits.isEmpty)
        return try await world.store.parts(of: request, at: world.portal.now).map { "\($0.typed) \($0.total) \($0.isCounted)" }
    }

    @Test("A word is left out, the shortest first", arguments: TestEngine.all)
    func lessOne(on engine: TestEngine) async throws {
        try await open(on: engine, ["公租房申请指南", "公租房摇号结果"]) { world in
            let lessOne = try await parts("公租房 申请指南 郊区", world)
            #expect(lessOne == ["公租房 申请指南 1 true"])
            #expect(try await parts("公租房 滑雪", world) == ["公租房 2 true"])
            #expect(try await parts("滑雪 冲浪", world).isEmpty)
            // What shall not occur still shall not.
            #expect(try await parts("公租房 滑雪 -摇号", world) == ["公租房 -摇号 1 true"])
        }
    }

    @Test("A long string is cut where both pieces find most", arguments: TestEngine.all)
    func cut(on engine: TestEngine) async throws {
        try await open(on: engine, ["公租房办事指南：申请条件", "公租房摇号结果", "低保申请条件"]) { world in
            let pieces = try await parts("公租房申请条件", world)
            #expect(pieces == ["公租房 申请条件 1 true", "公租房 2 true", "申请条件 2 true"])
            #expect(try await parts("公租房滑雪场", world) == ["公租房 2 true"])
            #expect(try await parts("低保户", world) == ["低保 1 true"])
            #expect(try await parts("滑雪场冲浪板", world).isEmpty)
        }
    }

    @Test("Parts are looked for under the same filters, and a common part is counted without reading all", arguments: TestEngine.all)
    func bounded(on engine: TestEngine) async throws {
        try await open(on: engine, (0..<90).map { "公租房第\($0)批公告" }) { world in
            var request = SearchRequest(try SearchQuery("公租房 滑雪"))
            let all = try await world.store.parts(of: request, at: world.portal.now)
            #expect(all == [SearchPart(typed: "公租房", total: 90, isCounted: false)])
            request.filter.year = 2013
            #expect(try await world.store.parts(of: request, at: world.portal.now).isEmpty)
        }
    }

    @Test("A string that is typed again reads as it was meant", arguments: ["公租房 -“城 区”", "“a b” c", "税"])
    func typed(_ typed: String) throws {
        let query = try SearchQuery(typed), again = try SearchQuery(query.typed)
        #expect(again == query)
        #expect(query.oneCharacters == (typed == "税" ? ["税"] : []))
    }
}
