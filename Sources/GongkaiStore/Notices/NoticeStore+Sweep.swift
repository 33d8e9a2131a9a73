package import GongkaiCore

extension NoticeStore {
    /// Warns of last days that come near or passed, tells deputies that their days begin, and forgets what is old. Running it twice, or on two
    /// servers, tells nothing twice. Returns how many matters were warned of.
    ///
    /// - Parameter failed: hears of each matter that cannot be warned of; it keeps no other from its turn.
    @discardableResult
    package func sweep(
        at now: Instant, limit: Int = 500, failed: @Sendable (MatterID, any Error) -> Void = { _, _ in }
    ) async throws -> Int {
        try await matters.database.write { tx in try self.beginDelegations(at: now, in: tx) }
        let warned = try await warn(at: now, limit: limit, failed)
        try await matters.database.write { tx in
            let old = now.adding(seconds: -Self.days * 86_400)
            let gone: SQL = "SELECT id FROM notice WHERE at < \(old) ORDER BY at LIMIT \(limit)"
            try tx.run("DELETE FROM mail WHERE notice_id IN (\(gone))")
            try tx.run("DELETE FROM notice WHERE id IN (\(gone)) AND NOT EXISTS (SELECT 1 FROM mail WHERE mail.notice_id = notice.id)")
            try tx.run("DELETE FROM mail WHERE matter_id IS NOT NULL AND ended_at < \(old)")
        }
        return warned
    }

    private func warn(at now: Instant, limit: Int, _ failed: @Sendable (MatterID, any Error) -> Void) async throws -> Int {
        let calendar = try await matters.calendar(), today = now.day
        var warned = 0
        // One stage at a time: each has its days, and what was warned of is passed over by its key.
        for (code, kind) in matters.kinds.sorted(by: { $0.key < $1.key }) {
            for (stage, days) in Self.stages(today, calendar) {
                let near = try await matters.database.read { tx in
                    try tx.near(stage, "matter.kind = \(code) AND \(days)", limit: limit)
                }
                for one in near {
                    try await matters.each(one.id, failed) {
                        warned += try await matters.database.write { tx in try tx.warn(one, stage, kind, at: now) ? 1 : 0 }
                    }
                }
            }
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

/// A matter whose last day is near or over.
private struct NearMatter: Sendable {
    let id: MatterID
    let due: Day
    let handler: OfficerID?
    let agency: AgencyID
}

extension Transaction {
    /// Those in a stage that nobody was warned of yet.
    fileprivate func near(_ stage: DueWarning, _ which: SQL, limit: Int) throws -> [NearMatter] {
        try rows(
            """
            SELECT matter.id, matter.handler_id, matter.agency_id, matter.due_on FROM matter
            WHERE matter.is_open = 1 AND matter.due_on IS NOT NULL AND \(which) AND NOT EXISTS (
                SELECT 1 FROM matter_warning WHERE matter_warning.matter_id = matter.id
                    AND matter_warning.due_on = matter.due_on AND matter_warning.stage = \(stage.rawValue))
            ORDER BY matter.due_on, matter.id LIMIT \(limit)
            """
        ).map { row in
            NearMatter(
                id: try row.get("id"), due: try row.get("due_on"), handler: try row.get("handler_id"), agency: try row.get("agency_id"))
        }
    }

    /// Warns whoever has a matter, or whoever hands out of what nobody handles; false where another server did.
    fileprivate func warn(_ near: NearMatter, _ stage: DueWarning, _ kind: StoredKind, at now: Instant) throws -> Bool {
        let isNew = try run(
            """
            INSERT INTO matter_warning (matter_id, due_on, stage, at) VALUES (\(near.id), \(near.due), \(stage.rawValue), \(now))
            ON CONFLICT (matter_id, due_on, stage) DO NOTHING
            """)
        guard isNew == 1 else { return false }
        let told = try near.handler.map { [$0] } ?? officers(who: kind.permission(.take), nearest: near.agency, except: [])
        let topic = "due/\(near.id.value)/\(near.due.text)/\(stage.rawValue)"
        try tell(stage.kind, to: told, topic: topic, matter: near.id, day: near.due, at: now)
        return true
    }

    /// Tells whoever acts for another that their days have begun.
    func tellDeputy(_ delegation: Int64, _ deputy: OfficerID, absent: String, until: Day, at now: Instant) throws {
        try tell(.delegated, deputy, topic: "delegation/\(delegation)", day: until, absent: absent, at: now)
    }
}
