import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct PageChangeStoreTests {
    @Test("A change is told with its transaction, once, and kept for a day", arguments: TestEngine.all)
    func told(on engine: TestEngine) async throws {
        struct Refused: Error {}
        try await World.open(on: engine) { world in
            let changes = PageChangeStore(database: world.database)
            let start = try await changes.last()
            await #expect(throws: Refused.self) {
                try await world.database.write { tx in
                    try tx.pagesChanged([.catalogue], at: world.now)
                    throw Refused()
                }
            }
            try await world.database.write { tx in try tx.pagesChanged([.column(7), .article(3), .column(7)], at: world.now) }
            let told = try await changes.changes(after: start)
            #expect(told.map(\.tag) == [.article(3), .column(7)])
            #expect(try await changes.last() == told.last?.id)
            #expect(try await changes.changes(after: told[0].id).map(\.tag) == [.column(7)])

            try await changes.clear(before: world.now)
            #expect(try await changes.changes(after: start).count == 2)
            try await changes.clear(before: world.now.adding(seconds: 1))
            #expect(try await changes.changes(after: start).isEmpty)
        }
    }
}
