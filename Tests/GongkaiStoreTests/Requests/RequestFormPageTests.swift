import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Pages of the form that are kept for a while")
struct RequestFormPageTests {
    private static let now = Instant("2026-03-02", hour: 9)

    @Test("Neither one place nor all together fill the disk, and nobody else is kept out by one place", arguments: TestEngine.all)
    func room(on engine: TestEngine) async throws {
        try await RequestDesk.open(on: engine) { desk in
            func keep(_ owner: Int, from address: String) async throws -> String? {
                try await desk.requests.keepFormPage(["page": "check"], by: "browser \(owner)", from: address, at: Self.now)
            }
            for owner in 1...400 { #expect(try await keep(owner, from: "203.0.113.7") != nil) }
            #expect(try await keep(401, from: "203.0.113.7") == nil)
            let other = try #require(try await keep(402, from: "203.0.113.8"))
            #expect(try await desk.requests.formPage(other, by: "browser 402", at: Self.now) == ["page": "check"])
            // Where it comes from is not written down.
            let places = try await desk.world.database.read { tx in
                try tx.rows("SELECT DISTINCT place_hash FROM request_form_page").map { try $0.get("place_hash", as: String.self) }
            }
            #expect(places.count == 2 && places.allSatisfy { $0.count == 64 })
            try await desk.world.database.write { tx in
                try tx.run(
                    "UPDATE request_form_page SET size = \(256 << 20) WHERE owner_hash = (SELECT MIN(owner_hash) FROM request_form_page)")
            }
            #expect(try await keep(403, from: "203.0.113.8") == nil)
            try await desk.requests.discardOldFormPages(at: Self.now.adding(seconds: 3_600))
            #expect(try await keep(404, from: "203.0.113.7") != nil)
        }
    }
}
