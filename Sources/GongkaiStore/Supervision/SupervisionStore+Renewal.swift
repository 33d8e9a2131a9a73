package import GongkaiCore

extension SupervisionStore {
    /// What a round did: cases that were looked at, and cards that were told.
    package struct Renewal: Sendable, Equatable {
        package var cases = 0
        package var cards = 0
    }

    /// Looks anew at the cases on which something happened, and at those whose next day has come: all of them, some hundred in one transaction.
    /// What it leaves is what ``rebuild(upTo:at:progress:)`` would make. Where rules or calendar changed, everything is made anew. What another server is
    /// at is left to it.
    @discardableResult
    package func renew(at now: Instant, together: Int = 500) async throws -> Renewal {
        let today = now.day
        var renewal = Renewal()
        guard try await isCurrent(on: today) else {
            let result = try await alone(orLeave: true) {
                // Whoever had the turn before may have done it.
                try await isCurrent(on: today) ? nil : made(upTo: today, at: now)
            }
            guard let (digest, found) = result ?? nil else { return renewal }
            renewal.cases = digest.cases
            renewal.cards = found
            try await watchChangedColumns(at: now)
            return renewal
        }
        let (rules, calendars, basis) = try await database.read { tx in
            (try tx.rules(), try self.calendars.calendars(in: tx), try tx.supervisionBasis())
        }
        while true {
            let done = try await database.write { tx in
                try self.renew(together, CaseReplay(rules.book, calendars, upTo: today), rules.book, at: now, in: tx)
            }
            guard let (cases, cards) = done else { return renewal }
            if cases == 0 { break }
            renewal.cases += cases
            renewal.cards += cards
        }
        if basis.map({ $0.through < today }) ?? false {
            try await database.write { tx in try tx.setBasis(rules.version, calendars.count, through: today) }
        }
        try await watchChangedColumns(at: now)
        return renewal
    }

    /// Whether what stands there was made by the rules and the calendar that hold, and for no later day.
    private func isCurrent(on day: Day) async throws -> Bool {
        try await database.read { tx in
            guard let basis = try tx.supervisionBasis() else { return false }
            return try basis.rules == tx.rules().version && basis.calendars == self.calendars.calendars(in: tx).count
                && basis.through <= day
        }
    }

    /// Nil where another server is at it.
    private func renew(
        _ most: Int, _ replay: CaseReplay, _ book: SupervisionRuleBook, at now: Instant, in tx: Transaction
    ) throws -> (cases: Int, cards: Int)? {
        guard try tx.takesSupervision() else { return nil }
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
        let before = try tx.supervisedCases(all)
        var replay = replay, counts = SupervisionCounts(), names: ItemNames = [:]
        let cases = try tx.caseRows(of: all).compactMap { replay.supervised($0) }
        for one in before { counts.add(one, times: -1) }
        for one in cases {
            counts.add(one, times: 1)
            names.add(one)
        }
        try tx.forgetSupervision("matter_id IN \(list: all)")
        try tx.keep(cases)
        try tx.keep(names)
        try tx.apply(counts)
        let which: SQL = "card.matter_id IN \(list: all)"
        let told = try tx.enterCards(which, tellingBy: book, at: now)
        try tx.noteGone(which, upTo: now.day)
        return (all.count, told)
    }
}
