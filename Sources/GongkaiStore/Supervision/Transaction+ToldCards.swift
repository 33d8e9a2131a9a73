import GongkaiCore

extension Transaction {
    /// Enters the cards that stand there and of which nobody was told, so that each is told once, whichever way it was found; then they stay. Cards of days
    /// to come are none yet. With `book`, tells whom its rules name; with `first`, only of cards from that day on. `which` is a condition on `card`. Returns
    /// how many they are.
    func enterCards(_ which: SQL, tellingBy book: SupervisionRuleBook?, from first: Day? = nil, at now: Instant) throws -> Int {
        let entry: SQL = """
            INSERT INTO card_found (matter_id, rule, signal, version, measure, on_day, events, from_day, due_on, value, unit_id, person_id, points,
                head, yellow_rule, code, part_name, found_at)
            SELECT card.matter_id, card.rule, card.signal, card.version, card.measure, card.on_day, card.events, card.from_day, card.due_on, card.value,
                card.unit_id, card.person_id, card.points, card.head, card.yellow_rule, card.code, card.part_name, CAST(\(now) AS BIGINT)
            FROM supervision_card AS card WHERE \(which) AND card.on_day <= \(now.day) AND NOT EXISTS (SELECT 1 FROM card_found AS known
                WHERE known.matter_id = card.matter_id AND known.rule = card.rule AND known.signal = card.signal)
            """
        guard let book else { return try run(entry) }
        let cards = try rows(entry + " RETURNING *").map { try SupervisionCard($0) }.sorted(by: SupervisionCard.precedes)
        for card in cards where first.map({ card.on >= $0 }) ?? true { try tell(card, by: book, at: now) }
        return cards.count
    }

    /// Notes which cards were told and are found no more. `which` is a condition on `card`, whose rows of before are taken away already.
    func noteGone(_ which: SQL, upTo day: Day) throws {
        try run(
            """
            INSERT INTO supervision_gone (matter_id, rule, signal)
            SELECT card.matter_id, card.rule, card.signal FROM card_found AS card WHERE \(which) AND card.on_day <= \(day)
                AND NOT EXISTS (SELECT 1 FROM supervision_card AS found
                    WHERE found.matter_id = card.matter_id AND found.rule = card.rule AND found.signal = card.signal)
            """)
    }

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

    /// Who is meant where a rule tells whoever handles the case: the person the card names, whoever works on its step, and otherwise all who handle cases
    /// in the unit that answers for it.
    private func handlers(of card: SupervisionCard) throws -> [OfficerID] {
        if let person = card.person { return [person] }
        if card.measure == .step, let worker = try worker(on: card) { return [worker] }
        return try officers(who: .handleCases, nearest: card.unit, except: [])
    }

    /// Whoever a step was given to, or else began it, as long as they are of the unit that takes it.
    private func worker(on card: SupervisionCard) throws -> OfficerID? {
        guard let number = card.events.first,
            let row = try first("SELECT officer_id, said FROM matter_event WHERE matter_id = \(card.subject) AND number = \(number)")
        else { return nil }
        let given = EventText.values(try row.get("said"))?[MatterField.handler.code]?.officer
        for officer in [given, try row.get("officer_id", as: OfficerID?.self)].compactMap(\.self) {
            let isTheirs = try first("SELECT id FROM officer WHERE id = \(officer) AND agency_id = \(card.unit) AND is_disabled = 0") != nil
            if isTheirs { return officer }
        }
        return nil
    }

    /// Tells whom the rule names of a card.
    private func tell(_ card: SupervisionCard, by book: SupervisionRuleBook, at now: Instant) throws {
        guard let rule = book.rules.first(where: { $0.code == card.rule && $0.version == card.version }) else { return }
        var told: [OfficerID] = []
        for audience in rule.tells {
            switch audience {
            case .handler: told += try handlers(of: card)
            case .sectionHead: told += try officers(who: .reviewCases, nearest: card.unit, except: [])
            case .unitHead: told += try officers(who: .signCases, nearest: card.unit, except: [])
            case .supervisors: told += try inspectors()
            }
        }
        var seen: Set<OfficerID> = []
        try tell(
            .card, to: told.filter { seen.insert($0).inserted }, topic: "card/\(card.subject)/\(card.key)",
            matter: MatterID(value: card.subject), action: card.key, day: card.on, at: now)
    }
}
