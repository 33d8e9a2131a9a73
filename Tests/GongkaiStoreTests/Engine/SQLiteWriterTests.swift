import Dispatch
import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Writes that share a commit")
struct SQLiteWriterTests {
    private struct Refused: Error, Equatable { let number: Int }

    /// Holds the writer until as many writes as wanted wait behind it, then lets them go together.
    private func together(
        _ database: any Database, _ count: Int, _ body: @escaping @Sendable (Int, Transaction) throws -> Int
    ) async throws -> [Result<Int, any Error>] {
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let release = DispatchSemaphore(value: 0)
        async let holding: Void = database.write { _ in
            start.finish()
            release.wait()
        }
        for await _ in started {}
        let results = await withTaskGroup(of: (Int, Result<Int, any Error>).self) { group in
            for number in 0..<count {
                group.addTask {
                    do { return (number, .success(try await database.write { tx in try body(number, tx) })) } catch {
                        return (number, .failure(error))
                    }
                }
            }
            // Whoever comes later than this goes with the next commit; what is promised holds for them as well.
            Task {
                try await Task.sleep(for: .milliseconds(100))
                release.signal()
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        try await holding
        return (0..<count).compactMap { results[$0] }
    }

    @Test("One that is refused takes none of the others with it, and each is told its own end")
    func refused() async throws {
        try await TestDatabase.openEmpty(on: .sqlite) { database, address in
            try await database.write { tx in try tx.connection.script("CREATE TABLE a (b INTEGER UNIQUE, c INTEGER)") }
            let results = try await together(database, 100) { number, tx in
                try tx.run("INSERT INTO a VALUES (\(number), 1)")
                if number % 3 == 0 { throw Refused(number: number) }
                if number % 7 == 0 { try tx.run("INSERT INTO a VALUES (\(number), 2)") }
                return number
            }
            for (number, result) in results.enumerated() {
                switch result {
                case .success(let value): #expect(value == number && number % 3 != 0 && number % 7 != 0)
                case .failure(let error as Refused): #expect(error.number == number && number % 3 == 0)
                case .failure(let error): #expect((error as? DatabaseError)?.kind == .duplicate && number % 7 == 0, "\(error)")
                }
            }
            // Seen by another program as soon as they were answered.
            let other = try SQLiteDatabase(path: String(address.text.dropFirst("sqlite:".count)))
            let kept = try await other.read { tx in try tx.rows("SELECT b FROM a ORDER BY b").map { try $0.get("b", as: Int.self) } }
            #expect(kept == (0..<100).filter { $0 % 3 != 0 && $0 % 7 != 0 })
            try await other.close()
        }
    }

    @Test("When the disk is full, nobody is told that theirs was kept")
    func fullDisk() async throws {
        try await TestDatabase.openEmpty(on: .sqlite) { database, _ in
            try await database.write { tx in
                try tx.connection.script("CREATE TABLE a (b INTEGER, c TEXT)")
                let pages: Int = try tx.value("PRAGMA page_count")
                try tx.connection.script("PRAGMA max_page_count = \(pages + 30)")
            }
            let results = try await together(database, 64) { number, tx in
                let words = String(repeating: "名", count: number == 40 ? 500_000 : 10)
                try tx.run("INSERT INTO a VALUES (\(number), \(words))")
                return number
            }
            let kept = try await database.read { tx in try tx.rows("SELECT b FROM a").map { try $0.get("b", as: Int.self) } }
            for (number, result) in results.enumerated() {
                switch result {
                case .success: #expect(kept.contains(number))
                case .failure(let error):
                    #expect(!kept.contains(number) && (error as? DatabaseError)?.kind == .diskFull, "\(error)")
                }
            }
            #expect(!kept.contains(40))
            // And the next is written again.
            try await database.write { tx in try tx.run("INSERT INTO a VALUES (1000, 'x')") }
        }
    }
}
