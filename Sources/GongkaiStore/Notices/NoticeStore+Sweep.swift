package import GongkaiCore

extension NoticeStore {
    /// Warns of last days that come near or passed, tells deputies that their days begin, and forgets what is old. Running it twice, or on two
    /// servers, tells nothing twice. Returns how many matters were warned of.
    @discardableResult
    package func sweep(at now: Instant, limit: Int = 500) async throws -> Int {
        let warned = try await matters.database.write { tx in
            try self.beginDelegations(at: now, in: tx)
            return try self.warn(at: now, limit: limit, in: tx)
        }
        try await matters.database.write { tx in
            let old = now.adding(seconds: -Self.days * 86_400)
            let gone: SQL = "SELECT id FROM notice WHERE at < \(old) ORDER BY at LIMIT \(limit)"
            try tx.run("DELETE FROM mail WHERE notice_id IN (\(gone))")
            try tx.run("DELETE FROM notice WHERE id IN (\(gone)) AND NOT EXISTS (SELECT 1 FROM mail WHERE mail.notice_id = notice.id)")
            try tx.run("DELETE FROM mail WHERE matter_id IS NOT NULL AND ended_at < \(old)")
        }
        return warned
    }

    private func warn(at now: Instant, limit: Int, in tx: Transaction) throws -> Int {
        let calendar = try matters.calendars.calendars(in: tx).newest, today = now.day
        var warned = 0
        // One stage at a time: each has its days, and what was warned of is passed over by its key.
        for (code, kind) in matters.kinds.sorted(by: { $0.key < $1.key }) {
            for (stage, days) in Self.stages(today, calendar) {
                warned += try warn(stage, "matter.kind = \(code) AND \(days)", kind, at: now, limit: limit, in: tx)
            }
        }
        return warned
    }

    private func warn(
        _ stage: DueWarning, _ which: SQL, _ kind: StoredKind, at now: Instant, limit: Int, in tx: Transaction
    ) throws -> Int {
        var warned = 0
        let found = try tx.rows(
            """
            SELECT matter.id, matter.handler_id, matter.agency_id, matter.due_on FROM matter
            WHERE matter.is_open = 1 AND matter.due_on IS NOT NULL AND \(which) AND NOT EXISTS (
                SELECT 1 FROM matter_warning WHERE matter_warning.matter_id = matter.id
                    AND matter_warning.due_on = matter.due_on AND matter_warning.stage = \(stage.rawValue))
            ORDER BY matter.due_on, matter.id LIMIT \(limit)
            """)
        for row in found {
            let id: MatterID = try row.get("id"), due: Day = try row.get("due_on")
            let isNew = try tx.run(
                """
                INSERT INTO matter_warning (matter_id, due_on, stage, at) VALUES (\(id), \(due), \(stage.rawValue), \(now))
                ON CONFLICT (matter_id, due_on, stage) DO NOTHING
                """)
            guard isNew == 1 else { continue }
            let handler = try row.get("handler_id", as: OfficerID?.self)
            // Whoever hands out is warned of what nobody handles.
            let told =
                try handler.map { [$0] }
                ?? tx.officers(who: kind.permission(.take), nearest: try row.get("agency_id"), except: [])
            try tx.tell(stage.kind, to: told, topic: "due/\(id.value)/\(due.text)/\(stage.rawValue)", matter: id, day: due, at: now)
            warned += 1
        }
        return warned
    }

    private static func stages(_ today: Day, _ calendar: WorkingCalendar) -> [(DueWarning, SQL)] {
        let one = calendar.day(1, workingDaysAfter: today), three = calendar.day(3, workingDaysAfter: today)
        return [
            (.over, "matter.due_on < \(today)"), (.one, "matter.due_on >= \(today) AND matter.due_on <= \(one)"),
            (.three, "matter.due_on > \(one) AND matter.due_on <= \(three)"),
        ]
    }

    private func beginDelegations(at now: Instant, in tx: Transaction) throws {
        let begun = try tx.rows(
            """
            SELECT delegation.id, delegation.to_id, delegation.until, lender.name FROM delegation
            JOIN officer AS lender ON lender.id = delegation.from_id
            WHERE delegation.since <= \(now.day) AND delegation.until >= \(now.day) AND delegation.ended_at IS NULL
            """)
        for row in begun {
            try tx.tellDeputy(
                try row.get("id"), try row.get("to_id"), absent: try row.get("name"), until: try row.get("until"), at: now)
        }
    }
}

extension Transaction {
    /// Tells whoever acts for another that their days have begun.
    func tellDeputy(_ delegation: Int64, _ deputy: OfficerID, absent: String, until: Day, at now: Instant) throws {
        try tell(.delegated, deputy, topic: "delegation/\(delegation)", day: until, absent: absent, at: now)
    }
}
