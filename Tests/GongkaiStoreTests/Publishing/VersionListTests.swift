import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

/// The list of the console.
@Suite struct VersionListTests {
    @Test("The list has the newest articles first, and each page begins where the last one ended", arguments: TestEngine.all)
    func pages(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            var all: [ArticleID] = []
            for number in 1...7 { all.append(try await world.draft(world.content("通知\(number)"))) }
            try await world.publish(all[2])
            _ = try await world.act(.restoreAsDraft, by: world.writer, on: all[2])
            var seen: [VersionPlace] = [], filter = VersionFilter()
            repeat {
                let page = try await world.articles.list(filter, for: world.clerk, limit: 3)
                seen += page.lines.map { VersionPlace(article: $0.article, number: $0.number) }
                filter.after = page.next
            } while filter.after != nil
            let expected = all.reversed().flatMap { article in
                article == all[2]
                    ? [VersionPlace(article: article, number: 2), VersionPlace(article: article, number: 1)]
                    : [VersionPlace(article: article, number: 1)]
            }
            #expect(seen == expected)
        }
    }

    @Test("Each filter narrows, alone and with the others, also down the list", arguments: TestEngine.all)
    func filters(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let plain = try await world.draft(world.content("关于春季开学的通知"))
            let shown = try await world.draft(world.content("100%的Notice通知"))
            try await world.publish(shown)
            func found(_ filter: VersionFilter, _ officer: Officer? = nil) async throws -> [ArticleID] {
                var filter = filter, found: [ArticleID] = []
                repeat {
                    let page = try await world.articles.list(filter, for: officer ?? world.clerk, limit: 1)
                    found += page.lines.map(\.article)
                    filter.after = page.next
                } while filter.after != nil
                return found
            }
            #expect(try await found(VersionFilter()) == [shown, plain])
            #expect(try await found(VersionFilter(agency: world.world.education)) == [shown, plain])
            #expect(try await found(VersionFilter(agency: world.world.township)) == [])
            #expect(try await found(VersionFilter(column: world.notices)) == [shown, plain])
            #expect(try await found(VersionFilter(column: world.news)) == [])
            #expect(try await found(VersionFilter(state: .live)) == [shown])
            #expect(try await found(VersionFilter(column: world.notices, state: .draft)) == [plain])
            #expect(try await found(VersionFilter(words: ["春季", "通知"])) == [plain])
            #expect(try await found(VersionFilter(words: ["100%的"])) == [shown])
            #expect(try await found(VersionFilter(words: ["100_的"])) == [])
            #expect(try await found(VersionFilter(words: ["notice"])) == [shown])
            #expect(try await found(VersionFilter(isMine: true)) == [])
            #expect(try await found(VersionFilter(isMine: true), world.writer) == [shown, plain])
            #expect(
                try await found(
                    VersionFilter(agency: world.world.education, column: world.notices, state: .live, words: ["通知"], isMine: true),
                    world.writer) == [shown])
        }
    }

    @Test("Another unit's articles are not listed, whatever is asked", arguments: TestEngine.all)
    func otherUnits(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            _ = try await world.draft()
            let stranger = try await world.database.write { tx in
                let id = try tx.createOfficer(
                    login: "stranger", name: "马超", agency: world.world.township, roles: ["informationOfficer"], passwordHash: "-",
                    by: .command, at: world.now)
                return try tx.current(
                    Officer(
                        id: id, login: "stranger", name: "马超", agency: world.world.township, permissions: [], scope: [], coversAll: false,
                        csrfToken: ""))
            }
            for filter in [
                VersionFilter(), VersionFilter(agency: world.world.education), VersionFilter(column: world.notices),
                VersionFilter(state: .draft),
                VersionFilter(words: ["通知"]), VersionFilter(isMine: true),
            ] {
                #expect(try await world.articles.list(filter, for: stranger).lines.isEmpty)
            }
        }
    }

    @Test("What was published lately is told to those who wrote it, and to nobody else", arguments: TestEngine.all)
    func lately(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft()
            try await world.publish(article)
            let since = world.now.adding(seconds: -60)
            #expect(try await world.articles.published(by: world.writer, since: since).map(\.article) == [article])
            #expect(try await world.articles.published(by: world.writer, since: world.now.adding(seconds: 60)).isEmpty)
            #expect(try await world.articles.published(by: world.reviewer, since: since).isEmpty)
            try await world.articles.push(article, to: world.news, by: world.clerk, from: "10.0.0.1", at: world.now)
            #expect(try await world.articles.pushes(of: article).map(\.code) == ["gzdt"])
        }
    }
}
