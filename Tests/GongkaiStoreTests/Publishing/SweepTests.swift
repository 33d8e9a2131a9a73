import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("What happens at the hour")
struct SweepTests {
    @Test("Two servers publish what is due once, and take down what has ended", arguments: TestEngine.all)
    func hour(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let hour = world.now.adding(seconds: 3600), end = world.now.adding(seconds: 7200)
            var content = world.content()
            content.expireAt = end
            content.expiresWithNotice = true
            let article = try await world.draft(content)
            try await world.approve(article)
            try await world.act(.schedule, by: world.clerk, on: article, publishAt: hour)
            #expect(try await world.articles.sweep(at: hour.adding(seconds: -1)) == ArticleStore.Sweep())
            #expect(try await world.articles.article(article, at: hour) == nil)
            async let first = world.articles.sweep(at: hour)
            async let second = world.articles.sweep(at: hour)
            let swept = try await (first, second)
            #expect(swept.0.published + swept.1.published == [article])
            #expect(swept.0.stalled.isEmpty && swept.1.stalled.isEmpty)
            #expect(try await world.articles.list(world.notices, at: hour).count == 1)

            // The hour decides, not the sweep.
            #expect(try await world.articles.list(world.notices, at: end).isEmpty)
            #expect(try await world.articles.article(article, at: end) == .tombstone(reason: "已到期下线", since: end.day))
            #expect(try await world.articles.sweep(at: end).expired == [article])
            #expect(try await world.articles.article(article, at: end) == .tombstone(reason: "已到期下线", since: end.day))
            #expect(try await world.database.count("shown_article") == 0)
        }
    }

    @Test("What something stands against at its hour is told each time, and never vanishes", arguments: TestEngine.all)
    func stalled(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let hour = world.now.adding(seconds: 3600)
            let article = try await world.draft()
            try await world.approve(article)
            try await world.act(.schedule, by: world.clerk, on: article, publishAt: hour)
            let column = try #require(try await world.sites.columns(of: world.site).first { $0.id == world.notices })
            var settings = column.settings
            settings.column.isArchived = true
            try await world.sites.changeColumn(
                column.id, to: settings, expecting: column.revision, by: world.clerk, from: "", at: world.now)
            for _ in 1...2 {
                let sweep = try await world.articles.sweep(at: hour)
                #expect(sweep.published.isEmpty && sweep.stalled.map(\.article) == [article])
                #expect(sweep.stalled[0].words.contains("已归档"))
            }
            settings.column.isArchived = false
            try await world.sites.changeColumn(
                column.id, to: settings, expecting: column.revision + 1, by: world.clerk, from: "", at: world.now)
            #expect(try await world.articles.sweep(at: hour).published == [article])
        }
    }
}
