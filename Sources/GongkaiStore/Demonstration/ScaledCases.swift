import GongkaiCore

/// The cases of the demonstration over and over, until there are as many steps as asked for: for measuring. The copies have numbers of their own and
/// everything else of those they are like; they write no audit entries, and nobody works in such a database.
package struct ScaledCases: Sendable {
    /// Steps of all cases together.
    package var events = 10_000_000

    package init() {}

    /// Copies of all cases written in one transaction.
    private static let copiesTogether = 50

    /// `progress` is told how many steps of how many are there.
    package func load(
        into database: any Database, key: SealingKey, progress: @escaping @Sendable (_ events: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws {
        let (patterns, perCopy, first, highest, present) = try await database.read { tx in
            let patterns = try tx.rows("SELECT * FROM matter WHERE kind = 'case' AND number NOT LIKE '量%' ORDER BY id")
            guard let first = try patterns.first?.get("id", as: Int64.self), let last = try patterns.last?.get("id", as: Int64.self) else {
                throw DatabaseError(.misuse, "scaled cases go into the demonstration with its cases")
            }
            let count: SQL =
                "SELECT COUNT(*) FROM matter_event JOIN matter ON matter.id = matter_event.matter_id WHERE matter.kind = 'case'"
            return (
                patterns, try tx.value(count + " AND matter.number NOT LIKE '量%'", as: Int.self), first...last,
                try tx.value("SELECT MAX(id) FROM matter", as: Int64.self), try tx.value(count, as: Int.self)
            )
        }
        let span = first.upperBound - first.lowerBound + 1
        var next = highest + 1, done = present
        while done < events {
            let base = next, copies = min(Self.copiesTogether, (events - done + perCopy - 1) / perCopy)
            try await database.writeAtLength { tx in
                try tx.expectMuch()
                for copy in 0..<copies {
                    try tx.copy(patterns, by: base + Int64(copy) * span - first.lowerBound, of: first, key)
                }
                try tx.expectLittle()
            }
            next += Int64(copies) * span
            done += copies * perCopy
            progress(done, events)
        }
        if database.dialect == .sqlite { return }
        let free = next
        try await database.write { tx in
            _ = try tx.rows("SELECT CAST(setval(pg_get_serial_sequence('matter', 'id'), \(free)) AS BIGINT) AS moved")
            try tx.run("ANALYZE")
        }
    }
}

extension Transaction {
    fileprivate func copy(_ patterns: [Row], by distance: Int64, of ids: ClosedRange<Int64>, _ key: SealingKey) throws {
        let columns = patterns[0].columns.names
        let text =
            "INSERT INTO matter (" + columns.joined(separator: ", ") + ") VALUES ("
            + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        for pattern in patterns {
            guard case .integer(let id) = pattern["id"] else { continue }
            let own = id + distance
            let values = columns.map { column -> SQLValue in
                switch column {
                case "id": .integer(own)
                case "number": .text("量\(own)")
                case "code_hash": .text(key.lookup("\(own)", as: "scaled"))
                default: pattern[column]
                }
            }
            try run(prepared: text, values[...])
        }
        let within: SQL = "matter_id BETWEEN \(ids.lowerBound) AND \(ids.upperBound)"
        let steps: SQL = """
            number, action, author, officer_id, officer_name, absent_id, absent_name, at, on_day, reason, said, said_before, sealed,
                state_before, state_after, branch, branch_change, clock, reverses
            """
        let cases: SQL = "matter_id IN (SELECT id FROM matter WHERE kind = 'case')"
        try run(
            "INSERT INTO matter_event (matter_id, \(steps)) SELECT matter_id + \(distance), \(steps) FROM matter_event WHERE \(within) AND \(cases)"
        )
        let detail: SQL = "item, item_version, is_joint, channel, applicant, applicant_hash, program_on"
        try run("INSERT INTO case_detail (matter_id, \(detail)) SELECT matter_id + \(distance), \(detail) FROM case_detail WHERE \(within)")
    }
}
