import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct BackupTests {
    /// A district with accounts, a deleted row behind the last key, a child before its parent, and a long trail.
    private func fill(_ database: any Database) async throws -> World {
        let world = try await World(database)
        let accounts = AccountStore(database: database)
        _ = try await accounts.createOfficer(
            login: "sun", name: "孙\"引号\"\\", agency: world.office, roles: ["leader"], password: "潇湘夜雨平沙落雁烟寺晚钟",
            by: world.clerk, at: world.now)
        let parent = try await accounts.createAgency(
            code: "AA", name: "换行\n制表\t结束", kind: .department, parent: world.district, by: world.clerk, at: world.now)
        try await accounts.moveAgency(world.office, under: parent, by: world.clerk, at: world.now)
        try await database.write { tx in
            let last = try tx.insert("INSERT INTO agency (code, name, kind) VALUES ('ZZ', 'x', 'department')")
            try tx.run("DELETE FROM agency WHERE id = \(last)")
            for number in 1...3000 {
                try tx.record(action: "enter", subject: "thing/\(number)", after: #"{"a":"b"}"#, by: world.clerk, at: world.now)
            }
        }
        return world
    }

    /// Every row of every table, except the entry and the change of pages that the restore adds.
    private func content(_ database: any Database, entries: Int64, changes: Int64) async throws -> [String: [[SQLValue]]] {
        try await database.read { tx in
            var content: [String: [[SQLValue]]] = [:]
            for table in try tx.backupTables() where table.name != "audit_head" {
                content[table.name] = try tx.rows(table.query).map(\.values)
            }
            for (table, last) in [("audit_entry", entries), ("page_change", changes)] {
                content[table]?.removeAll { row in
                    if case .integer(let number) = row[0] { number > last } else { true }
                }
            }
            return content
        }
    }

    private static let ways = TestEngine.all.flatMap { source in TestEngine.all.map { (source, $0) } }

    @Test("A database moves whole from engine to engine", arguments: ways)
    func moves(from source: TestEngine, to target: TestEngine) async throws {
        try await TestFolder.open { folder in
            let path = folder.appending(path: "district.backup").path
            let now = Instant(milliseconds: 0)
            let before = try await TestDatabase.open(on: source) { database in
                _ = try await fill(database)
                try await Backup.write(database, to: path, at: now)
                let changes = try await PageChangeStore(database: database).last()
                return (rows: try await content(database, entries: 3003, changes: changes), changes: changes)
            }
            try await TestDatabase.open(on: target) { database in
                try await Backup.restore(from: path, into: database, by: .command, at: now)
                let after = try await content(database, entries: 3003, changes: before.changes)
                #expect(after == before.rows)
                // A server that has the new database open drops what it shows.
                let changes = try await PageChangeStore(database: database).changes(after: before.changes)
                #expect(changes.map(\.tag) == [.everything])
                let verdict = try await AuditStore(database: database).verify()
                #expect(verdict == .intact(entries: 3004))
                // Keys go on behind the last one handed out, even behind that of a deleted row.
                let next = try await database.write { tx in
                    try tx.insert("INSERT INTO agency (code, name, kind) VALUES ('NEXT', 'x', 'department')")
                }
                #expect(next == 7)
                // Foreign keys are back.
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.write { tx in try tx.run("UPDATE agency SET parent_id = 999") }
                }
                #expect(error?.kind == .reference)
            }
        }
    }

    @Test("The same data makes the same file on both engines", .enabled(if: TestEngine.all.count == 2))
    func sameFile() async throws {
        try await TestFolder.open { folder in
            var texts: [String] = []
            for engine in TestEngine.all {
                let path = folder.appending(path: engine.rawValue).path
                try await TestDatabase.open(on: engine) { database in
                    _ = try await World(database)
                    try await Backup.write(database, to: path, at: Instant(milliseconds: 0))
                }
                texts.append(try String(contentsOfFile: path, encoding: .utf8))
            }
            #expect(texts[0] == texts[1])
        }
    }

    @Test("A damaged, cut or foreign file is refused and nothing is restored", arguments: TestEngine.all)
    func damaged(on engine: TestEngine) async throws {
        try await TestFolder.open { folder in
            let path = folder.appending(path: "good").path
            try await TestDatabase.open(on: engine) { database in
                _ = try await World(database)
                try await Backup.write(database, to: path, at: Instant(milliseconds: 0))
            }
            let good = try String(contentsOfFile: path, encoding: .utf8)
            let schema = try #require(good.firstMatch(of: #/"schema":(\d+)/#)?.output)
            let bad = folder.appending(path: "bad").path
            let cases: [(text: String, isExpected: @Sendable (BackupFault) -> Bool)] = [
                (good.replacingOccurrences(of: "示范区教育局", with: "示范区教肓局"), { if case .damaged = $0 { true } else { false } }),
                (String(good.dropLast(40)), { if case .truncated = $0 { true } else { false } }),
                (String(good.prefix(good.count / 2)), { if case .truncated = $0 { true } else { false } }),
                (
                    good.split(separator: "\n").dropLast().joined(separator: "\n") + "\n",
                    { if case .truncated = $0 { true } else { false } }
                ),
                (good + "[1]\n", { if case .damaged = $0 { true } else { false } }),
                ("索引号,名称\n", { if case .notABackup = $0 { true } else { false } }),
                ("", { if case .notABackup = $0 { true } else { false } }),
                (
                    good.replacingOccurrences(of: schema.0, with: #""schema":9999"#),
                    { if case .otherSchema(9999, _) = $0 { $0.description.contains("newer version") } else { false } }
                ),
            ]
            try await TestDatabase.open(on: engine) { database in
                for (text, isExpected) in cases {
                    try text.write(toFile: bad, atomically: true, encoding: .utf8)
                    let fault = await #expect(throws: BackupFault.self) {
                        try await Backup.restore(from: bad, into: database, by: .command, at: Instant(milliseconds: 0))
                    }
                    #expect(fault.map(isExpected) == true, "\(String(describing: fault)) for \(text.suffix(60))")
                    let agencies = try await database.count("agency")
                    #expect(agencies == 0)
                }
                try await Backup.restore(from: path, into: database, by: .command, at: Instant(milliseconds: 0))
                let again = await #expect(throws: BackupFault.self) {
                    try await Backup.restore(from: path, into: database, by: .command, at: Instant(milliseconds: 0))
                }
                #expect(again == .targetNotEmpty)
            }
        }
    }

    @Test("What cannot be written leaves nothing behind, and the last backup stays")
    func cannotWrite() async throws {
        try await TestFolder.open { folder in
            try await TestDatabase.open(on: .sqlite) { database in
                let missing = folder.appending(path: "missing/backup").path
                await #expect(throws: BackupFault.self) { try await Backup.write(database, to: missing, at: Instant(milliseconds: 0)) }
                // Every write to this device fails with a full disk.
                let full = folder.appending(path: "full").path
                try "the last good one".write(toFile: full, atomically: true, encoding: .utf8)
                try FileManager.default.createSymbolicLink(atPath: "\(full).partial-\(getpid())", withDestinationPath: "/dev/full")
                let fault = await #expect(throws: BackupFault.self) {
                    try await Backup.write(database, to: full, overwriting: true, at: Instant(milliseconds: 0))
                }
                #expect(fault?.description.contains("the disk is full") == true)
                let kept = try String(contentsOfFile: full, encoding: .utf8)
                #expect(kept == "the last good one")
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["full"])
            }
        }
    }

    @Test("A backup whose folder cannot be forced to the disk is there, and the message says so")
    func nameNotForced() async throws {
        try await TestFolder.open { folder in
            let path = folder.appending(path: "backup").path
            let writer = try BackupWriter(path: path, overwriting: false) { _ in
                errno = EIO
                return -1
            }
            try writer.line(Array("{}".utf8))
            let fault = #expect(throws: BackupFault.self) { try writer.finish(rows: 0) }
            writer.abandon()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["backup"])
            #expect(fault?.description.contains("is whole and in its place") == true)
            #expect(fault?.description.contains("Nothing was left behind") == false)
        }
    }

    @Test("A file that is there is replaced only when that was asked for")
    func overwriting() async throws {
        try await TestFolder.open { folder in
            try await TestDatabase.open(on: .sqlite) { database in
                let path = folder.appending(path: "backup").path
                func write(overwriting: Bool = false) async throws {
                    try await Backup.write(database, to: path, overwriting: overwriting, at: Instant(milliseconds: 0))
                }
                try "the last good one".write(toFile: path, atomically: true, encoding: .utf8)
                await #expect(throws: BackupFault.exists(path: path)) { try await write() }
                let kept = try String(contentsOfFile: path, encoding: .utf8)
                #expect(kept == "the last good one")
                try await write(overwriting: true)
                let written = try String(contentsOfFile: path, encoding: .utf8)
                #expect(written.hasPrefix(#"{"backup":"#))
                let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                #expect(files == ["backup"])
            }
        }
    }
}
