import GongkaiCore

/// How cases and cards add up, for boards, statistics and scores: what a change of some cases adds to the tables of numbers.
struct SupervisionCounts {
    struct Standing: Hashable {
        let unit: Int64
        let item: String
        let step: String
        let colour: String

        fileprivate var order: [String] { [String(unit), item, step, colour] }
    }

    struct Month: Hashable {
        let kind: String
        let month: String
        let subject: String
        let what: String
        let code: String
        let head: String

        fileprivate var order: [String] { [kind, month, subject, what, code, head] }
    }

    private(set) var standing: [Standing: Int] = [:]
    private(set) var months: [Month: (number: Int, points: Int)] = [:]

    /// Adds a case, or takes it away.
    mutating func add(_ one: SupervisedCase, times sign: Int) {
        if one.isOpen {
            standing[Standing(unit: one.unit.value, item: one.item, step: one.step, colour: one.colour), default: 0] += sign
        }
        func subjects(unit: AgencyID, person: OfficerID?) -> [(String, String)] {
            [("unit", String(unit.value)), ("item", one.item)]
                + [("window", one.window), ("person", person)].compactMap { kind, id in id.map { (kind, String($0.value)) } }
        }
        for (day, what) in [(one.received, "received"), (one.ended, "ended")] {
            guard let day else { continue }
            for (kind, subject) in subjects(unit: one.unit, person: one.handler) {
                add(kind, day, subject, what, "", "", sign, 0)
            }
        }
        for card in one.cards {
            for (kind, subject) in subjects(unit: card.unit, person: card.person) {
                add(kind, card.on, subject, card.signal.rawValue, card.rule, card.head, sign, sign * card.points)
            }
        }
        for fact in one.facts {
            guard case .fact(let measure, _, _) = fact.source else { continue }
            let times = sign * fact.count
            add("unit", fact.on, String(fact.unit.value), "fact", measure.rawValue, "", times, 0)
            if let person = fact.person { add("person", fact.on, String(person.value), "fact", measure.rawValue, "", times, 0) }
        }
    }

    private mutating func add(
        _ kind: String, _ day: Day, _ subject: String, _ what: String, _ code: String, _ head: String, _ number: Int, _ points: Int
    ) {
        let key = Month(kind: kind, month: String(day.text.prefix(7)), subject: subject, what: what, code: code, head: head)
        let known = months[key] ?? (0, 0)
        months[key] = (known.number + number, known.points + points)
    }
}

extension Transaction {
    /// Adds what changed to the numbers. In one order, so that two servers never wait for each other.
    func apply(_ counts: SupervisionCounts) throws {
        let standing = counts.standing.filter { $0.value != 0 }.sorted { $0.key.order.lexicographicallyPrecedes($1.key.order) }
        try inBatches(
            standing.map { key, cases in [key.unit.sqlValue, key.item.sqlValue, key.step.sqlValue, key.colour.sqlValue, cases.sqlValue] },
            "INSERT INTO supervision_standing (unit_id, item, step, colour, cases) VALUES ",
            " ON CONFLICT (unit_id, item, step, colour) DO UPDATE SET cases = supervision_standing.cases + excluded.cases")
        let months = counts.months.filter { $0.value.number != 0 || $0.value.points != 0 }
            .sorted { $0.key.order.lexicographicallyPrecedes($1.key.order) }
        try inBatches(
            months.map { key, sum in
                [key.kind, key.month, key.subject, key.what, key.code, key.head].map(\.sqlValue) + [
                    sum.number.sqlValue, sum.points.sqlValue,
                ]
            }, "INSERT INTO supervision_tally (kind, month, subject, what, code, head, number, points) VALUES ",
            """
             ON CONFLICT (kind, month, subject, what, code, head) DO UPDATE SET number = supervision_tally.number + excluded.number,
                points = supervision_tally.points + excluded.points
            """)
    }

    /// Counts everything anew. Nobody changes a case meanwhile.
    func recountSupervision() throws {
        if dialect == .postgres { try run("LOCK TABLE supervision_case IN SHARE ROW EXCLUSIVE MODE") }
        try run("DELETE FROM supervision_standing")
        try run(
            """
            INSERT INTO supervision_standing (unit_id, item, step, colour, cases)
            SELECT unit_id, item, step, colour, COUNT(*) FROM supervision_case WHERE is_open = 1 GROUP BY unit_id, item, step, colour
            """)
        try run("DELETE FROM supervision_tally")
        let ofCases: [(kind: SQL, subject: SQL)] = [
            ("'unit'", "CAST(unit_id AS TEXT)"), ("'item'", "item"), ("'window'", "CAST(window_id AS TEXT)"),
            ("'person'", "CAST(handler_id AS TEXT)"),
        ]
        for (kind, subject) in ofCases {
            for (what, day) in [("'received'", "received_on"), ("'ended'", "ended_on")] as [(SQL, SQL)] {
                try run(
                    """
                    INSERT INTO supervision_tally (kind, month, subject, what, code, head, number, points)
                    SELECT \(kind), substr(\(day), 1, 7), \(subject), \(what), '', '', COUNT(*), 0 FROM supervision_case
                    WHERE \(day) IS NOT NULL AND \(subject) IS NOT NULL GROUP BY substr(\(day), 1, 7), \(subject)
                    """)
            }
        }
        let ofCards: [(kind: SQL, subject: SQL)] = [
            ("'unit'", "CAST(card.unit_id AS TEXT)"), ("'item'", "one.item"), ("'window'", "CAST(one.window_id AS TEXT)"),
            ("'person'", "CAST(card.person_id AS TEXT)"),
        ]
        for (kind, subject) in ofCards {
            try run(
                """
                INSERT INTO supervision_tally (kind, month, subject, what, code, head, number, points)
                SELECT \(kind), substr(card.on_day, 1, 7), \(subject), card.signal, card.code, card.head, COUNT(*),
                    CAST(SUM(card.points) AS BIGINT)
                FROM supervision_card AS card JOIN supervision_case AS one ON one.matter_id = card.matter_id
                WHERE \(subject) IS NOT NULL
                GROUP BY substr(card.on_day, 1, 7), \(subject), card.signal, card.code, card.head
                """)
        }
        for (kind, subject) in [("'unit'", "unit_id"), ("'person'", "person_id")] as [(SQL, SQL)] {
            try run(
                """
                INSERT INTO supervision_tally (kind, month, subject, what, code, head, number, points)
                SELECT \(kind), substr(on_day, 1, 7), CAST(\(subject) AS TEXT), 'fact', measure, '',
                    CAST(SUM(times) AS BIGINT), 0 FROM supervision_fact
                WHERE \(subject) IS NOT NULL GROUP BY substr(on_day, 1, 7), \(subject), measure
                """)
        }
    }

    /// What stands there of some cases, as it was written.
    func supervisedCases(_ ids: [Int64]) throws -> [SupervisedCase] {
        if ids.isEmpty { return [] }
        let cards = try rows("SELECT * FROM supervision_card WHERE matter_id IN \(list: ids)").reduce(into: [Int64: [SupervisionCard]]()) {
            $0[try $1.get("matter_id"), default: []].append(try SupervisionCard($1))
        }
        let facts = try rows("SELECT * FROM supervision_fact WHERE matter_id IN \(list: ids)").reduce(into: [Int64: [ScoreInput]]()) {
            if let fact = try ScoreInput(factRow: $1) { $0[try $1.get("matter_id"), default: []].append(fact) }
        }
        return try rows("SELECT * FROM supervision_case WHERE matter_id IN \(list: ids)").map { row in
            let id: MatterID = try row.get("matter_id")
            return SupervisedCase(
                id: id, isOpen: try row.get("is_open"), colour: try row.get("colour"), unit: try row.get("unit_id"),
                item: try row.get("item"), itemName: "", itemVersion: 0, step: try row.get("step"), version: try row.get("version"),
                nextDay: try row.get("next_on"), received: try row.get("received_on"), ended: try row.get("ended_on"),
                closed: try row.get("closed_on"), window: try row.get("window_id"), handler: try row.get("handler_id"),
                cards: cards[id.value] ?? [], facts: facts[id.value] ?? [])
        }
    }
}

extension ScoreInput {
    /// A row of the table of facts; nil where the measure is none any more.
    init?(factRow row: Row) throws {
        guard let measure = ScoreScheme.Measure(rawValue: try row.get("measure")) else { return nil }
        self.init(
            measure, subject: try row.get("matter_id"), event: try row.get("event", as: Int.self), on: try row.get("on_day"),
            unit: try row.get("unit_id"), person: try row.get("person_id"), count: try row.get("times"))
    }
}
