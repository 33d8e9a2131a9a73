import GongkaiCore

extension Transaction {
    /// Tells whoever a step concerns: officers by a notice, an applicant who wants it by mail.
    func tell(_ decision: MatterDecision, on row: MatterRow, _ kind: StoredKind, at now: Instant) throws {
        let event = decision.event
        for rule in NoticeRule.rules(of: decision) {
            let found: [OfficerID]
            switch rule.recipient {
            case .officer(let officer): found = [officer]
            case .duty(let duty, let agency): found = try officers(who: kind.permission(duty), nearest: agency, except: rule.except)
            }
            try tell(
                rule.kind, to: found, topic: "matter/\(row.id.value)/\(event.number)", matter: row.id, action: event.action.code, at: now)
        }
        if let mistake = decision.voids {
            // What was a mistake is not told any more.
            try run(
                """
                UPDATE mail SET state = 'dropped', ended_at = \(now)
                WHERE matter_id = \(row.id) AND event = \(mistake) AND state = 'waiting'
                """)
        } else if decision.notices.contains(.applicant), let news = ApplicantNews(event.action), !news.comesWithLetter {
            try mail(news, ofStep: event.number, of: row.id, at: now)
        }
    }

    /// Tells an applicant who wants it by mail that a letter which asks something of them has gone out.
    func tellOfLetter(ofStep number: Int, of stored: StoredMatter, at now: Instant) throws {
        guard let event = stored.matter.events.first(where: { $0.number == number }), let news = ApplicantNews(event.action),
            news.comesWithLetter
        else { return }
        try mail(news, ofStep: number, of: stored.row.id, at: now)
    }

    private func mail(_ news: ApplicantNews, ofStep number: Int, of id: MatterID, at now: Instant) throws {
        guard try hasMail(), try wantsMail(id) else { return }
        try run(
            """
            INSERT INTO mail (matter_id, event, news, state, next_at, created_at)
            VALUES (\(id), \(number), \(news.rawValue), 'waiting', \(now), \(now))
            """)
    }

    /// One notice each for officers and whoever acts in their place that day; who was told already is passed over.
    func tell(
        _ kind: NoticeKind, to officers: [OfficerID], topic: String, matter: MatterID? = nil, action: String? = nil, day: Day? = nil,
        at now: Instant
    ) throws {
        guard !officers.isEmpty else { return }
        let deputies = try rows(
            """
            SELECT delegation.to_id, lender.name FROM delegation
            JOIN officer AS lender ON lender.id = delegation.from_id JOIN officer AS deputy ON deputy.id = delegation.to_id
            WHERE delegation.from_id IN \(list: officers) AND delegation.since <= \(now.day) AND delegation.until >= \(now.day)
                AND delegation.ended_at IS NULL AND deputy.is_disabled = 0 ORDER BY delegation.id
            """
        ).map { (try $0.get("to_id", as: OfficerID.self), try $0.get("name", as: String?.self)) }
        for (officer, absent) in officers.map({ ($0, String?.none) }) + deputies {
            try tell(kind, officer, topic: topic, matter: matter, action: action, day: day, absent: absent, at: now)
        }
    }

    func tell(
        _ kind: NoticeKind, _ officer: OfficerID, topic: String, matter: MatterID? = nil, action: String? = nil, day: Day? = nil,
        absent: String? = nil, at now: Instant
    ) throws {
        let new = try first(
            """
            INSERT INTO notice (officer_id, kind, topic, matter_id, action, on_day, absent, at)
            VALUES (\(officer), \(kind.rawValue), \(topic), \(matter), \(action), \(day), \(absent), \(now))
            ON CONFLICT (officer_id, kind, topic) DO NOTHING RETURNING id
            """)
        guard let id = try new?.get("id", as: Int64.self), NoticeKind.byMail.contains(kind), try hasMail() else { return }
        let kinds = try first("SELECT kinds FROM notice_choice WHERE officer_id = \(officer)")?.get("kinds", as: String.self) ?? ""
        guard kinds.split(separator: " ").contains(kind.rawValue[...]) else { return }
        try run("INSERT INTO mail (notice_id, state, next_at, created_at) VALUES (\(id), 'waiting', \(now), \(now))")
    }

    /// Who may do something in an agency, or else in the nearest one above it: a step in a school is no news for the whole district.
    func officers(who permission: Permission, nearest agency: AgencyID, except: Set<OfficerID>) throws -> [OfficerID] {
        var here: AgencyID? = agency
        var seen: Set<AgencyID> = []
        while let place = here, seen.insert(place).inserted {
            let found = try rows(
                """
                SELECT officer.id FROM officer WHERE officer.agency_id = \(place) AND officer.is_disabled = 0 AND EXISTS (
                    SELECT 1 FROM officer_role JOIN role_permission ON role_permission.role = officer_role.role
                    WHERE officer_role.officer_id = officer.id AND role_permission.permission = \(permission.rawValue)) ORDER BY officer.id
                """
            ).map { try $0.get("id", as: OfficerID.self) }.filter { !except.contains($0) }
            if !found.isEmpty { return found }
            here = try first("SELECT parent_id FROM agency WHERE id = \(place)")?.get("parent_id")
        }
        return []
    }

    /// Whether mails are sent at all: without a server none are written.
    private func hasMail() throws -> Bool { try first("SELECT id FROM mail_setting WHERE id = 1 AND is_on = 1") != nil }
}
