package import GongkaiCore

extension SupervisionStore {
    /// What a round did: cases that were looked at, and cards that were not there before.
    package struct Renewal: Sendable, Equatable {
        package var cases = 0
        package var cards = 0
    }

    /// Looks anew at the cases on which something happened, and at those whose next day has come: all of them, some hundred in one transaction.
    /// What it leaves is what ``rebuild(upTo:progress:)`` would make. Where rules or calendar changed, everything is made anew.
    @discardableResult
    package func renew(at now: Instant, together: Int = 500) async throws -> Renewal {
        let today = now.day
        let (rules, calendars, basis) = try await database.read { tx in
            (try tx.rules(), try self.calendars.calendars(in: tx), try tx.supervisionBasis())
        }
        var renewal = Renewal()
        guard let basis, basis.rules == rules.version, basis.calendars == calendars.count, basis.through <= today else {
            let digest = try await rebuild(upTo: today)
            renewal.cases = digest.cases
            try await watchChangedColumns(at: now)
            return renewal
        }
        while true {
            let (cases, cards) = try await database.write { tx in
                try self.renew(together, CaseReplay(rules.book, calendars, upTo: today), rules.book, at: now, in: tx)
            }
            if cases == 0 { break }
            renewal.cases += cases
            renewal.cards += cards
        }
        if basis.through < today {
            try await database.write { tx in try tx.setBasis(rules.version, calendars.count, through: today) }
        }
        try await watchChangedColumns(at: now)
        return renewal
    }

    private func renew(
        _ most: Int, _ replay: CaseReplay, _ book: SupervisionRuleBook, at now: Instant, in tx: Transaction
    ) throws -> (cases: Int, cards: Int) {
        // Taken away first and read after that: a step that comes meanwhile is waited for, or waits itself and is found in the next round.
        var ids = try tx.rows(
            """
            DELETE FROM supervision_pending WHERE matter_id IN (SELECT matter_id FROM supervision_pending ORDER BY matter_id LIMIT \(most))
            RETURNING matter_id
            """
        ).map { try $0.get("matter_id", as: Int64.self) }
        ids += try tx.rows(
            "SELECT matter_id FROM supervision_case WHERE next_on <= \(now.day) ORDER BY next_on, matter_id LIMIT \(most)"
        ).map { try $0.get("matter_id", as: Int64.self) }
        let all = Set(ids).sorted()
        if all.isEmpty { return (0, 0) }
        let before = try tx.supervisedCases(all), known = Set(before.flatMap(\.cards).map(CardKey.init))
        var replay = replay, counts = SupervisionCounts()
        let cases = try tx.caseRows(of: all).compactMap { replay.supervised($0) }
        for one in before { counts.add(one, times: -1) }
        for one in cases { counts.add(one, times: 1) }
        try tx.forgetSupervision("matter_id IN \(list: all)")
        try tx.keep(cases)
        try tx.apply(counts)
        let found = cases.flatMap(\.cards).filter { !known.contains(CardKey($0)) }
        for card in found { try tx.tell(card, by: book, at: now) }
        return (all.count, found.count)
    }
}

extension Transaction {
    /// Whoever watches, in whatever unit.
    func inspectors() throws -> [OfficerID] {
        try rows(
            """
            SELECT DISTINCT officer.id FROM officer JOIN officer_role ON officer_role.officer_id = officer.id
            JOIN role_permission ON role_permission.role = officer_role.role
            WHERE role_permission.permission = \(Permission.issueCards.rawValue) AND officer.is_disabled = 0 ORDER BY officer.id
            """
        ).map { try $0.get("id") }
    }

    /// Tells whom the rule names of a card.
    fileprivate func tell(_ card: SupervisionCard, by book: SupervisionRuleBook, at now: Instant) throws {
        guard let rule = book.rules.first(where: { $0.code == card.rule && $0.version == card.version }) else { return }
        var told: [OfficerID] = []
        for audience in rule.tells {
            switch audience {
            case .handler: told += card.person.map { [$0] } ?? []
            case .sectionHead: told += try officers(who: .reviewCases, nearest: card.unit, except: [])
            case .unitHead: told += try officers(who: .signCases, nearest: card.unit, except: [])
            case .supervisors: told += try inspectors()
            }
        }
        var seen: Set<OfficerID> = []
        try tell(
            .card, to: told.filter { seen.insert($0).inserted }, topic: "card/\(card.subject)/\(card.rule)",
            matter: MatterID(value: card.subject), action: card.rule, day: card.on, at: now)
    }
}
