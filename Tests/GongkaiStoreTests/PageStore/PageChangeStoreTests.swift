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

    @Test("What changed since a mark is told whole, and a database that went back is known by it", arguments: TestEngine.all)
    func marks(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let changes = PageChangeStore(database: world.database)
            func change(_ tag: PageTag, at now: Instant) async throws {
                try await world.database.write { tx in try tx.pagesChanged([tag], at: now) }
            }
            try await world.database.write { tx in try tx.run("DELETE FROM page_change") }
            #expect(try await changes.mark() == .none)
            #expect(try await changes.changes(since: .none, limit: 10) == [])
            try await change(.article(1), at: world.now)
            let later = world.now.adding(seconds: 3600)
            try await change(.article(2), at: later)
            let mark = try await changes.mark()
            #expect(PageChangeStore.Mark(text: mark.text) == mark && PageChangeStore.Mark(text: "\(mark.id)") == nil)
            try await change(.article(3), at: later.adding(seconds: 60))
            let told = try #require(try await changes.changes(since: mark, limit: 10)).map(\.tag)
            // Whoever began before the mark may commit after it on PostgreSQL.
            #expect(told == (engine == .sqlite ? [.article(3)] : [.article(2), .article(3)]))
            // Restored from before the mark, and used again: the number is there, but another change has it.
            try await world.database.write { tx in
                try tx.run("DELETE FROM page_change WHERE id >= \(mark.id)")
                try tx.run("INSERT INTO page_change (id, tag, changed_at) VALUES (\(mark.id), 'article:4', \(later.adding(seconds: 7)))")
            }
            #expect(try await changes.changes(since: mark, limit: 10) == nil)
            try await world.database.write { tx in try tx.run("DELETE FROM page_change WHERE id >= \(mark.id)") }
            #expect(try await changes.changes(since: mark, limit: 10) == nil)
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
