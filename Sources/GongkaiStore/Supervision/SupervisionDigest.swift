import GongkaiCore

/// What supervision derived of all cases, in numbers, with a hash that is the same for the same on every machine and engine.
package struct SupervisionDigest: Sendable, Equatable {
    package var cases = 0
    package var open = 0
    package var unreadable = 0
    package var warnings = 0
    package var yellows = 0
    package var reds = 0
    package var facts = 0
    /// SHA-256 over the canonical text of all derived rows.
    package var hash = ""
}

extension Transaction {
    /// Reads everything derived, in the order of the cases. Keys are those of people (numbers, codes and logins), because a database hands out its
    /// own differently.
    func supervisionDigest() throws -> SupervisionDigest {
        var digest = SupervisionDigest()
        var hash = SHA256()
        func add(_ fields: [String]) { hash.update(Array((fields.joined(separator: "|") + "\n").utf8)) }
        add(["supervision-8"])
        try forEach(
            """
            SELECT matter.number, one.is_open, one.colour, agency.code, one.item, one.version, one.next_on, one.step, one.received_on,
                one.ended_on, one.closed_on, clerk.login, handler.login
            FROM supervision_case AS one JOIN matter ON matter.id = one.matter_id JOIN agency ON agency.id = one.unit_id
            LEFT JOIN officer AS clerk ON clerk.id = one.window_id LEFT JOIN officer AS handler ON handler.id = one.handler_id
            ORDER BY one.matter_id
            """
        ) { row in
            add(["case"] + (0..<13).map { row[$0].canonical })
            digest.cases += 1
            if row[1] == .integer(1) { digest.open += 1 }
            if row[2] == .text("unreadable") { digest.unreadable += 1 }
        }
        try forEach(
            """
            SELECT matter.number, card.rule, card.signal, card.version, card.measure, card.on_day, card.events, card.from_day, card.due_on,
                card.value, agency.code, officer.login, card.points, card.head, card.item, card.yellow_rule, card.part_name
            FROM supervision_card AS card JOIN matter ON matter.id = card.matter_id JOIN agency ON agency.id = card.unit_id
            LEFT JOIN officer ON officer.id = card.person_id ORDER BY card.matter_id, card.rule, card.signal
            """
        ) { row in
            add(["card"] + (0..<17).map { row[$0].canonical })
            switch row[2] {
            case .text("warning"): digest.warnings += 1
            case .text("yellow"): digest.yellows += 1
            default: digest.reds += 1
            }
        }
        try forEach(
            """
            SELECT matter.number, fact.measure, fact.event, fact.on_day, agency.code, officer.login, fact.times
            FROM supervision_fact AS fact JOIN matter ON matter.id = fact.matter_id JOIN agency ON agency.id = fact.unit_id
            LEFT JOIN officer ON officer.id = fact.person_id ORDER BY fact.matter_id, fact.measure, fact.event
            """
        ) { row in
            add(["fact"] + (0..<7).map { row[$0].canonical })
            digest.facts += 1
        }
        for (name, lines, columns) in Self.keptNumbers {
            try forEach(lines) { row in add([name] + (0..<columns).map { row[$0].canonical }) }
        }
        digest.hash = SHA256.hex(hash.finish())
        return digest
    }

    /// What boards, scores and lists read, in an order of its own. Sums that came back to nothing are as those that never were.
    private static let keptNumbers: [(name: String, lines: SQL, columns: Int)] = [
        ("item", "SELECT item, name, item_version FROM supervision_item ORDER BY item", 3),
        (
            "standing",
            """
            SELECT agency.code, kept.item, kept.step, kept.colour, kept.cases FROM supervision_standing AS kept
            JOIN agency ON agency.id = kept.unit_id WHERE kept.cases <> 0 ORDER BY agency.code, kept.item, kept.step, kept.colour
            """, 5
        ),
        (
            "tally",
            """
            SELECT * FROM (
                SELECT kept.kind, kept.month, COALESCE(agency.code, officer.login, kept.subject) AS whose, kept.what, kept.code, kept.head, kept.number,
                    kept.points
                FROM supervision_tally AS kept
                LEFT JOIN agency ON kept.kind = 'unit' AND CAST(agency.id AS TEXT) = kept.subject
                LEFT JOIN officer ON kept.kind IN ('window', 'person') AND CAST(officer.id AS TEXT) = kept.subject
                WHERE kept.number <> 0 OR kept.points <> 0) AS named
            ORDER BY kind, month, whose, what, code, head
            """, 8
        ),
        (
            "state",
            """
            SELECT matter.number, kept.rule, kept.signal, kept.since_on,
                CASE WHEN kept.until_on <= basis.through THEN kept.until_on END AS until_on, kept.state, kept.stands_as, kept.is_asked
            FROM supervision_card_state AS kept JOIN matter ON matter.id = kept.matter_id
            JOIN supervision_basis AS basis ON kept.since_on <= basis.through
            ORDER BY kept.matter_id, kept.rule, kept.signal, kept.since_on
            """, 8
        ),
    ]
}

extension SQLValue {
    fileprivate var canonical: String {
        switch self {
        case .null: ""
        case .integer(let number): String(number)
        case .text(let text): text
        case .blob(let bytes): SHA256.hex(bytes)
        }
    }
}
