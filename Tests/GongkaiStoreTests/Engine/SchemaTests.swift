import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct SchemaTests {
    private let now = Instant(milliseconds: 1_393_808_400_000)

    @Test("Migrating twice changes nothing", arguments: TestEngine.all)
    func twice(on engine: TestEngine) async throws {
        try await TestDatabase.open(on: engine) { database in
            let before = try await database.read { tx in try tx.value("SELECT COUNT(*) FROM schema_migration", as: Int.self) }
            try await Schema.migrate(database, at: now)
            let after = try await database.read { tx in try tx.value("SELECT COUNT(*) FROM schema_migration", as: Int.self) }
            #expect(before == after)
            #expect(before > 1)
        }
    }

    @Test("Two programs may migrate at once", arguments: TestEngine.all)
    func atOnce(on engine: TestEngine) async throws {
        try await TestDatabase.openEmpty(on: engine) { database, address in
            let other = try await address.open()
            async let first: Void = Schema.migrate(database, at: now)
            async let second: Void = Schema.migrate(other, at: now)
            _ = try await (first, second)
            try await other.close()
            #expect(try await Schema.number(of: database) >= 2)
        }
    }

    @Test("A newer database is refused and left alone", arguments: TestEngine.all)
    func newer(on engine: TestEngine) async throws {
        try await TestDatabase.open(on: engine) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO schema_migration (number, name, applied_at, sha256) VALUES (9999, '9999-future', 0, '')")
            }
            let error = await #expect(throws: DatabaseError.self) { try await Schema.migrate(database, at: now) }
            #expect(error?.kind == .newerSchema)
            #expect(error?.message.contains("newer version") == true)
        }
    }

    @Test("A step with a mistake is dropped whole, the steps before it stay", arguments: TestEngine.all)
    func mistake(on engine: TestEngine) async throws {
        try await TestDatabase.openEmpty(on: engine) { database, _ in
            try await TestFolder.open { folder in
                let good = folder.appending(path: "0001-good.sql")
                try "CREATE TABLE good (id @id) @strict;".write(to: good, atomically: true, encoding: .utf8)
                let bad = folder.appending(path: "0002-bad.sql")
                try "CREATE TABLE half (id @id) @strict; CREATE TABEL nonsense;".write(to: bad, atomically: true, encoding: .utf8)
                let error = await #expect(throws: DatabaseError.self) { try await Schema.migrate(database, from: folder, at: now) }
                #expect(error?.message.hasPrefix("0002-bad: ") == true)
                let tables = try await database.read { tx in [try tx.hasTable("good"), try tx.hasTable("half")] }
                #expect(tables == [true, false])

                try "CREATE TABLE half (id @id) @strict;".write(to: bad, atomically: true, encoding: .utf8)
                try await Schema.migrate(database, from: folder, at: now)
                #expect(try await Schema.number(of: database) == 2)
                let times = try await database.read { tx in
                    try tx.rows("SELECT applied_at FROM schema_migration").map { try $0.get("applied_at", as: Instant.self) }
                }
                #expect(times == [now, now])
            }
        }
    }

    @Test("A step edited after it was taken is noticed", arguments: TestEngine.all)
    func edited(on engine: TestEngine) async throws {
        try await TestDatabase.openEmpty(on: engine) { database, _ in
            try await TestFolder.open { folder in
                let file = folder.appending(path: "0001-one.sql")
                try "CREATE TABLE one (id @id) @strict;".write(to: file, atomically: true, encoding: .utf8)
                try await Schema.migrate(database, from: folder, at: now)
                try "CREATE TABLE one (id @id, name TEXT) @strict;".write(to: file, atomically: true, encoding: .utf8)
                let error = await #expect(throws: DatabaseError.self) { try await Schema.migrate(database, from: folder, at: now) }
                #expect(error?.message.contains("0001-one") == true)
            }
        }
    }
}
