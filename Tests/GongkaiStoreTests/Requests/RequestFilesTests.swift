import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Files that come with a step")
struct RequestFilesTests {
    private static let key = RequestDesk.key
    private static let now = Instant("2026-02-02", hour: 9)

    private static func files(_ count: Int, size: Int = 20) -> [NewFile] {
        (0..<count).map { number in
            let bytes = (0..<size + number).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) }
            return NewFile(name: "材料\(number).pdf", mediaType: "application/pdf", bytes: bytes)
        }
    }

    @Test("They are kept whole and in their order; those of the next step stand after them", arguments: TestEngine.all)
    func order(on engine: TestEngine) async throws {
        try await RequestDesk.open(on: engine) { desk in
            let id = try await desk.entered("2026-02-02").id
            // Of two parts each, and of one.
            let steps = [Self.files(3, size: 300_000), [], Self.files(2)]
            let positions = try await desk.world.database.write { tx in
                try steps.enumerated().map { try tx.attach($1, to: id, with: $0 + 1, Self.key, at: Self.now) }
            }
            #expect(positions == [[1, 2, 3], [], [4, 5]])
            let kept = try await desk.world.database.read { tx in
                try tx.files(of: id, Self.key).map { (file: $0, place: try tx.place(of: $0, in: id)) }
            }
            #expect(kept.map(\.file.position) == [1, 2, 3, 4, 5] && kept.map(\.file.event) == [1, 1, 1, 3, 3])
            #expect(kept.map(\.file.name) == steps.joined().map(\.name) && kept.map(\.file.size) == steps.joined().map(\.bytes.count))
            for (file, place) in zip(steps.joined(), kept.map(\.place)) {
                guard case .sealed(let sealed) = place else {
                    Issue.record("\(file.name) is not sealed")
                    continue
                }
                #expect(try await desk.requests.bytes(of: sealed) == file.bytes)
            }
        }
    }

    @Test("Ten files, and ten materials, are waited for as often as one", arguments: TestEngine.all)
    func together(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let id = try await desk.takenIn(try desk.simple, "2026-02-02").id
            let waits = try await desk.world.database.write { tx in
                func waits(_ body: (Transaction) throws -> Void) throws -> Int {
                    let connection = CountingConnection(tx.connection)
                    try body(Transaction(connection, tx.dialect))
                    return connection.waits
                }
                func materials(_ count: Int) -> [CaseApplication.Material] {
                    Self.files(count).enumerated().map { CaseApplication.Material("M\($0)", .upload, files: [$1]) }
                }
                return [
                    try waits { try $0.attach(Self.files(1), to: id, with: 2, Self.key, at: Self.now) },
                    try waits { try $0.attach(Self.files(10), to: id, with: 3, Self.key, at: Self.now) },
                    try waits { try $0.keep(materials(1), of: id, with: 4, Self.key, at: Self.now) },
                    try waits { try $0.keep(materials(10), of: id, with: 5, Self.key, at: Self.now) },
                ]
            }
            #expect(waits[0] > 0 && waits[1] == waits[0], "files")
            #expect(waits[2] > 0 && waits[3] == waits[2], "materials")
            let kept = try await desk.world.database.read { tx in try tx.caseMaterials(of: id).filter { $0.event == 5 } }
            #expect(kept.map(\.code) == (0..<10).map { "M\($0)" } && kept.map(\.position) == Array(13...22))
        }
    }

    /// SQLite chooses its plans by the indexes alone.
    @Test(
        "Of a table that was analyzed while it was empty nothing is read whole for long",
        .enabled(if: TestEngine.all.contains(.postgres)))
    func oldPlans() async throws {
        try await TestDatabase.openEmpty(on: .postgres) { database, address in
            try await Schema.migrate(database, at: Self.now)
            let desk = try await CaseDesk(World(database)), id = try await desk.takenIn(try desk.simple, "2026-02-02").id
            try await database.write { tx in
                // Nobody else is to look at it meanwhile.
                try tx.run("ALTER TABLE request_file SET (autovacuum_enabled = false)")
                try tx.run("ANALYZE request_file")
            }
            let fresh = try await address.open()
            @Sendable func scans() async throws -> Int {
                try await fresh.write { tx in
                    func count() throws -> Int {
                        try tx.value(
                            """
                            SELECT seq_scan FROM pg_stat_xact_user_tables
                            WHERE schemaname = current_schema() AND relname = 'request_file'
                            """)
                    }
                    let before = try count()
                    try tx.attach(Self.files(2), to: id, with: 1, Self.key, at: Self.now)
                    // The checks of the parts are made when they are sent.
                    _ = try tx.rows("SELECT 1 AS one")
                    return try count() - before
                }
            }
            for _ in 1...10 { _ = try await scans() }
            try await database.write { tx in
                try tx.run(
                    """
                    INSERT INTO request_file (matter_id, position, role, event, name, media_type, size, at)
                    SELECT \(id), 1000 + number, 'attached', 1, 'x', 'text/plain', 1, 0 FROM generate_series(1, 5000) AS number
                    """)
            }
            // Until then the plans of the empty table may be kept; a schema that another test makes or drops has them made anew, too.
            for _ in 11...16 { _ = try await scans() }
            #expect(try await scans() == 0)
            try await fresh.close()
        }
    }
}

/// Counts how often an answer is waited for.
private final class CountingConnection: SQLConnection {
    private let connection: any SQLConnection
    private(set) var waits = 0

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        waits += 1
        return try connection.run(text, values)
    }

    func runLater(_ text: String, _ values: [SQLValue], expecting: Int?) throws {
        try connection.runLater(text, values, expecting: expecting)
    }

    func runBulk(_ text: String, _ values: ArraySlice<SQLValue>) throws {
        waits += 1
        try connection.runBulk(text, values)
    }

    func rows(_ text: String, _ values: [SQLValue], limit: Int?) throws -> [Row] {
        waits += 1
        return try connection.rows(text, values, limit: limit)
    }

    func forEach(_ text: String, _ values: [SQLValue], atOnce: Int, _ body: (Row) throws -> Bool) throws {
        waits += 1
        try connection.forEach(text, values, atOnce: atOnce, body)
    }

    func script(_ text: String) throws {
        waits += 1
        try connection.script(text)
    }
}
