import GongkaiCore

extension Transaction {
    /// Says that a case has a step that supervision has not looked at. A step on the same case that is not committed yet makes it
    /// wait for its turn.
    func awaitSupervision(of id: MatterID, at now: Instant) throws {
        try runLater(
            """
            INSERT INTO supervision_pending (matter_id, at) VALUES (\(id), \(now))
            ON CONFLICT (matter_id) DO UPDATE SET at = excluded.at
            """)
    }

    /// The same of many, at no moment that anybody will ask for.
    func awaitSupervision(of ids: [MatterID]) throws {
        try inBatches(
            ids.map { [$0.sqlValue, 0.sqlValue] }, "INSERT INTO supervision_pending (matter_id, at) VALUES ",
            " ON CONFLICT (matter_id) DO NOTHING")
    }

    /// The next cases that have a number, in the order of their keys: all matters are walked by these, since no index of kinds has that order and
    /// one more would be chosen for lists.
    func nextCases(after last: Int64, limit: Int) throws -> [Row] {
        try rows(
            "SELECT id, agency_id FROM matter WHERE kind || '' = 'case' AND number IS NOT NULL AND id > \(last) ORDER BY id LIMIT \(limit)")
    }

    /// The next cases with their steps, in the order of their keys.
    func caseRows(after last: Int64, limit: Int) throws -> [CaseRows] {
        try caseRows(nextCases(after: last, limit: limit))
    }

    /// Some cases with their steps and what was said about their cards; drafts are none.
    func caseRows(of ids: [Int64]) throws -> [CaseRows] {
        if ids.isEmpty { return [] }
        return try caseRows(
            try rows(
                "SELECT id, agency_id FROM matter WHERE id IN \(list: ids) AND kind = 'case' AND number IS NOT NULL ORDER BY id"))
    }

    /// The steps of cases that were found.
    func caseRows(_ matters: [Row]) throws -> [CaseRows] {
        let ids = try matters.map { try $0.get("id", as: MatterID.self) }
        guard let first = ids.first, let last = ids.last else { return [] }
        // Few at a time are looked up, many in one go.
        let which: SQL =
            ids.count < 100 || Int(last.value - first.value) > 4 * ids.count
            ? "matter_id IN \(list: ids)" : "matter_id BETWEEN \(first) AND \(last)"
        var events: [Int64: [Row]] = [:]
        events.reserveCapacity(ids.count)
        try forEach("SELECT \(CaseRows.columns), matter_id FROM matter_event WHERE \(which) ORDER BY matter_id, number") { row in
            guard case .integer(let id) = row[12] else { return }
            events[id, default: []].append(row)
        }
        var cardEvents: [Int64: [Row]] = [:]
        try forEach("SELECT * FROM card_event WHERE \(which) ORDER BY matter_id, rule, signal, number") { row in
            cardEvents[try row.get("matter_id"), default: []].append(row)
        }
        var complaints: [Int64: [(on: Day, unit: AgencyID?)]] = [:]
        try forEach("SELECT matter_id, on_day, unit_id FROM complaint_upheld WHERE \(which) ORDER BY matter_id, number") { row in
            complaints[try row.get("matter_id"), default: []].append((try row.get("on_day"), try row.get("unit_id")))
        }
        return try zip(ids, matters).map { id, matter in
            CaseRows(
                id: id, agency: try matter.get("agency_id"), events: events[id.value] ?? [], cardEvents: cardEvents[id.value] ?? [],
                complaints: complaints[id.value] ?? [])
        }
    }

    /// Takes away what was derived of some cases.
    func forgetSupervision(_ which: SQL) throws {
        for table: SQL in ["supervision_card", "supervision_case", "supervision_fact", "supervision_gone"] {
            try run("DELETE FROM \(table) WHERE \(which)")
        }
    }

    /// Writes what was derived, of which nothing stands there. The numbers of boards follow by ``apply(_:)`` or ``recountSupervision()``.
    func keep(_ cases: [SupervisedCase]) throws {
        try inBatches(cases.map(\.columns), SupervisedCase.insertion)
        try inBatches(cases.flatMap { one in one.cards.map { $0.columns + [one.item.sqlValue] } }, SupervisionCard.insertion)
        try inBatches(cases.flatMap(\.factColumns), SupervisedCase.factInsertion)
    }

    /// The names of items, each by its newest version.
    func keep(_ names: [String: ItemName]) throws {
        try inBatches(
            names.sorted { $0.key < $1.key }.map { [$0.key.sqlValue, $0.value.name.sqlValue, $0.value.version.sqlValue] },
            "INSERT INTO supervision_item (item, name, item_version) VALUES ",
            """
             ON CONFLICT (item) DO UPDATE SET name = excluded.name, item_version = excluded.item_version
            WHERE excluded.item_version > supervision_item.item_version
                OR (excluded.item_version = supervision_item.item_version AND excluded.name > supervision_item.name)
            """)
    }

    private static let rowsTogether = 50

    func inBatches(_ rows: [[SQLValue]], _ head: String, _ tail: String = "") throws {
        for start in stride(from: 0, to: rows.count, by: Self.rowsTogether) {
            let some = rows[start..<min(start + Self.rowsTogether, rows.count)]
            let row = "(" + Array(repeating: "?", count: some[start].count).joined(separator: ", ") + ")"
            try run(
                prepared: head + Array(repeating: row, count: some.count).joined(separator: ", ") + tail, some.flatMap(\.self)[...])
        }
    }
}

extension SupervisedCase {
    static let insertion = """
        INSERT INTO supervision_case (matter_id, is_open, colour, unit_id, item, step, version, next_on, received_on, ended_on, closed_on,
            window_id, handler_id) VALUES\u{20}
        """
    static let factInsertion = "INSERT INTO supervision_fact (matter_id, measure, event, on_day, unit_id, person_id, times) VALUES "

    var columns: [SQLValue] {
        [
            id.sqlValue, isOpen.sqlValue, colour.sqlValue, unit.sqlValue, item.sqlValue, step.sqlValue, version.sqlValue, nextDay.sqlValue,
            received.sqlValue, ended.sqlValue, closed.sqlValue, window.sqlValue, handler.sqlValue,
        ]
    }

    var factColumns: [[SQLValue]] {
        facts.compactMap { fact in
            guard case .fact(let measure, _, let event) = fact.source else { return nil }
            return [
                id.sqlValue, measure.rawValue.sqlValue, (event ?? 0).sqlValue, fact.on.sqlValue, fact.unit.sqlValue, fact.person.sqlValue,
                fact.count.sqlValue,
            ]
        }
    }
}

extension SupervisionCard {
    static let insertion = """
        INSERT INTO supervision_card (matter_id, rule, signal, version, measure, on_day, events, from_day, due_on, value, unit_id, person_id,
            points, head, yellow_rule, code, part_name, item) VALUES\u{20}
        """

    var columns: [SQLValue] {
        [
            subject.sqlValue, key.sqlValue, signal.rawValue.sqlValue, version.sqlValue, measure.rawValue.sqlValue, on.sqlValue,
            events.map(String.init).joined(separator: "+").sqlValue, from.sqlValue, due.sqlValue, value.sqlValue, unit.sqlValue,
            person.sqlValue, points.sqlValue, head.sqlValue, yellow.sqlValue, rule.sqlValue, partName.sqlValue,
        ]
    }

    /// A row of the table of cards.
    init(_ row: Row) throws {
        guard let signal = SupervisionSignal(rawValue: try row.get("signal")),
            let measure = SupervisionMeasure(rawValue: try row.get("measure"))
        else { throw DatabaseError(.other, "a card is damaged. Run gongkai supervision rebuild.") }
        self.init(
            subject: try row.get("matter_id"), rule: try row.get("code"), version: try row.get("version"), signal: signal, measure: measure,
            on: try row.get("on_day"), events: try row.get("events", as: String.self).split(separator: "+").compactMap { Int($0) },
            from: try row.get("from_day"), due: try row.get("due_on"), value: try row.get("value"), unit: try row.get("unit_id"),
            person: try row.get("person_id"), points: try row.get("points"), head: try row.get("head"),
            yellow: try row.get("yellow_rule"), part: SupervisionCard.part(of: try row.get("rule"), rule: try row.get("code")),
            partName: try row.get("part_name"))
    }
}
