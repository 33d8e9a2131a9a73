package import GongkaiCore

/// The last days of an officer's matters for the calendar program on their desk: read by an address that holds a secret, without a login.
package struct DeadlineFeed: Sendable, Equatable {
    package let officer: OfficerID
    package let lines: [MatterLine]
}

extension MatterStore {
    /// Makes the secret of an officer's address; the one before it opens nothing any more. It is told once: only its hash is kept.
    package func renewFeed(of code: String, by officer: Officer, from address: String, at now: Instant) async throws -> String {
        let kind = try kind(code)
        let secret = Session.randomToken()
        try await database.write { tx in
            let reader = try tx.reader(officer, of: kind)
            try tx.run("DELETE FROM deadline_feed WHERE officer_id = \(reader.id)")
            try tx.run(
                """
                INSERT INTO deadline_feed (officer_id, secret_hash, made_at)
                VALUES (\(reader.id), \(SHA256.hex(of: secret)), \(now))
                """)
            try tx.record(action: "feed.renew", subject: "officer/\(reader.id.value)", by: reader.actor(from: address), at: now)
        }
        return secret
    }

    /// Closes the address.
    package func endFeed(by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            guard try tx.run("DELETE FROM deadline_feed WHERE officer_id = \(officer.id)") == 1 else { throw MatterAccessRefusal.notFound }
            try tx.record(action: "feed.end", subject: "officer/\(officer.id.value)", by: officer.actor(from: address), at: now)
        }
    }

    /// Since when an officer's address is open; nil where there is none.
    package func feedMade(by officer: Officer) async throws -> Instant? {
        try await database.read { tx in
            try tx.first("SELECT made_at FROM deadline_feed WHERE officer_id = \(officer.id)")?.get("made_at")
        }
    }

    /// What the address shows: open matters that were given to the officer, or to nobody yet in their unit. Nil for a secret that opens nothing,
    /// and for an account that is closed or may not read matters any more.
    package func deadlines(_ secret: String, of code: String, limit: Int = 500) async throws -> DeadlineFeed? {
        let kind = try kind(code)
        return try await database.read { tx in
            let row = try tx.first(
                """
                SELECT officer.id, officer.login, officer.name, officer.agency_id FROM deadline_feed
                JOIN officer ON officer.id = deadline_feed.officer_id
                WHERE deadline_feed.secret_hash = \(SHA256.hex(of: secret)) AND officer.is_disabled = 0
                """)
            guard let row else { return nil }
            let officer = try tx.current(
                Officer(
                    id: try row.get("id"), login: try row.get("login"), name: try row.get("name"), agency: try row.get("agency_id"),
                    permissions: [], scope: [], coversAll: false, csrfToken: ""))
            guard officer.may(kind.reading) else { return nil }
            let lines = try tx.rows(
                """
                SELECT matter.*, officer.name AS handler_name FROM matter LEFT JOIN officer ON officer.id = matter.handler_id
                WHERE matter.kind = \(code) AND matter.is_open = 1 AND matter.number IS NOT NULL
                    AND (matter.due_on IS NOT NULL OR matter.answer_by IS NOT NULL)
                    AND (matter.handler_id = \(officer.id) OR (matter.handler_id IS NULL AND matter.unit_id = \(officer.agency)))
                ORDER BY matter.due_on, matter.id LIMIT \(limit)
                """
            ).map(MatterLine.init)
            return DeadlineFeed(officer: officer.id, lines: lines)
        }
    }
}
