package import GongkaiCore

extension DraftStore {
    /// Its writers go on no more with what came back: it waits for nobody, and stands in nobody's list, until somebody writes in it again. What
    /// shows stays.
    package func setAside(_ id: DraftID, seen hash: String, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            try tx.takeDraft(id)
            let current = try tx.current(officer)
            guard let draft = try tx.draft(id), current.may(.readArticles, for: draft.agency) else { throw DraftRefusal.notFound }
            guard current.may(.writeArticles) else { throw DraftRefusal.permissionMissing(.writeArticles) }
            guard current.may(.writeArticles, for: draft.agency) else { throw DraftRefusal.notForThisUnit }
            guard draft.canBeSetAside, draft.contentHash == hash else { throw DraftRefusal.changedMeanwhile }
            try tx.note(isSetAside: true, id, draft.number, by: officer.id, at: now)
            let act =
                switch id.kind {
                case .sheet: "sheet.setAside"
                case .collection: "collection.setAside"
                case .guide: "guide.setAside"
                }
            try tx.record(
                action: act, subject: id.trail, version: Int64(draft.number),
                after: JSONText.object(["content_hash": hash]), by: officer.actor(from: address), at: now)
        }
    }
}

extension Transaction {
    /// Nobody writes in a draft meanwhile: the lock is the one that its writers take. SQLite has one writer anyway.
    func takeDraft(_ id: DraftID) throws {
        guard dialect == .postgres else { return }
        switch id.kind {
        case .sheet: _ = try first("SELECT id FROM sheet WHERE id = \(id.subject) FOR UPDATE")
        case .collection: _ = try first("SELECT id FROM collection WHERE id = \(id.subject) FOR UPDATE")
        case .guide: try run("LOCK TABLE guide_version IN SHARE ROW EXCLUSIVE MODE")
        }
    }

    /// What became of a draft that came back, the first first.
    func setAsides(of id: DraftID) throws -> [Draft.SetAside] {
        try rows(
            """
            SELECT draft_set_aside.is_set_aside, draft_set_aside.number, draft_set_aside.at, officer.name
            FROM draft_set_aside JOIN officer ON officer.id = draft_set_aside.officer_id
            WHERE draft_set_aside.kind = \(id.kind.rawValue) AND draft_set_aside.subject_id = \(id.subject) ORDER BY draft_set_aside.id
            """
        ).map { row in
            Draft.SetAside(
                isSetAside: try row.get("is_set_aside"), number: try row.get("number"), by: try row.get("name"), at: try row.get("at"))
        }
    }

    /// Whoever writes in what was set aside, or signs for it, takes it up again.
    func takeUp(_ id: DraftID, _ number: Int, by officer: OfficerID, at now: Instant) throws {
        if try setAsides(of: id).last?.isSetAside == true { try note(isSetAside: false, id, number, by: officer, at: now) }
    }

    fileprivate func note(isSetAside: Bool, _ id: DraftID, _ number: Int, by officer: OfficerID, at now: Instant) throws {
        try run(
            """
            INSERT INTO draft_set_aside (kind, subject_id, number, is_set_aside, officer_id, at)
            VALUES (\(id.kind.rawValue), \(id.subject), \(number), \(isSetAside), \(officer), \(now))
            """)
    }
}
