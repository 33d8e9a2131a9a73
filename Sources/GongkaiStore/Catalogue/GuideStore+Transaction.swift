import GongkaiCore

extension Transaction {
    func requireGuide(_ permission: Permission, _ officer: Officer, for agency: AgencyID) throws {
        let officer = try current(officer)
        guard officer.may(permission) else { throw GuideRefusal.permissionMissing(permission) }
        guard officer.may(permission, for: agency) else { throw GuideRefusal.notForThisUnit }
    }

    /// Versions by a condition on `guide_version`, the newest first.
    func guides(_ condition: SQL) throws -> [GuideVersion] {
        var texts: [GuideKey: [String: String]] = [:]
        for row in try rows(
            """
            SELECT guide_text.* FROM guide_text WHERE (agency_id, number) IN (SELECT agency_id, number FROM guide_version WHERE \(condition))
            """)
        {
            let element: String = try row.get("element")
            texts[try GuideKey(row), default: [:]][element] = try row.get("text", as: String.self)
        }
        return try rows(
            """
            SELECT guide_version.*, saver.name AS saver_name, publisher.name AS publisher_name FROM guide_version
            JOIN officer AS saver ON saver.id = guide_version.saved_by
            LEFT JOIN officer AS publisher ON publisher.id = guide_version.published_by
            WHERE (guide_version.agency_id, guide_version.number) IN (SELECT agency_id, number FROM guide_version WHERE \(condition))
            ORDER BY guide_version.number DESC, guide_version.agency_id
            """
        ).map { row in
            let code: String = try row.get("state"), key = try GuideKey(row)
            guard let state = GuideVersion.State(rawValue: code) else {
                throw DatabaseError(.misuse, "a guide is in the unknown state \(code)")
            }
            let published: Instant? = try row.get("published_at")
            return GuideVersion(
                number: try row.get("number"), state: state, revision: try row.get("revision"), savedBy: try row.get("saver_name"),
                savedAt: try row.get("saved_at"), publishedBy: try row.get("publisher_name"), publishedAt: published,
                guide: DisclosureGuide(agency: key.agency, contents: texts[key] ?? [:], updatedOn: published?.day))
        }
    }

    func saveGuide(
        _ contents: [String: String], of agency: AgencyID, expecting revision: Int, by officer: OfficerID, as actor: Actor, at now: Instant
    ) throws -> Int {
        // Two first drafts at once would have one number.
        _ = try self.agency(agency)
        if dialect == .postgres { try run("LOCK TABLE guide_version IN SHARE ROW EXCLUSIVE MODE") }
        let all = try guides("agency_id = \(agency)"), draft = all.first { $0.state == .draft }
        guard (draft?.revision ?? 0) == revision else { throw GuideRefusal.stale }
        let before = draft ?? all.first
        // What was taken down may come back as it was, through the same hands.
        if let before, before.state != .replaced, before.guide.contents == contents { throw GuideRefusal.unchanged }
        let number = draft?.number ?? (all.map(\.number).max() ?? 0) + 1
        if draft == nil {
            try run(
                """
                INSERT INTO guide_version (agency_id, number, state, saved_by, saved_at)
                VALUES (\(agency), \(number), 'draft', \(officer), \(now))
                """)
        } else {
            try run(
                """
                UPDATE guide_version SET saved_by = \(officer), saved_at = \(now), revision = revision + 1
                WHERE agency_id = \(agency) AND number = \(number) AND revision = \(revision)
                """, expecting: 1)
            try run("DELETE FROM guide_text WHERE agency_id = \(agency) AND number = \(number)")
        }
        for (element, text) in contents.sorted(by: { $0.key < $1.key }) {
            try run("INSERT INTO guide_text (agency_id, number, element, text) VALUES (\(agency), \(number), \(element), \(text))")
        }
        try note(hand: officer, in: DraftID(.guide, agency.value), number, at: now)
        try record(
            action: "guide.save", subject: "guide/\(agency.value)", version: Int64(number),
            before: before.map { JSONText.object($0.guide.contents) }, after: JSONText.object(contents), by: actor, at: now)
        return revision + 1
    }

    func publishGuide(of agency: AgencyID, expecting revision: Int, by officer: Officer, as actor: Actor, at now: Instant) throws {
        guard let draft = try guides("agency_id = \(agency) AND state = 'draft'").first else { throw GuideRefusal.noDraft }
        guard draft.revision == revision, let facts = try guideDraft(of: agency)?.facts else { throw GuideRefusal.stale }
        if let refusal = facts.refusalToDecide(officer) { throw refusal }
        if let fault = draft.guide.faults(on: now.day).first(where: \.blocksPublication) { throw GuideRefusal.incomplete(fault) }
        for text in draft.guide.contents.sorted(by: { $0.key < $1.key }).map(\.value) {
            if let hit = GateScan.firstThatMustGo(in: text) {
                throw GuideRefusal.blocked(hit)
            }
        }
        let review = try requireSecrecy(facts)
        try run("UPDATE guide_version SET state = 'replaced' WHERE agency_id = \(agency) AND state = 'published'")
        try run(
            """
            UPDATE guide_version SET state = 'published', published_by = \(officer.id), published_at = \(now)
            WHERE agency_id = \(agency) AND number = \(draft.number) AND state = 'draft' AND revision = \(revision)
            """, expecting: 1)
        try putUp(DraftID(.guide, agency.value))
        try record(
            action: "guide.publish", subject: "guide/\(agency.value)", version: Int64(draft.number),
            after: JSONText.object(
                draft.guide.contents.merging(["secrecy": review.outcome.rawValue, "basis": review.basis]) { text, _ in text }),
            by: actor, at: now)
        try pagesChanged([.agency(agency.value), .catalogue, .guides], at: now)
    }

    func withdrawGuide(of agency: AgencyID, seen: Int?, reason: String, as actor: Actor, at now: Instant) throws {
        if dialect == .postgres { try run("LOCK TABLE guide_version IN SHARE ROW EXCLUSIVE MODE") }
        let all = try guides("agency_id = \(agency)"), subject = DraftID(.guide, agency.value)
        guard let shown = all.first(where: { $0.state == .published }) else { throw GuideRefusal.notPublished }
        if let seen, seen != shown.number { throw DraftRefusal.changedMeanwhile }
        try takeDown(subject, reason: reason, at: now)
        try run(
            "UPDATE guide_version SET state = 'replaced' WHERE agency_id = \(agency) AND number = \(shown.number) AND state = 'published'",
            expecting: 1)
        // Who wrote what was taken down does not put it back alone.
        let draft = all.first { $0.state == .draft }
        try carryHands(in: subject, from: shown.number, to: draft?.number ?? (all.map(\.number).max() ?? 0) + 1)
        try record(
            action: "guide.withdraw", subject: "guide/\(agency.value)", version: Int64(shown.number),
            after: JSONText.object(["reason": reason]), by: actor, at: now)
        try pagesChanged([.agency(agency.value), .catalogue, .guides], at: now)
    }
}

private struct GuideKey: Hashable {
    let agency: AgencyID
    let number: Int

    init(_ row: Row) throws {
        agency = try row.get("agency_id")
        number = try row.get("number")
    }
}
