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

    @Test("A unit that is added, renamed or moved drops every page: its name stands anywhere", arguments: TestEngine.all)
    func agencies(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let accounts = AccountStore(database: world.database)
            let changes = PageChangeStore(database: world.database)
            var seen = try await changes.last()
            func told() async throws -> [PageTag] {
                let fresh = try await changes.changes(after: seen)
                seen = fresh.last?.id ?? seen
                return fresh.map(\.tag)
            }
            let new = try await accounts.createAgency(
                code: "SF09", name: "示范区档案馆", kind: .department, parent: world.district, by: world.clerk, at: world.now)
            #expect(try await told() == [.everything])
            try await accounts.renameAgency(new, to: "示范区国家档案馆", by: world.clerk, at: world.now)
            #expect(try await told() == [.everything])
            try await accounts.moveAgency(new, under: world.office, by: world.clerk, at: world.now)
            #expect(try await told() == [.everything])
            await #expect(throws: AccountRefusal.agencyBelowItself) {
                try await accounts.moveAgency(world.office, under: new, by: world.clerk, at: world.now)
            }
            #expect(try await told() == [])
        }
    }
}
