import GongkaiTestSupport
import Testing

@testable import GongkaiStore

/// What a store may rely on, on both engines.
@Suite struct DatabaseContractTests {
    private struct Refused: Error {}

    private func open(_ engine: TestEngine, _ body: @Sendable (any Database) async throws -> Void) async throws {
        try await TestDatabase.openEmpty(on: engine) { database, _ in
            try await database.write { tx in
                try tx.connection.script(
                    tx.dialect.schema(
                        """
                        CREATE TABLE shelf (
                            id @id,
                            code TEXT NOT NULL UNIQUE
                        ) @strict;
                        CREATE TABLE book (
                            id @id,
                            shelf_id @int NOT NULL REFERENCES shelf (id),
                            title TEXT,
                            pages @int CHECK (pages >= 0),
                            cover @blob
                        ) @strict;
                        """))
                try tx.run("INSERT INTO shelf (code) VALUES ('A')")
            }
            try await body(database)
        }
    }

    @Test("Values come back as they went in", arguments: TestEngine.all)
    func values(on engine: TestEngine) async throws {
        try await open(engine) { database in
            let title = "公开 \"quoted\" 'single' \\ back\u{1F600}\n?$1"
            let cover: [UInt8] = (0...255).map { UInt8($0) }
            try await database.write { tx in
                try tx.run("INSERT INTO book (shelf_id, title, pages, cover) VALUES (1, \(title), \(Int64.max), \(cover))")
                try tx.run("INSERT INTO book (shelf_id, title, pages, cover) VALUES (1, \(String?.none), \(Int?.none), \([UInt8]?.none))")
                try tx.run("INSERT INTO book (shelf_id, title, pages, cover) VALUES (1, \(""), \(0), \([UInt8]()))")
            }
            let rows = try await database.read { tx in try tx.rows("SELECT title, pages, cover FROM book ORDER BY id") }
            #expect(rows[0]["title"] == .text(title))
            #expect(rows[0]["pages"] == .integer(.max))
            #expect(rows[0]["cover"] == .blob(cover))
            #expect(rows[1].values == [.null, .null, .null])
            #expect(rows[2].values == [.text(""), .integer(0), .blob([])])
        }
    }

    @Test(
        "What nobody waits for is kept with the transaction, seen by it, and refused at the latest at the commit", arguments: TestEngine.all
    )
    func later(on engine: TestEngine) async throws {
        try await open(engine) { database in
            let seen: Int = try await database.write { tx in
                for number in 1...100 { try tx.runLater("INSERT INTO book (shelf_id, pages) VALUES (1, \(number))", expecting: 1) }
                try tx.runLater("UPDATE book SET pages = pages + 1", expecting: 100)
                return try tx.value("SELECT SUM(pages) FROM book")
            }
            #expect(seen == 5150)
            let refused: [(DatabaseError.Kind, @Sendable (Transaction) throws -> Void)] = [
                (.stale, { try $0.runLater("UPDATE book SET title = 'x' WHERE pages = -1", expecting: 1) }),
                (.check, { try $0.runLater("INSERT INTO book (shelf_id, pages) VALUES (1, -1)") }),
                (.duplicate, { try $0.runLater("INSERT INTO shelf (code) VALUES ('A')") }),
            ]
            for (kind, statement) in refused {
                for isFollowed in [false, true] {
                    let error = await #expect(throws: DatabaseError.self) {
                        try await database.write { tx in
                            try tx.runLater("INSERT INTO shelf (code) VALUES ('B')")
                            try statement(tx)
                            if isFollowed { _ = try tx.rows("SELECT id FROM book") }
                        }
                    }
                    #expect(error?.kind == kind)
                }
            }
            #expect(try await database.count("shelf") == 1)
            #expect(try await database.count("book") == 100)
        }
    }

    @Test("Brief and long readings at once all come to an end and see what was committed", arguments: TestEngine.all)
    func briefReadings(on engine: TestEngine) async throws {
        try await open(engine) { database in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        number % 2 == 0
                            ? try await database.read { try $0.value("SELECT COUNT(*) FROM shelf") }
                            : try await database.readBriefly { try $0.value("SELECT COUNT(*) FROM shelf") }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 200)
        }
    }

    @Test("Computed columns are whole numbers and texts", arguments: TestEngine.all)
    func computed(on engine: TestEngine) async throws {
        try await open(engine) { database in
            try await database.write { tx in
                for pages in [10, 20] { try tx.run("INSERT INTO book (shelf_id, pages) VALUES (1, \(pages))") }
            }
            let row = try await database.read { tx in
                try tx.first(
                    """
                    SELECT COUNT(*) AS count, SUM(pages) AS sum, MAX(pages) > 15 AS is_long, 7 AS seven, \(8) AS eight,
                        COALESCE(MIN(title), 'none') AS title FROM book
                    """)
            }
            #expect(row?.values == [.integer(2), .integer(30), .integer(1), .integer(7), .integer(8), .text("none")])
        }
    }

    @Test("NULL may be asked about and given to any column", arguments: TestEngine.all)
    func null(on engine: TestEngine) async throws {
        try await open(engine) { database in
            for wanted in [nil, "x", nil] as [String?] {
                let count: Int = try await database.read { tx in
                    try tx.value("SELECT COUNT(*) FROM shelf WHERE (\(wanted) IS NULL OR code = \(wanted))")
                }
                #expect(count == (wanted == nil ? 1 : 0))
            }
            try await database.write { tx in
                for pages in [nil, 3, nil, 4] as [Int?] { try tx.run("INSERT INTO book (shelf_id, pages) VALUES (1, \(pages))") }
            }
            #expect(try await database.read { tx in try tx.value("SELECT SUM(pages) FROM book", as: Int.self) } == 7)
        }
    }

    @Test("A text with a zero byte is refused, not cut", arguments: TestEngine.all)
    func zeroByte(on engine: TestEngine) async throws {
        try await open(engine) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.write { tx in try tx.run("INSERT INTO shelf (code) VALUES (\("a\0b"))") }
            }
        }
    }

    @Test("The schema's refusals have their kind", arguments: TestEngine.all)
    func refusals(on engine: TestEngine) async throws {
        try await open(engine) { database in
            func kind(_ sql: SQL) async -> DatabaseError.Kind? {
                let error = await #expect(throws: DatabaseError.self) { try await database.write { tx in try tx.run(sql) } }
                return error?.kind
            }
            #expect(await kind("INSERT INTO shelf (code) VALUES ('A')") == .duplicate)
            #expect(await kind("INSERT INTO shelf (id, code) VALUES (1, 'B')") == .duplicate)
            #expect(await kind("INSERT INTO book (shelf_id) VALUES (99)") == .reference)
            #expect(await kind("INSERT INTO book (shelf_id, pages) VALUES (1, -1)") == .check)
            #expect(await kind("INSERT INTO shelf (code) VALUES (NULL)") == .check)
            #expect(await kind("UPDATE nonsense SET a = 1") == .other)
            try await database.write { tx in try tx.run("INSERT INTO book (shelf_id) VALUES (1)") }
            #expect(await kind("DELETE FROM shelf") == .reference)
            let stale = await #expect(throws: DatabaseError.self) {
                try await database.write { tx in try tx.run("UPDATE shelf SET code = 'C' WHERE id = 99", expecting: 1) }
            }
            #expect(stale?.kind == .stale)
        }
    }

    @Test("A read cannot write", arguments: TestEngine.all)
    func readOnly(on engine: TestEngine) async throws {
        try await open(engine) { database in
            let error = await #expect(throws: DatabaseError.self) {
                try await database.read { tx in _ = try tx.run("INSERT INTO shelf (code) VALUES ('B')") }
            }
            #expect(error?.kind == .readOnly)
        }
    }

    @Test("A transaction that throws leaves nothing", arguments: TestEngine.all)
    func rollback(on engine: TestEngine) async throws {
        try await open(engine) { database in
            await #expect(throws: Refused.self) {
                try await database.write { tx in
                    try tx.run("INSERT INTO shelf (code) VALUES ('B')")
                    throw Refused()
                }
            }
            let left = try await database.count("shelf")
            #expect(left == 1)
        }
    }

    @Test("Keys are handed out and returned; changed rows are counted", arguments: TestEngine.all)
    func keys(on engine: TestEngine) async throws {
        try await open(engine) { database in
            let ids = try await database.write { tx in
                try (1...3).map { try tx.insert("INSERT INTO book (shelf_id, pages) VALUES (1, \($0))") }
            }
            #expect(ids == [1, 2, 3])
            let changed = try await database.write { tx in try tx.run("UPDATE book SET title = 'x' WHERE pages > 1") }
            #expect(changed == 2)
        }
    }

    @Test("A large result is walked through, statements run in between, and it may stop early", arguments: TestEngine.all)
    func streaming(on engine: TestEngine) async throws {
        try await open(engine) { database in
            try await database.write { tx in
                for pages in 1...5000 {
                    try tx.run(prepared: "INSERT INTO book (shelf_id, pages) VALUES (?, ?)", [.integer(1), pages.sqlValue])
                }
            }
            let (sum, inner) = try await database.write { tx -> (Int, Int) in
                var sum = 0
                var inner = 0
                try tx.forEach("SELECT pages FROM book WHERE shelf_id = \(1) ORDER BY pages") { row in
                    let pages: Int = try row.get("pages")
                    sum += pages
                    if pages % 1000 == 0 {
                        try tx.forEach("SELECT id FROM book WHERE pages <= \(pages)") { _ in inner += 1 }
                        try tx.run("UPDATE shelf SET code = \("S\(pages)") WHERE id = 1")
                    }
                }
                return (sum, inner)
            }
            #expect(sum == 12_502_500)
            #expect(inner == 15_000)
            let seen = try await database.read { tx -> Int in
                var seen = 0
                try tx.scan("WITH all_books AS (SELECT pages FROM book) SELECT pages FROM all_books") { _ in
                    seen += 1
                    return seen < 1500
                }
                return seen
            }
            #expect(seen == 1500)
            #expect(try await database.read { tx in try tx.value("SELECT code FROM shelf", as: String.self) } == "S5000")
        }
    }

    @Test("A read sees one state while others write", arguments: TestEngine.all)
    func snapshot(on engine: TestEngine) async throws {
        try await open(engine) { database in
            let counts = try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 1...4 {
                    group.addTask {
                        try await database.read { tx -> [Int] in
                            try (1...50).map { _ in try tx.value("SELECT COUNT(*) FROM shelf", as: Int.self) }
                        }
                    }
                }
                for index in 1...20 {
                    try await database.write { tx in try tx.run("INSERT INTO shelf (code) VALUES (\("N\(index)"))") }
                }
                var counts: [[Int]] = []
                for try await seen in group { counts.append(seen) }
                return counts
            }
            for seen in counts { #expect(Set(seen).count == 1) }
        }
    }

    @Test("Texts sort by their bytes", arguments: TestEngine.all)
    func order(on engine: TestEngine) async throws {
        try await open(engine) { database in
            try await database.write { tx in
                for code in ["b", "B", "区", "_", "a"] { try tx.run("INSERT INTO shelf (code) VALUES (\(code))") }
            }
            let codes = try await database.read { tx in
                try tx.rows("SELECT code FROM shelf ORDER BY code").map { try $0.get("code", as: String.self) }
            }
            #expect(codes == ["A", "B", "_", "a", "b", "区"])
        }
    }

    @Test("A closed database answers with an error", arguments: TestEngine.all)
    func closed(on engine: TestEngine) async throws {
        try await TestDatabase.openEmpty(on: engine) { _, address in
            let second = try await address.open()
            try await second.close()
            await #expect(throws: (any Error).self) { try await second.read { tx in try tx.value("SELECT 1", as: Int.self) } }
        }
    }

    @Test("Many callers share the connections", arguments: TestEngine.all)
    func crowd(on engine: TestEngine) async throws {
        try await open(engine) { database in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 1...200 {
                    group.addTask { try await database.read { tx in try tx.value("SELECT CAST(\(number) AS BIGINT)") } }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 20_100)
        }
    }
}
