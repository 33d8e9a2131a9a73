package import GongkaiCore

/// Who acts for whom, and until when.
package struct StoredDelegation: Sendable, Equatable {
    package let id: Int64
    package let from: OfficerID
    package let fromName: String
    package let to: OfficerID
    package let toName: String
    package let days: ClosedRange<Day>
}

extension MatterStore {
    /// Lets another act in an officer's place for some days. They lend what they may do themselves, and nothing that was lent to them.
    @discardableResult
    package func delegate(
        to deputy: OfficerID, from first: Day, through last: Day, by officer: Officer, from address: String, at now: Instant
    ) async throws -> Int64 {
        guard first <= last else { throw MatterAccessRefusal.daysBackwards }
        // What was done then was done by nobody's deputy.
        guard first >= now.day else { throw MatterAccessRefusal.delegationPast(first) }
        return try await database.write { tx in
            let known = try tx.first("SELECT id FROM officer WHERE id = \(deputy) AND is_disabled = 0")
            guard known != nil, deputy != officer.id else { throw MatterAccessRefusal.unknownOfficer }
            // Two windows lend at once: the second waits, and sees what the first has lent.
            if tx.dialect == .postgres { _ = try tx.first("SELECT id FROM officer WHERE id = \(officer.id) FOR UPDATE") }
            let lent = try tx.first(
                """
                SELECT since, until FROM delegation WHERE from_id = \(officer.id) AND to_id = \(deputy) AND ended_at IS NULL
                    AND since <= \(last) AND until >= \(first) ORDER BY since, id LIMIT 1
                """)
            if let lent {
                throw MatterAccessRefusal.delegatedAlready(try lent.get("since", as: Day.self)...lent.get("until", as: Day.self))
            }
            let id = try tx.insert(
                """
                INSERT INTO delegation (from_id, to_id, since, until, granted_at)
                VALUES (\(officer.id), \(deputy), \(first), \(last), \(now))
                """)
            try tx.record(
                action: "delegation.grant", subject: "officer/\(officer.id.value)",
                after: JSONText.object(["to": String(deputy.value), "since": first.text, "until": last.text]),
                by: officer.actor(from: address), at: now)
            if first <= now.day, last >= now.day { try tx.tellDeputy(id, deputy, absent: officer.name, until: last, at: now) }
            return id
        }
    }

    /// Ends what an officer lent, from now on.
    package func endDelegation(_ id: Int64, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            let changed = try tx.run(
                "UPDATE delegation SET ended_at = \(now) WHERE id = \(id) AND from_id = \(officer.id) AND ended_at IS NULL")
            guard changed == 1 else { throw MatterAccessRefusal.notFound }
            try tx.record(
                action: "delegation.end", subject: "officer/\(officer.id.value)", after: JSONText.object(["delegation": String(id)]),
                by: officer.actor(from: address), at: now)
        }
    }

    /// What an officer lent and was lent that is not over on a day.
    package func delegations(of officer: Officer, on day: Day) async throws -> [StoredDelegation] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT delegation.*, lender.name AS from_name, deputy.name AS to_name FROM delegation
                JOIN officer AS lender ON lender.id = delegation.from_id JOIN officer AS deputy ON deputy.id = delegation.to_id
                WHERE (delegation.from_id = \(officer.id) OR delegation.to_id = \(officer.id)) AND delegation.until >= \(day)
                    AND delegation.ended_at IS NULL ORDER BY delegation.since, delegation.id
                """
            ).map { row in
                StoredDelegation(
                    id: try row.get("id"), from: try row.get("from_id"), fromName: try row.get("from_name"), to: try row.get("to_id"),
                    toName: try row.get("to_name"), days: try row.get("since", as: Day.self)...row.get("until", as: Day.self))
            }
        }
    }
}
