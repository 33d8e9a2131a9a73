package import GongkaiCore

extension SupervisionStore {
    /// A card that an inspector issues in a case, with a reason.
    @discardableResult
    package func issue(
        _ signal: SupervisionSignal, on matter: MatterID, reason: String, by officer: Officer, from address: String, at now: Instant
    ) async throws -> CardKey {
        try await database.write { tx in
            let inspector = try tx.inspector(officer)
            let row = try tx.caseRow(matter, locked: true)
            let life = try CardLife.issued(signal, by: inspector.name, on: now.day, reason: reason)
            let count: Int = try tx.value(
                "SELECT COUNT(DISTINCT rule) FROM card_event WHERE matter_id = \(matter) AND rule LIKE \(CardKey.inspectors + "%")")
            let key = CardKey(matter, rule: CardKey.inspectors + String(count + 1), signal: signal)
            try tx.add(life.events, to: key, by: inspector, of: row, from: address, at: now)
            return key
        }
    }

    /// Takes a step on a card: an inspector, or somebody of the unit that answers for it.
    @discardableResult
    package func act(
        _ action: CardLife.Action, on key: CardKey, text: String, by officer: Officer, from address: String, at now: Instant
    ) async throws -> CardLife {
        try await database.write { tx in
            let row = try tx.caseRow(key.matter, locked: true)
            let actor = try tx.current(officer)
            let stored = try tx.storedCard(key, asOf: now.day)
            let unit = try stored.card?.unit ?? tx.value("SELECT unit_id FROM matter WHERE id = \(key.matter)")
            let party: CardLife.Party
            if actor.may(.issueCards) {
                party = .inspector
            } else if actor.scope.contains(unit), [Permission.handleCases, .reviewCases, .signCases].contains(where: { actor.may($0) }) {
                party = .responsible
            } else {
                throw SupervisionRefusal.notTheirs
            }
            let after = try stored.life.after(action, by: party, name: actor.name, on: now.day, text: text)
            let known: Int = try tx.value("SELECT COUNT(*) FROM card_event WHERE \(key.condition)")
            // What a rule found is written down when somebody does something about it first.
            try tx.add(Array(after.events.dropFirst(known)), to: key, by: actor, of: row, from: address, at: now)
            return after
        }
    }

    /// A card as it stands.
    package func card(_ key: CardKey, at now: Instant) async throws -> StoredCard {
        try await database.read { tx in try tx.storedCard(key, asOf: now.day) }
    }
}

extension Transaction {
    fileprivate func inspector(_ officer: Officer) throws -> Officer {
        let inspector = try current(officer)
        guard inspector.may(.issueCards) else { throw MatterAccessRefusal.permissionMissing(.issueCards) }
        return inspector
    }

    fileprivate func storedCard(_ key: CardKey, asOf day: Day) throws -> StoredCard {
        let own: SQL = key.rule.hasPrefix(CardKey.inspectors) ? "matter.id = \(key.matter)" : "1 = 0"
        guard let card = try storedCards(key.condition, asOf: day, ofInspectors: own, lives: key.condition).first(where: { $0.key == key })
        else {
            throw SupervisionRefusal.unknownCard
        }
        return card
    }

    fileprivate func add(
        _ events: [CardLife.Event], to key: CardKey, by officer: Officer, of row: MatterRow, from address: String, at now: Instant
    ) throws {
        for event in events {
            let author: OfficerID? = event.party == .program ? nil : officer.id
            try run(
                """
                INSERT INTO card_event (matter_id, rule, signal, number, action, party, officer_id, name, on_day, at, said)
                VALUES (\(key.matter), \(key.rule), \(key.signal.rawValue), \(event.number), \(event.action.rawValue),
                    \(event.party.rawValue), \(author), \(event.name), \(event.on), \(now), \(event.text))
                """)
        }
        guard let last = events.last else { return }
        try record(
            action: "card.\(last.action.rawValue)", subject: "card/\(key.matter.value)/\(key.rule)", version: Int64(last.number),
            reason: last.text, after: JSONText.object(["number": row.number, "signal": key.signal.rawValue]),
            by: officer.actor(from: address), at: now)
    }
}
