package import GongkaiCore

/// A public column that was not brought up to date in time.
package struct ColumnCard: Sendable, Equatable {
    package let column: ColumnID
    package let name: String
    package let code: String
    /// The name of its site.
    package let site: String
    package let rule: String
    package let signal: SupervisionSignal
    package let from: Day
    package let due: Day
    package let on: Day
    package let unit: AgencyID
}

extension SupervisionStore {
    /// Looks at every column of every open site that has an interval, and keeps a card for each that missed its last day. Once for each time: a column
    /// that stays as it is gets no second one. Returns how many are new.
    @discardableResult
    package func watchColumns(at now: Instant) async throws -> Int {
        try await database.write { tx in
            let rules = try tx.rules().book.rules.filter { $0.measure == .columnUpdate && $0.isInForce(on: now.day) }
            if rules.isEmpty { return 0 }
            let calendar = try self.calendars.calendars(in: tx).newest
            var found = 0
            for site in try tx.rows("SELECT id FROM site WHERE is_closed = 0 ORDER BY id").map({ try $0.get("id", as: SiteID.self) }) {
                for seen in try tx.columnsSeen(of: site, at: now) {
                    guard case .column(let id) = seen.subject, let last = seen.lastItemOn, !seen.column.isArchived,
                        let due = seen.column.interval?.end(after: last)
                    else { continue }
                    let watch = ColumnWatch(
                        key: id, unit: seen.column.owner, interval: TimeLimit(due.number - last.number, .calendar, article: ""),
                        changes: [last])
                    let book = try SupervisionRuleBook(rules)
                    for card in watch.cards(book, upTo: now.day, calendar) {
                        found += try tx.run(
                            """
                            INSERT INTO column_card (column_id, rule, version, signal, from_day, due_on, on_day, unit_id, points, head)
                            VALUES (\(id), \(card.rule), \(card.version), \(card.signal.rawValue), \(last), \(card.due), \(now.day),
                                \(card.unit), \(card.points), \(card.head))
                            ON CONFLICT (column_id, rule, from_day) DO NOTHING
                            """)
                    }
                }
            }
            return found
        }
    }

    /// Columns that were late, the newest first. `units`: those one may see; nil for all.
    package func columnCards(within units: Set<AgencyID>?, limit: Int = 500) async throws -> [ColumnCard] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT column_card.*, site_column.name, site_column.code, site.name AS site_name FROM column_card
                JOIN site_column ON site_column.id = column_card.column_id JOIN site ON site.id = site_column.site_id
                WHERE 1 = 1\(Self.within(units, "column_card.unit_id"))
                ORDER BY column_card.on_day DESC, column_card.column_id, column_card.rule LIMIT \(limit)
                """
            ).map { row in
                guard let signal = SupervisionSignal(rawValue: try row.get("signal")) else {
                    throw DatabaseError(.other, "a card of a column is damaged. Restore a backup.")
                }
                return ColumnCard(
                    column: try row.get("column_id"), name: try row.get("name"), code: try row.get("code"), site: try row.get("site_name"),
                    rule: try row.get("rule"), signal: signal, from: try row.get("from_day"), due: try row.get("due_on"),
                    on: try row.get("on_day"), unit: try row.get("unit_id"))
            }
        }
    }
}

extension Transaction {
    /// What late columns cost in a period. Their subjects are negative, so that none is taken for a case.
    func columnInputs(in period: ScorePeriod, of subject: ScoreSubject?) throws -> [ScoreInput] {
        let whose: SQL
        switch subject {
        case nil: whose = "1 = 1"
        case .unit(let id)?: whose = "unit_id = \(id)"
        case .person?: return []
        }
        return try rows(
            "SELECT * FROM column_card WHERE on_day BETWEEN \(period.first) AND \(period.last) AND \(whose) ORDER BY on_day, column_id"
        )
        .compactMap { row in
            guard let signal = SupervisionSignal(rawValue: try row.get("signal")) else { return nil }
            let column: Int64 = try row.get("column_id")
            return ScoreInput(
                SupervisionCard(
                    subject: -column, rule: try row.get("rule"), version: try row.get("version"), signal: signal, measure: .columnUpdate,
                    on: try row.get("on_day"), events: [], from: try row.get("from_day"), due: try row.get("due_on"), value: 0,
                    unit: try row.get("unit_id"), person: nil, points: try row.get("points"), head: try row.get("head")))
        }
    }
}
