import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Logging
import Synchronization
import Testing

@testable import GongkaiWeb

@Suite struct PageLogTests {
    @Test func answersFromTheStoreAreToldWhenThereWereAny() {
        let lines = LoggedLines(), pages = PageStore()
        let tally = PageTally(pages: pages, logger: lines.logger)
        var told = tally.tell(since: 0)
        #expect(lines.all == [])
        pages.answered.add(12, ordering: .relaxed)
        pages.notModified.add(5, ordering: .relaxed)
        told = tally.tell(since: told)
        told = tally.tell(since: told)
        #expect(lines.all == ["notice answered from the page store answers=12 not-modified=5"])
    }

    @Test("A database that is away is told of once, and when it is back", arguments: TestEngine.all)
    func away(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let lines = LoggedLines(), pages = PageStore()
            let changes = PageChangeStore(database: world.database)
            let service = PageChanges(
                pages: pages, changes: changes, sites: SiteStore(database: world.database), start: try await .init(changes),
                now: { world.now }, logger: lines.logger, interval: .milliseconds(10))
            let running = Task { try await service.run() }
            try await world.database.write { tx in try tx.run("ALTER TABLE page_change RENAME TO page_change_away") }
            for _ in 0..<100 where lines.all.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
            try await Task.sleep(for: .milliseconds(200))
            #expect(lines.all == ["warning page changes cannot be read"])
            try await world.database.write { tx in try tx.run("ALTER TABLE page_change_away RENAME TO page_change") }
            for _ in 0..<100 where lines.all.count < 2 { try await Task.sleep(for: .milliseconds(20)) }
            #expect(lines.all.last == "notice page changes can be read again")
            running.cancel()
            _ = await running.result
        }
    }
}
