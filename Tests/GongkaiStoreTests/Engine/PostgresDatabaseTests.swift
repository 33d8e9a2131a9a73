import GongkaiTestSupport
import Synchronization
import Testing

@testable import GongkaiStore

@Suite(.enabled(if: TestEngine.all.contains(.postgres))) struct PostgresDatabaseTests {
    /// Opens a database with one table, and a second one from which backends can be ended.
    private func open(
        _ query: String = "", _ body: @Sendable (_ database: any Database, _ outside: any Database) async throws -> Void
    ) async throws {
        try await TestDatabase.openEmpty(on: .postgres) { outside, address in
            let database = try await DatabaseAddress(address.text + query).open()
            try await database.write { tx in try tx.connection.script("CREATE TABLE thing (id BIGINT PRIMARY KEY)") }
            try await body(database, outside)
            try await database.close()
        }
    }

    private static func ownProcess(_ tx: Transaction) throws -> Int { try tx.value("SELECT pg_backend_pid()") }

    /// Ends a backend from outside and waits until it is gone.
    private static func end(_ process: Int, from other: PostgresConnection) throws {
        _ = try other.rows("SELECT pg_terminate_backend($1::int, 5000)", [.text("\(process)")], limit: nil)
    }

    @Test("A connection lost in the middle of a write keeps nothing, and the next call works")
    func lostInWrite() async throws {
        try await TestDatabase.openEmpty(on: .postgres) { database, address in
            try await database.write { tx in try tx.connection.script("CREATE TABLE thing (id BIGINT PRIMARY KEY)") }
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { tx in
                    try tx.run("INSERT INTO thing VALUES (1)")
                    try Self.end(Self.ownProcess(tx), from: PostgresConnection(PostgresAddress(address.text)))
                    try tx.run("INSERT INTO thing VALUES (2)")
                }
            }
            #expect(error?.kind == .connectionLost)
            #expect(error?.message.contains("Nothing of this change was kept") == true)
            #expect(try await database.count("thing") == 0)
            try await database.write { tx in try tx.run("INSERT INTO thing VALUES (3)") }
        }
    }

    @Test("A connection lost before the commit is reported as unsure")
    func lostInCommit() async throws {
        try await TestDatabase.openEmpty(on: .postgres) { database, address in
            try await database.write { tx in try tx.connection.script("CREATE TABLE thing (id BIGINT PRIMARY KEY)") }
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { tx in
                    try tx.run("INSERT INTO thing VALUES (1)")
                    try Self.end(Self.ownProcess(tx), from: PostgresConnection(PostgresAddress(address.text)))
                }
            }
            #expect(error?.kind == .unsure)
            #expect(error?.message.contains("during the commit") == true)
            #expect(try await database.count("thing") == 0)
        }
    }

    @Test("What was written is on the disk when it is answered, though its locks were given back before")
    func forcedOut() async throws {
        try await open("&options=-c%20synchronous_commit%3Don") { database, _ in
            for number in 1...20 {
                let place: String = try await database.write { tx in
                    try tx.run("INSERT INTO thing VALUES (\(number))")
                    #expect(try tx.value("SELECT current_setting('synchronous_commit')") == "off")
                    return try tx.value("SELECT CAST(pg_current_wal_insert_lsn() AS TEXT)")
                }
                let isForcedOut: Int = try await database.read { tx in
                    #expect(try tx.value("SELECT current_setting('synchronous_commit')") == "on")
                    return try tx.value("SELECT CAST(pg_current_wal_flush_lsn() >= CAST(\(place) AS PG_LSN) AS INT)")
                }
                #expect(isForcedOut == 1, "the log was not forced out after write \(number)")
            }
        }
    }

    @Test("A row of many that is refused ends the transaction at the next statement or the commit, and the connection goes on")
    func refusedInBulk() async throws {
        try await open { database, _ in
            let insert = "INSERT INTO thing (id) VALUES (?), (?)"
            let atTheCommit = await #expect(throws: DatabaseError.self) {
                try await database.write { tx in try tx.run(prepared: insert, [.integer(1), .integer(1)]) }
            }
            #expect(atTheCommit?.kind == .duplicate)
            let next: [@Sendable (Transaction) throws -> Void] = [
                { tx in try tx.run("INSERT INTO thing VALUES (7)") }, { tx in _ = try tx.rows("SELECT id FROM thing") },
                { tx in try tx.forEach("SELECT id FROM thing") { _ in } }, { tx in try tx.connection.script("SELECT 1") },
                { tx in try tx.run(prepared: insert, [.integer(8), .integer(9)]) },
            ]
            for (number, step) in next.enumerated() {
                let error = await #expect(throws: DatabaseError.self, "\(number)") {
                    try await database.write { tx in
                        try tx.run(prepared: insert, [.integer(2), .integer(2)])
                        try step(tx)
                        Issue.record("what was refused was passed over: \(number)")
                    }
                }
                #expect(error?.kind == .duplicate, "\(number)")
            }
            #expect(try await database.count("thing") == 0)
            try await database.write { tx in try tx.run(prepared: insert, [.integer(3), .integer(4)]) }
            #expect(try await database.count("thing") == 2)
        }
    }

    @Test("Connections that died while idle are replaced without a word")
    func lostWhileIdle() async throws {
        try await open { database, outside in
            for _ in 1...2 {
                let process = try await database.read { tx in try Self.ownProcess(tx) }
                try await outside.write { tx in try tx.run("SELECT pg_terminate_backend(\(process)::int, 5000)") }
                try await database.write { tx in try tx.run("INSERT INTO thing VALUES (\(process))") }
            }
            #expect(try await database.count("thing") == 2)
        }
    }

    @Test("A connection that died while idle is replaced for a write that waits for nothing, too")
    func lostWhileIdleLater() async throws {
        try await open { database, outside in
            let process = try await database.read { tx in try Self.ownProcess(tx) }
            try await outside.write { tx in try tx.run("SELECT pg_terminate_backend(\(process)::int, 5000)") }
            try await database.write { tx in try tx.runLater("INSERT INTO thing VALUES (1)") }
            #expect(try await database.count("thing") == 1)
        }
    }

    @Test("However many statements nobody waited for, the commit is known to have been kept", arguments: [27, 28, 29, 30, 31, 32, 33, 64])
    func manyLater(count: Int) async throws {
        try await open { database, _ in
            try await database.write { tx in
                for number in 1...count { try tx.runLater("INSERT INTO thing VALUES (\(number))") }
            }
            #expect(try await database.count("thing") == count)
        }
    }

    @Test("A reading that has ended leaves no transaction open")
    func readingEnds() async throws {
        try await open { database, outside in
            let process = try await database.read { tx in try Self.ownProcess(tx) }
            for _ in 1...50 {
                let state: String = try await outside.read { tx in
                    try tx.value("SELECT state FROM pg_stat_activity WHERE pid = \(process)")
                }
                if state == "idle" { return }
                try await Task.sleep(for: .milliseconds(20))
            }
            Issue.record("the transaction of the reading is still open")
        }
    }

    @Test("A read that lost its connection before any row came is run again, once")
    func readAgain() async throws {
        try await TestDatabase.openEmpty(on: .postgres) { database, address in
            let outside = try PostgresConnection(PostgresAddress(address.text))
            let name = "gongkai-read-again"
            let reader = try await DatabaseAddress(address.text + "&application_name=\(name)").open()
            let runs = Mutex(0)
            let value: Int = try await reader.read { tx in
                if runs.withLock({
                    $0 += 1; return $0
                }) == 1 {
                    let end = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1"
                    _ = try outside.rows(end, [.text(name)], limit: nil)
                }
                return try tx.value("SELECT 42")
            }
            #expect(runs.withLock { $0 } == 2)
            #expect(value == 42)
            let error = await #expect(throws: DatabaseError.self) {
                try await reader.read { tx in
                    // Rows had come: running it again could show them twice.
                    try Self.end(Self.ownProcess(tx), from: outside)
                    _ = try tx.rows("SELECT 1")
                }
            }
            #expect(error?.kind == .connectionLost)
            try await reader.close()
        }
    }

    @Test("A statement that takes too long is an error, and the connection lives on")
    func timeout() async throws {
        try await open("&statement_timeout=100") { database, _ in
            let process = try await database.read { tx in try Self.ownProcess(tx) }
            let error = await #expect(throws: DatabaseError.self) {
                try await database.read { tx in _ = try tx.rows("SELECT pg_sleep(5)") }
            }
            #expect(error?.kind == .timeout)
            #expect(error?.message.contains("statement_timeout") == true)
            #expect(try await database.read { tx in try Self.ownProcess(tx) } == process)
        }
    }

    @Test(
        "The time-out is 30 s unless the address says otherwise",
        arguments: [
            ("", "30s"), ("&statement_timeout=2min", "2min"), ("&statement_timeout=0", "0"),
        ])
    func timeoutSetting(query: String, expected: String) async throws {
        try await open(query) { database, _ in
            let row = try await database.read { tx in try tx.first("SHOW statement_timeout") }
            #expect(row?[0] == .text(expected))
        }
    }

    @Test("A transaction whose error was passed over is not reported as kept")
    func passedOver() async throws {
        try await open { database, _ in
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { tx in
                    try tx.run("INSERT INTO thing VALUES (1)")
                    do {
                        try tx.run("INSERT INTO thing VALUES (1)")
                    } catch {}
                }
            }
            #expect(error?.kind == .misuse)
        }
    }

    @Test("More statements than are kept prepared still run")
    func manyStatements() async throws {
        try await open { database, _ in
            let count = try await database.read { tx in
                try (1...700).filter { try tx.value("SELECT \($0) + " + SQL(schema: "\($0)"), as: Int.self) == $0 * 2 }.count
            }
            #expect(count == 700)
        }
    }

    @Test("A server that is not there is named")
    func notThere() async throws {
        let error = await #expect(throws: DatabaseError.self) {
            _ = try await DatabaseAddress("postgres://nobody@127.0.0.1:1/none").open()
        }
        #expect(error?.kind == .cannotOpen)
        #expect(error?.message.contains("Check that the server runs") == true)
    }
}
