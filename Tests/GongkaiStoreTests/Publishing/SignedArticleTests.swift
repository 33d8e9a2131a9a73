import Foundation
import GongkaiCore
import GongkaiTestSupport
import Synchronization
import Testing

@testable import GongkaiStore

@Suite("What was signed of an article")
struct SignedArticleTests {
    private static let tables = ["article_review", "gate_hit"]

    @Test("It is never changed or deleted, and a backup brings it back whole", arguments: TestEngine.all)
    func kept(on engine: TestEngine) async throws {
        try await TestFolder.open { folder in
            let path = folder.appending(path: "district.backup").path, before = Mutex<[[String]]>([])
            try await PortalWorld.open(on: engine) { world in
                let article = try await world.draft(hits: [GateHit(.landline, .question, excerpt: "电话8***1")])
                try await world.act(.submit, by: world.writer, on: article)
                try await world.act(.approve, by: world.reviewer, on: article)
                let hit = try #require(try await world.articles.hits(of: article, version: 1, for: world.leader).first)
                try await world.articles.clear(hit.id, reason: "办公电话", by: world.leader, from: "", at: world.now)
                try await world.act(.approve, by: world.leader, on: article, basis: "不涉密", secrecy: .open)
                let attempts: [SQL] = [
                    "UPDATE article_review SET secrecy = 'withheld' WHERE secrecy IS NOT NULL", "DELETE FROM article_review",
                    "UPDATE gate_hit SET clear_reason = '另一理由'", "UPDATE gate_hit SET cleared_by = NULL, clear_reason = NULL",
                    "DELETE FROM gate_hit",
                ]
                for attempt in attempts {
                    await #expect(throws: DatabaseError.self) { try await world.database.write { tx in try tx.run(attempt) } }
                }
                var rows: [[String]] = []
                for table in Self.tables { rows.append(try await world.rows(table)) }
                #expect(rows.map(\.count) == [2, 1])
                before.withLock { $0 = rows }
                try await Backup.write(world.database, to: path, at: world.now)
            }
            try await TestDatabase.open(on: engine) { database in
                try await Backup.restore(from: path, into: database, by: .command, at: Instant(milliseconds: 0))
                for (table, rows) in zip(Self.tables, before.withLock { $0 }) {
                    let after = try await database.read { tx in
                        try tx.rows("SELECT * FROM \(SQL(identifier: table))").map { "\($0.values)" }.sorted()
                    }
                    #expect(after == rows)
                }
            }
        }
    }
}
