package import GongkaiCore

/// What tells a card of a column from every other: a rule finds it once for each time the column was late.
package struct ColumnCardKey: Sendable, Hashable {
    package let column: ColumnID
    package let rule: String
    /// The day of its newest item then.
    package let from: Day

    package init(_ column: ColumnID, rule: String, from: Day) {
        self.column = column
        self.rule = rule
        self.from = from
    }

    init(_ row: Row) throws {
        self.init(try row.get("column_id"), rule: try row.get("rule"), from: try row.get("from_day"))
    }

    var condition: SQL { "column_id = \(column) AND rule = \(rule) AND from_day = \(from)" }
    var subject: String { "column_card/\(column.value)/\(rule)/\(from.text)" }
}

/// A public column that was not brought up to date in time, with what became of its card.
package struct ColumnCard: Sendable, Equatable {
    package let key: ColumnCardKey
    package let name: String
    package let code: String
    /// The name of its site.
    package let site: String
    package let due: Day
    package let on: Day
    /// Who answers for it.
    package let unit: AgencyID
    /// What the rule found.
    package let card: SupervisionCard
    package let life: CardLife

    init(_ row: Row, _ events: [CardLife.Event]) throws {
        guard let signal = SupervisionSignal(rawValue: try row.get("signal")) else {
            throw DatabaseError(.other, "a card of a column is damaged. Restore a backup.")
        }
        let key = try ColumnCardKey(row)
        self.key = key
        name = try row.get("name")
        code = try row.get("code")
        site = try row.get("site_name")
        due = try row.get("due_on")
        on = try row.get("on_day")
        unit = try row.get("unit_id")
        // Its subject is negative, so that none is taken for a case.
        card = SupervisionCard(
            subject: -key.column.value, rule: key.rule, version: try row.get("version"), signal: signal, measure: .columnUpdate, on: on,
            events: [], from: key.from, due: due, value: 0, unit: unit, person: nil, points: try row.get("points"),
            head: try row.get("head"))
        life = try events.isEmpty ? CardLife.issued(card) : CardLife.replay(events, card: card, as: signal)
    }

    /// As what somebody may act on it: whoever writes, reviews or answers for what the unit publishes; nil for whom it is none of their business. An
    /// inspector of the unit that answers for it speaks for that side.
    package func party(of officer: Officer) -> CardLife.Party? {
        let isInspector = officer.may(.issueCards)
        if isInspector, officer.agency != unit { return .inspector }
        let writes = [Permission.writeArticles, .reviewArticles, .reviewSecrecy].contains(where: officer.may)
        return (writes && officer.scope.contains(unit)) || isInspector ? .responsible : nil
    }
}

extension Transaction {
    /// Cards of columns that meet a condition on `column_card`, the newest first, with what had become of them by a day.
    func columnCards(_ condition: SQL, limit: Int? = nil, asOf day: Day = "9999-12-31") throws -> [ColumnCard] {
        let most: SQL = limit.map { " LIMIT \($0)" } ?? ""
        let found = try rows(
            """
            SELECT column_card.*, site_column.name, site_column.code, site.name AS site_name FROM column_card
            JOIN site_column ON site_column.id = column_card.column_id JOIN site ON site.id = site_column.site_id
            WHERE \(condition) ORDER BY column_card.on_day DESC, column_card.column_id, column_card.rule\(most)
            """)
        if found.isEmpty { return [] }
        let columns = Set(try found.map { try $0.get("column_id", as: Int64.self) }).sorted()
        var events: [ColumnCardKey: [CardLife.Event]] = [:]
        for row in try rows(
            """
            SELECT * FROM column_card_event WHERE column_id IN \(list: columns) AND on_day <= \(day)
            ORDER BY column_id, rule, from_day, number
            """)
        {
            events[try ColumnCardKey(row), default: []].append(try CardLife.Event(row))
        }
        return try found.map { try ColumnCard($0, events[try ColumnCardKey($0)] ?? []) }
    }
}
