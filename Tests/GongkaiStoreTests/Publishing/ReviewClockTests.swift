import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Reviews signed on servers whose clocks differ")
struct ReviewClockTests {
    private func missing(_ article: ArticleID, _ world: PortalWorld) async throws -> [String] {
        try await world.database.read { tx in try tx.loadedVersion(article, 1).facts.progress.missing }
    }

    @Test("A signature counts although the server it was given on is slow", arguments: TestEngine.all)
    func slow(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft(), behind = world.now.adding(seconds: -90)
            try await world.act(.submit, by: world.writer, on: article)
            let before = try await missing(article, world)
            try await world.act(.approve, by: world.reviewer, on: article, at: behind)
            #expect(try await missing(article, world) == Array(before.dropFirst()))
        }
    }

    @Test(
        "What was signed before the text was taken back counts no more, however slow the server it is sent in on", arguments: TestEngine.all
    )
    func resubmitted(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft(), behind = world.now.adding(seconds: -90)
            try await world.act(.submit, by: world.writer, on: article)
            let fresh = try await missing(article, world)
            try await world.act(.approve, by: world.reviewer, on: article)
            try await world.act(.recall, by: world.writer, on: article)
            try await world.act(.submit, by: world.writer, on: article, at: behind)
            #expect(try await missing(article, world) == fresh)
            // The same moment is no other matter.
            try await world.act(.approve, by: world.reviewer, on: article)
            try await world.act(.recall, by: world.writer, on: article)
            try await world.act(.submit, by: world.writer, on: article)
            #expect(try await missing(article, world) == fresh)
        }
    }
}
