import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct AuditVerifyTests {
    /// Ten entries, and what a forger with full rights does to them: the triggers are gone.
    private func verdict(on engine: TestEngine, after forgery: [SQL]) async throws -> AuditVerdict {
        try await TestDatabase.open(on: engine) { database in
            let world = try await World(database)
            try await database.write { tx in
                for number in 1...10 {
                    try tx.record(action: "enter", subject: "thing/\(number)", after: "{}", by: world.clerk, at: world.now)
                }
            }
            let triggers: [SQL] =
                switch engine {
                case .sqlite:
                    ["entry_no_update", "entry_no_delete", "head_forward", "head_no_delete"]
                        .map { "DROP TRIGGER " + SQL(identifier: "audit_" + $0) }
                case .postgres: ["ALTER TABLE audit_entry DISABLE TRIGGER ALL", "ALTER TABLE audit_head DISABLE TRIGGER ALL"]
                }
            try await database.write { tx in
                for statement in triggers + forgery { try tx.run(statement) }
            }
            return try await AuditStore(database: database).verify()
        }
    }

    @Test("An untouched trail is intact", arguments: TestEngine.all)
    func intact(on engine: TestEngine) async throws {
        #expect(try await verdict(on: engine, after: []) == .intact(entries: 10))
    }

    @Test("Every kind of forgery is named with its place", arguments: TestEngine.all)
    func forgeries(on engine: TestEngine) async throws {
        let insert: SQL = """
            INSERT INTO audit_entry (sequence, actor, agency_id, address, at, action, subject, previous_hash, hash)
            SELECT 11, actor, agency_id, address, at, action, subject, hash, hash FROM audit_entry WHERE sequence = 10
            """
        let cases: [(forgery: [SQL], sequence: Int64, kind: AuditBreak.Kind)] = [
            (["UPDATE audit_entry SET actor = 'other' WHERE sequence = 4"], 4, .changed),
            (["UPDATE audit_entry SET after = NULL WHERE sequence = 4"], 4, .changed),
            (["UPDATE audit_entry SET agency_id = 99 WHERE sequence = 1"], 1, .changed),
            (["DELETE FROM audit_entry WHERE sequence = 5"], 5, .missing),
            (["DELETE FROM audit_entry WHERE sequence <= 2"], 1, .missing),
            (["DELETE FROM audit_entry WHERE sequence > 7"], 8, .truncated(last: 10)),
            (["DELETE FROM audit_entry"], 1, .truncated(last: 10)),
            (
                [
                    "UPDATE audit_entry SET sequence = 99 WHERE sequence = 3", "UPDATE audit_entry SET sequence = 3 WHERE sequence = 6",
                    "UPDATE audit_entry SET sequence = 6 WHERE sequence = 99",
                ], 3, .reordered(belongsAt: 6)
            ),
            ([insert], 11, .changed),
            (["DELETE FROM audit_head"], 10, .headChanged),
            (["UPDATE audit_head SET sequence = 9"], 10, .inserted),
            (["UPDATE audit_head SET hash = 'x'"], 10, .headChanged),
        ]
        for (forgery, sequence, kind) in cases {
            let verdict = try await verdict(on: engine, after: forgery)
            #expect(verdict == .broken(AuditBreak(sequence: sequence, kind: kind)))
        }
    }

    @Test("An entry written anew with a right hash of its own still does not fit the chain", arguments: TestEngine.all)
    func writtenAnew(on engine: TestEngine) async throws {
        var forged = AuditEntry(
            sequence: 5, actor: "forger", agency: nil, address: "", at: Instant(milliseconds: 0), action: "enter", subject: "thing/5",
            version: nil, reason: nil, before: nil, after: nil, previousHash: "0000", hash: "")
        forged.hash = forged.computedHash()
        let verdict = try await verdict(
            on: engine,
            after: [
                "DELETE FROM audit_entry WHERE sequence = 5",
                """
                INSERT INTO audit_entry (sequence, actor, address, at, action, subject, previous_hash, hash)
                VALUES (5, 'forger', '', 0, 'enter', 'thing/5', '0000', \(forged.hash))
                """,
            ])
        #expect(verdict == .broken(AuditBreak(sequence: 5, kind: .inserted)))
    }

    @Test("The database itself refuses to change or delete entries", arguments: TestEngine.all)
    func refused(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            try await world.database.write { tx in try tx.record(action: "enter", subject: "thing/1", by: world.clerk, at: world.now) }
            let attempts: [SQL] = [
                "UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry", "DELETE FROM audit_head",
                "UPDATE audit_head SET sequence = 0",
            ]
            for attempt in attempts {
                let error = await #expect(throws: DatabaseError.self) { try await world.database.write { tx in try tx.run(attempt) } }
                #expect(error?.message.contains("audit") == true)
            }
            let verdict = try await AuditStore(database: world.database).verify()
            #expect(verdict == .intact(entries: 1))
        }
    }

    @Test("Writers at once make one chain", arguments: TestEngine.all)
    func atOnce(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...20 {
                    group.addTask {
                        try await world.database.write { tx in
                            for part in 1...3 {
                                try tx.record(action: "enter", subject: "thing/\(number).\(part)", by: world.clerk, at: world.now)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let verdict = try await AuditStore(database: world.database).verify()
            #expect(verdict == .intact(entries: 60))
        }
    }

    @Test("Entries are limited to those of agencies, and of none where asked for", arguments: TestEngine.all)
    func reach(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            try await world.database.write { tx in
                for agency in [world.office, world.education, nil] {
                    let actor = Actor(name: "someone", agency: agency, address: "10.0.0.2")
                    try tx.record(action: "enter", subject: "thing/\(agency?.value ?? 0)", by: actor, at: world.now)
                }
            }
            let store = AuditStore(database: world.database)
            func seen(_ agencies: Set<AgencyID>, _ andNone: Bool) async throws -> [Int64?] {
                let page = try await store.entries(.init(action: "enter"), within: .agencies(agencies, andNone: andNone))
                #expect(page.total == page.entries.count)
                return page.entries.map(\.agency)
            }
            #expect(try await seen([world.education], false) == [world.education.value])
            #expect(try await seen([world.office, world.education], true) == [nil, world.education.value, world.office.value])
            #expect(try await seen([], true) == [nil])
            #expect(try await seen([], false).isEmpty)
            #expect(try await store.entries().total == 3)
        }
    }

    @Test("Entries are paged, newest first, and filtered", arguments: TestEngine.all)
    func pages(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let other = Actor(name: "other", agency: nil, address: "10.0.0.2")
            try await world.database.write { tx in
                for number in 1...120 {
                    try tx.record(
                        action: number % 2 == 0 ? "enter" : "correct", subject: number % 3 == 0 ? "item/\(number)" : "items/\(number)",
                        by: number % 5 == 0 ? other : world.clerk, at: world.now.adding(seconds: number))
                }
            }
            let store = AuditStore(database: world.database)
            let page = try await store.entries(offset: 50, limit: 10)
            #expect(page.total == 120)
            #expect(page.entries.map(\.sequence) == Array((61...70).reversed()))
            #expect(try await store.entries(.init(actor: "other")).total == 24)
            #expect(try await store.entries(.init(subjectPrefix: "item/")).total == 40)
            #expect(try await store.entries(.init(actor: "clerk", subjectPrefix: "items/", action: "enter")).total == 32)
            let from = world.now.adding(seconds: 10)
            let between = try await store.entries(.init(from: from, to: from.adding(seconds: 5)))
            #expect(between.entries.map(\.sequence) == [14, 13, 12, 11, 10])
            #expect(try await store.trail(of: "item/3").map(\.action) == ["correct"])
        }
    }
}
