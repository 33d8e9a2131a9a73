import GongkaiCore

/// The cases of the demonstration over and over, until there are as many steps as asked for: for measuring. The copies have numbers of their own and
/// everything else of those they are like; they write no audit entries, and nobody works in such a database.
package struct ScaledCases: Sendable {
    /// The item of cases that are filed while measuring: neither they nor copies are copied when more steps are asked for.
    package static let filedItem = "1"

    /// Steps of all cases together.
    package var events = 10_000_000

    /// Copies of all cases written in one transaction.
    var copiesTogether = 100

    package init() {}

    /// `progress` is told how many steps of how many are there.
    package func load(
        into database: any Database, key: SealingKey, progress: @escaping @Sendable (_ events: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws {
        let (sample, steps, highest, present) = try await database.read { tx in
            let sample = try tx.sampleCases()
            let highest: Int64 = try tx.value("SELECT MAX(id) FROM matter")
            return (sample, try tx.steps(of: sample), highest, try tx.steps(of: 1...highest))
        }
        var next = highest + 1, done = present
        while done < events {
            let copies = min(copiesTogether, (events - done + steps - 1) / steps)
            let ids = next..<next + Int64(copies * sample.count)
            let codes = "[" + ids.map { "\"" + key.lookup("\($0)", as: "scaled") + "\"" }.joined(separator: ",") + "]"
            try await database.writeAtLength { tx in
                try tx.expectMuch()
                try tx.copy(sample, to: ids, codes)
                try tx.expectLittle()
            }
            next = ids.upperBound
            done += copies * steps
            progress(done, events)
        }
        if database.dialect == .sqlite { return }
        let free = next
        try await database.write { tx in
            _ = try tx.rows("SELECT CAST(setval(pg_get_serial_sequence('matter', 'id'), \(free)) AS BIGINT) AS moved")
            // As the server does by itself within a minute, for what was written and nothing else.
            try tx.run("ANALYZE matter, matter_event, case_detail")
        }
    }
}

extension Transaction {
    /// The first and the last of the demonstration's own cases: they were there before anything was measured.
    fileprivate func sampleCases() throws -> ClosedRange<Int64> {
        let measured: Int64? = try value(
            "SELECT MIN(id) FROM matter JOIN case_detail ON matter_id = id WHERE number LIKE '量%' OR item = \(ScaledCases.filedItem)")
        let ends = try rows("SELECT MIN(id), MAX(id) FROM matter WHERE \(Self.isCase) AND id < \(measured ?? .max)")
        guard let row = ends.first, let lowest = Int64(sqlValue: row[0]), let highest = Int64(sqlValue: row[1]) else {
            throw DatabaseError(.misuse, "scaled cases go into the demonstration with its cases")
        }
        return lowest...highest
    }

    /// Drafts have no number.
    private static let isCase: SQL = "matter.kind = 'case' AND matter.number IS NOT NULL"

    fileprivate func steps(of ids: ClosedRange<Int64>) throws -> Int {
        try value(
            """
            SELECT COUNT(*) FROM matter_event JOIN matter ON matter.id = matter_id
            WHERE \(Self.isCase) AND matter_id BETWEEN \(ids.lowerBound) AND \(ids.upperBound)
            """)
    }

    /// Writes the sample once for every so many of the keys. `codes` has a hash for each of them; keys of what is no case in the sample stay free.
    fileprivate func copy(_ sample: ClosedRange<Int64>, to ids: Range<Int64>, _ codes: String) throws {
        let first = sample.lowerBound, last = sample.upperBound, start = ids.lowerBound, size = Int64(sample.count)
        let code: SQL =
            switch dialect {
            case .sqlite: "SELECT key AS place, value AS hash FROM json_each(\(codes))"
            case .postgres:
                "SELECT place - 1 AS place, hash FROM json_array_elements_text(\(codes)::json) WITH ORDINALITY AS each(hash, place)"
            }
        try copy(
            "matter", ["id": "\(start) + place", "number": "'量' || CAST(\(start) + place AS TEXT)", "code_hash": "hash"],
            "(\(code)) AS code CROSS JOIN matter WHERE id = \(first) + place % \(size) AND \(Self.isCase) ORDER BY place")
        for (table, order): (SQL, SQL) in [("matter_event", "copy.id, matter_event.number"), ("case_detail", "copy.id")] {
            try copy(
                table, ["matter_id": "copy.id"],
                """
                matter AS copy CROSS JOIN \(table) WHERE copy.id BETWEEN \(start) AND \(ids.upperBound - 1)
                    AND \(table).matter_id = \(first) + (copy.id - \(start)) % \(size) AND \(table).matter_id BETWEEN \(first) AND \(last)
                ORDER BY \(order)
                """)
        }
    }

    /// Writes into a table what a query finds in it, with some columns changed.
    private func copy(_ table: SQL, _ changed: [String: SQL], _ query: SQL) throws {
        let columns = try rows("SELECT * FROM \(table) LIMIT 1").first?.columns.names ?? []
        let values = columns.map { changed[$0] ?? table + "." + SQL(identifier: $0) }
        try run("INSERT INTO \(table) (\(columns.map(SQL.init(identifier:)).joined(", "))) SELECT \(values.joined(", ")) FROM \(query)")
    }
}
