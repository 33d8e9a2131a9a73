package import GongkaiCore

extension SupervisionStore {
    /// Looks at every column of every open site that has an interval, and keeps a card for each that missed its last day. Once for each time: a column
    /// that stays as it is gets no second one. Whoever answers for it is told. Returns how many are new.
    @discardableResult
    package func watchColumns(at now: Instant) async throws -> Int {
        try await database.write { tx in try self.watchColumns(at: now, in: tx) }
    }

    /// The same where a day began, or rules, the calendar or columns changed since they were looked at last.
    @discardableResult
    func watchChangedColumns(at now: Instant) async throws -> Int {
        let (stamp, isKnown) = try await database.read { tx in
            let stamp = try self.columnStamp(at: now, in: tx)
            return (stamp, try tx.first("SELECT id FROM column_watch WHERE id = 1 AND stamp = \(stamp)") != nil)
        }
        if isKnown { return 0 }
        return try await database.write { tx in
            let found = try self.watchColumns(at: now, in: tx)
            try tx.run(
                "INSERT INTO column_watch (id, stamp) VALUES (1, \(stamp)) ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp")
            return found
        }
    }

    /// What tells one look at the columns from the next: a change of any of it is looked at anew.
    private func columnStamp(at now: Instant, in tx: Transaction) throws -> String {
        let columns = try tx.first("SELECT COUNT(*) AS number, CAST(COALESCE(SUM(revision), 0) AS BIGINT) AS changes FROM site_column")
        let sites = try tx.first(
            """
            SELECT CAST(COALESCE(SUM(revision), 0) AS BIGINT) AS changes, CAST(COALESCE(SUM(is_closed), 0) AS BIGINT) AS closed FROM site
            """)
        let parts: [Int64] = [
            Int64(try tx.rules().version), Int64(try calendars.calendars(in: tx).count), try columns?.get("number") ?? 0,
            try columns?.get("changes") ?? 0, try sites?.get("changes") ?? 0, try sites?.get("closed") ?? 0,
        ]
        return ([now.day.text] + parts.map(String.init)).joined(separator: "|")
    }

    private func watchColumns(at now: Instant, in tx: Transaction) throws -> Int {
        let rules = try tx.rules().book.rules.filter { $0.measure == .columnUpdate && $0.isInForce(on: now.day) }
        if rules.isEmpty { return 0 }
        let calendar = try calendars.calendars(in: tx).newest, book = try SupervisionRuleBook(rules)
        var found = 0
        for site in try tx.rows("SELECT id FROM site WHERE is_closed = 0 ORDER BY id").map({ try $0.get("id", as: SiteID.self) }) {
            for seen in try tx.columnsSeen(of: site, at: now) {
                guard case .column(let id) = seen.subject, let last = seen.lastItemOn, !seen.column.isArchived,
                    let due = seen.column.interval?.end(after: last)
                else { continue }
                let watch = ColumnWatch(
                    key: id, unit: seen.column.owner, interval: TimeLimit(due.number - last.number, .calendar, article: ""),
                    changes: [last])
                for card in watch.cards(book, upTo: now.day, calendar) {
                    let isNew = try tx.run(
                        """
                        INSERT INTO column_card (column_id, rule, version, signal, from_day, due_on, on_day, unit_id, points, head)
                        VALUES (\(id), \(card.rule), \(card.version), \(card.signal.rawValue), \(last), \(card.due), \(now.day),
                            \(card.unit), \(card.points), \(card.head))
                        ON CONFLICT (column_id, rule, from_day) DO NOTHING
                        """)
                    guard isNew == 1 else { continue }
                    found += 1
                    let which: SQL = "column_card.column_id = \(id) AND column_card.rule = \(card.rule) AND column_card.from_day = \(last)"
                    guard let kept = try tx.columnCards(which).first, let rule = rules.first(where: { $0.code == card.rule }) else {
                        continue
                    }
                    try tx.tell(kept, by: rule, at: now)
                }
            }
        }
        return found
    }
}

extension Transaction {
    /// What late columns cost in a period, as their cards stand now or stood on a day: what was withdrawn does not count.
    func columnInputs(in period: ScorePeriod, of subject: ScoreSubject?, asOf day: Day? = nil) throws -> [ScoreInput] {
        let whose: SQL
        switch subject {
        case nil: whose = "1 = 1"
        case .unit(let id)?: whose = "column_card.unit_id = \(id)"
        case .person?: return []
        }
        let which: SQL = "column_card.on_day BETWEEN \(period.first) AND \(period.last) AND \(whose)"
        return try columnCards(which, asOf: day ?? "9999-12-31").reversed()
            .compactMap { ScoreInput($0.card, $0.life) }
    }
}
