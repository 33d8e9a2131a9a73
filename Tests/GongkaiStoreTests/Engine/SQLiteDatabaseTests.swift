import Dispatch
import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct SQLiteDatabaseTests {
    @Test("Every connection has the settings that keep data safe")
    func pragmas() async throws {
        try await TestDatabase.openEmpty(on: .sqlite) { database, _ in
            let read: @Sendable (Transaction) throws -> [SQLValue] = { tx in
                try ["journal_mode", "foreign_keys", "synchronous"].compactMap { name in
                    try tx.first("PRAGMA " + SQL(identifier: name))?[0]
                }
            }
            let expected: [SQLValue] = [.text("wal"), .integer(1), .integer(2)]
            let (writer, reader) = (try await database.write(read), try await database.read(read))
            #expect(writer == expected)
            #expect(reader == expected)
        }
    }

    @Test("A full disk keeps nothing of the change and says what to do")
    func fullDisk() async throws {
        try await TestDatabase.open(on: .sqlite) { database in
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { tx in
                    let pages: Int = try tx.value("PRAGMA page_count")
                    try tx.connection.script("PRAGMA max_page_count = \(pages + 5)")
                    for number in 1...1000 {
                        let name = String(repeating: "名", count: 500)
                        try tx.run("INSERT INTO agency (code, name, kind) VALUES (\("\(number)"), \(name), 'department')")
                    }
                }
            }
            #expect(error?.kind == .diskFull)
            #expect(error?.message.contains("Free some space") == true)
            let kept: Int = try await database.read { tx in try tx.value("SELECT COUNT(*) FROM agency") }
            #expect(kept == 0)
        }
    }

    @Test("A file that is no database is left alone")
    func notADatabase() async throws {
        try await TestFolder.open { folder in
            let file = folder.appending(path: "list.csv")
            let text = String(repeating: "索引号,名称\n", count: 200)
            try text.write(to: file, atomically: true, encoding: .utf8)
            let error = await #expect(throws: DatabaseError.self) { _ = try await DatabaseAddress("sqlite:\(file.path)").open() }
            #expect(error?.kind == .cannotOpen)
            #expect(error?.message.contains("is no Gongkai database") == true)
            #expect(try String(contentsOf: file, encoding: .utf8) == text)
        }
    }

    @Test("A folder that cannot be written is named")
    func readOnlyFolder() async throws {
        // Nobody, not even root, may create files there.
        for path in ["/proc/gongkai.db", "/proc/gongkai/data.db"] {
            let error = await #expect(throws: DatabaseError.self) { _ = try await DatabaseAddress("sqlite:\(path)").open() }
            #expect(error?.kind == .cannotOpen)
            #expect(error?.message.contains("/proc") == true)
        }
    }

    @Test("A missing folder is made")
    func missingFolder() async throws {
        try await TestFolder.open { folder in
            let path = "\(folder.path)/data/new/gongkai.db"
            let database = try await DatabaseAddress("sqlite:\(path)").open()
            try await Schema.migrate(database, at: Instant(milliseconds: 0))
            #expect(try await Schema.number(of: database) > 0)
            try await database.close()
            #expect(FileManager.default.fileExists(atPath: path))
        }
    }

    @Test("A database that another program holds is busy, not broken")
    func busy() async throws {
        try await TestDatabase.openEmpty(on: .sqlite) { database, address in
            let path = String(address.text.dropFirst("sqlite:".count))
            let other = try SQLiteDatabase(path: path, busyTimeout: 0.05)
            try await database.write { tx in try tx.connection.script("CREATE TABLE a (b INTEGER)") }
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            let release = DispatchSemaphore(value: 0)
            async let holding: Void = database.write { tx in
                try tx.run("INSERT INTO a VALUES (1)")
                start.finish()
                release.wait()
            }
            for await _ in started {}
            let error = await #expect(throws: DatabaseError.self) {
                try await other.write { tx in try tx.run("INSERT INTO a VALUES (2)") }
            }
            release.signal()
            try await holding
            #expect(error?.kind == .busy)
            #expect(error?.message.contains("another program holds") == true)
            try await other.write { tx in try tx.run("INSERT INTO a VALUES (3)") }
            try await other.close()
        }
    }
}
