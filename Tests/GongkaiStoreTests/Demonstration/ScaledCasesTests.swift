import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Cases of the demonstration over and over")
struct ScaledCasesTests {
    @Test("A copy is as what it copies, but for its key, its number and its code; as many as there must be", arguments: TestEngine.all)
    func copies(on engine: TestEngine) async throws {
        try await Self.open(on: engine) { database, _ in
            let before = try await Self.content(of: database)
            // Three copies in two transactions.
            try await Self.scale(database, to: before.events.count * 7 / 2)
            let after = try await Self.content(of: database)
            let first = try #require(before.matters.first).key, last = try #require(before.matters.last).key
            for copy in 0..<3 {
                let distance = last - first + 1 + Int64(copy) * (last - first + 1)
                func moved(_ lines: [Line]) -> [Line] { lines.map { Line(key: $0.key + distance, values: $0.values) } }
                func some(_ lines: [Line]) -> [Line] { lines.filter { (first...last).contains($0.key - distance) } }
                #expect(some(after.matters) == moved(before.matters))
                #expect(some(after.events) == moved(before.events))
                #expect(some(after.details) == moved(before.details))
            }
            #expect(after.matters.count == 4 * before.matters.count && after.events.count == 4 * before.events.count)
            #expect(after.details.count == 4 * before.details.count)
            for (key, name) in after.names {
                #expect(key <= last || name == ["量\(key)", CaseDesk.key.lookup("\(key)", as: "scaled")])
            }
        }
    }

    @Test("What was filed and copied before is not copied when more steps are asked for", arguments: TestEngine.all)
    func again(on engine: TestEngine) async throws {
        try await Self.open(on: engine) { database, now in
            let sample = try await Self.content(of: database)
            try await Self.scale(database, to: sample.events.count * 2)
            try await Self.file(in: database, at: now)
            let filed = try await Self.content(of: database)
            try await Self.scale(database, to: filed.events.count)
            #expect(try await Self.content(of: database).names == filed.names, "there were enough")
            try await Self.scale(database, to: filed.events.count + 1)
            try await Self.file(in: database, at: now)
            let after = try await Self.content(of: database)
            #expect(after.events.count == sample.events.count * 3 + 2 * (filed.events.count - 2 * sample.events.count))
            #expect(after.matters.count == sample.matters.count * 3 + 2)
            let digest = try await SupervisionStore(database: database).rebuild(upTo: now.day, at: now, isSilent: true)
            #expect(digest.cases == after.matters.count && digest.unreadable == 0)
        }
    }

    @Test(
        "The server is told to look at what was written, and at nothing that a district's server would not look at",
        .enabled(if: TestEngine.all.contains(.postgres)))
    func analyzed() async throws {
        try await Self.open(on: .postgres) { database, _ in
            try await Self.scale(database, to: 1_000)
            let known = try await database.read { tx in
                try tx.rows("SELECT DISTINCT CAST(tablename AS TEXT) AS name FROM pg_stats WHERE schemaname = current_schema()").map {
                    try $0.get("name", as: String.self)
                }
            }
            #expect(Set(known).isSuperset(of: ["matter", "matter_event", "case_detail"]))
            #expect(!known.contains("agency"), "it has rows, and far too few changes for autovacuum")
        }
    }

    // MARK: Reading

    private struct Line: Equatable {
        let key: Int64
        let values: [SQLValue]
    }

    private struct Content {
        var matters: [Line] = []
        var events: [Line] = []
        var details: [Line] = []
        /// Number and code, by the key.
        var names: [Int64: [String]] = [:]
    }

    private static func content(of database: any Database) async throws -> Content {
        let tables: [[Row]] = try await database.read { tx in
            [
                try tx.rows("SELECT * FROM matter WHERE kind = 'case' ORDER BY id"),
                try tx.rows(
                    """
                    SELECT * FROM matter_event WHERE matter_id IN (SELECT id FROM matter WHERE kind = 'case')
                    ORDER BY matter_id, number
                    """),
                try tx.rows("SELECT * FROM case_detail ORDER BY matter_id"),
            ]
        }
        func lines(_ rows: [Row], _ key: String, without own: [String] = []) throws -> [Line] {
            try rows.map { row in
                Line(key: try row.get(key), values: row.columns.names.filter { $0 != key && !own.contains($0) }.map { row[$0] })
            }
        }
        var content = Content()
        content.matters = try lines(tables[0], "id", without: ["number", "code_hash"])
        content.events = try lines(tables[1], "matter_id")
        content.details = try lines(tables[2], "matter_id")
        for row in tables[0] { content.names[try row.get("id")] = [try row.get("number"), try row.get("code_hash")] }
        return content
    }

    // MARK: Setting up

    private static func open(on engine: TestEngine, _ body: @Sendable (any Database, Instant) async throws -> Void) async throws {
        try await TestDatabase.open(on: engine) { database in
            let store = DemonstrationStore(database: database), now = Instant("2026-03-14", hour: 20)
            try await store.load(try #require(Demonstration(year: 2025)))
            // What is no case stands among the keys too.
            try await store.loadRequests(key: CaseDesk.key, at: now)
            try await store.loadCases(key: CaseDesk.key, at: now)
            try await body(database, now)
        }
    }

    private static func scale(_ database: any Database, to events: Int) async throws {
        var scaled = ScaledCases()
        scaled.events = events
        scaled.copiesTogether = 2
        try await scaled.load(into: database, key: CaseDesk.key)
    }

    /// As `gongkai measure-cases` files.
    private static func file(in database: any Database, at now: Instant) async throws {
        let unit = try #require(try await AccountStore(database: database).agencies().first { $0.code == "ZX12" })
        let terms = try CaseTerms(
            item: ScaledCases.filedItem, version: 1, name: "测量事项", statutory: TimeLimit(20, article: "第四十二条"), promisedDays: 10,
            steps: [.init("A", "审查", unit: unit.id, unitName: unit.name, days: 5)], materials: [.init("M", "材料")])
        let intake = CaseIntake(
            applicant: .person(PersonIdentity(name: "量某某", document: .passport, documentNumber: "G10000000")),
            contact: RequestIntake.Contact(address: "蒸湘区测量路1号", telephone: "13907340001"), handedIn: ["M"])
        _ = try await CaseStore(matters: MatterStore(database: database, key: CaseDesk.key)).file(
            intake, under: terms, to: unit.id, files: [], from: "127.0.0.1", at: now)
    }
}
