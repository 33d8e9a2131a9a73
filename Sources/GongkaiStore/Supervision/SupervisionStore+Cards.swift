package import GongkaiCore

extension SupervisionStore {
    /// A card that an inspector issues in a case, with a reason. The unit that has the case now answers for it, and whoever handles it.
    @discardableResult
    package func issue(
        _ signal: SupervisionSignal, on matter: MatterID, reason: String, by officer: Officer, from address: String, at now: Instant
    ) async throws -> CardKey {
        try await database.write { tx in
            let inspector = try tx.inspector(officer)
            let row = try tx.caseRow(matter, locked: true)
            let life = try CardLife.issued(signal, by: inspector.name, on: now.day, reason: reason)
            let count: Int = try tx.value("SELECT COUNT(*) FROM card_issued WHERE matter_id = \(matter)")
            let key = CardKey(matter, rule: CardKey.inspectors + String(count + 1), signal: signal)
            let unit: AgencyID = try tx.value("SELECT unit_id FROM matter WHERE id = \(matter)")
            let handler: OfficerID? = try tx.value("SELECT handler_id FROM matter WHERE id = \(matter)")
            try tx.run(
                """
                INSERT INTO card_issued (matter_id, rule, signal, on_day, unit_id, person_id, points, head)
                VALUES (\(matter), \(key.rule), \(signal.rawValue), \(now.day), \(unit), \(handler), \(ScoreInput.points(of: signal)),
                    \(ScoreInput.headOfInspectors))
                """)
            try tx.add(life.events, to: try tx.storedCard(key, life), becoming: life, by: inspector, of: row, from: address, at: now)
            return key
        }
    }

    /// Takes a step on a card: an inspector, or somebody of the unit that answers for it. `seen`: how many events they had before them.
    @discardableResult
    package func act(
        _ action: CardLife.Action, on key: CardKey, text: String, seen: Int? = nil, by officer: Officer, from address: String,
        at now: Instant
    ) async throws -> CardLife {
        try await database.write { tx in
            let row = try tx.caseRow(key.matter, locked: true)
            let actor = try tx.current(officer)
            let stored = try tx.storedCard(key)
            guard let party = stored.party(of: actor) else { throw SupervisionRefusal.notTheirs }
            if let seen, seen != stored.life.events.count { throw SupervisionRefusal.changedMeanwhile }
            if stored.isGone { throw SupervisionRefusal.goneCard }
            if let refusal = stored.refusal(of: action, by: actor.id) { throw refusal }
            let after = try stored.life.after(action, by: party, name: actor.name, on: now.day, text: text)
            let known: Int = try tx.value("SELECT COUNT(*) FROM card_event WHERE \(key.condition)")
            // What a rule found is written down when somebody does something about it first.
            try tx.add(Array(after.events.dropFirst(known)), to: stored, becoming: after, by: actor, of: row, from: address, at: now)
            return after
        }
    }

    /// A card as it stands.
    package func card(_ key: CardKey, at now: Instant) async throws -> StoredCard {
        try await database.read { tx in try tx.storedCard(key) }
    }

    /// The cards of a case by a day that belong to some units, the earliest first; nil for those of all.
    package func cards(of matter: MatterID, upTo day: Day, within units: Set<AgencyID>?) async throws -> [StoredCard] {
        try await database.read { tx in
            try tx.storedCards("matter_id = \(matter) AND on_day <= \(day)" + Self.within(units, "unit_id"), asOf: day).sorted {
                ($0.life.issuedOn, $0.key.rule) < ($1.life.issuedOn, $1.key.rule)
            }
        }
    }

    /// The card of a case with a key, as it stands: a rule has one signal. A rule alone finds its first card, for addresses of the time when there was only
    /// one.
    package func card(of key: String, in matter: MatterID) async throws -> StoredCard {
        try await database.read { tx in
            let exact = try tx.storedCards("matter_id = \(matter) AND rule = \(key)")
            if let card = exact.first { return card }
            let all = try tx.storedCards("matter_id = \(matter)").filter { $0.card?.rule == key }
            guard let card = all.first else { throw SupervisionRefusal.unknownCard }
            return card
        }
    }
}

extension StoredCard {
    /// As what somebody may act on it; nil for whom it is none of their business. An inspector of the unit that answers for it, or of whom it is, speaks for
    /// that side: nobody judges their own house.
    package func party(of officer: Officer) -> CardLife.Party? {
        let isInspector = officer.may(.issueCards)
        if isInspector, officer.agency != agency, officer.id != person { return .inspector }
        let isTheirs = officer.scope.contains(agency) && [Permission.handleCases, .reviewCases, .signCases].contains(where: officer.may)
        return isTheirs || isInspector ? .responsible : nil
    }

    /// Why an inspector may not do what another one may; nil when they may. What they issued themselves somebody else takes back, and decides where it is
    /// appealed against.
    package func refusal(of action: CardLife.Action, by officer: OfficerID) -> SupervisionRefusal? {
        guard issuer == officer else { return nil }
        let decides = action == .withdraw || (life.state == .appealed && [.confirm, .upgrade].contains(action))
        return decides ? .ownCard : nil
    }
}

extension Transaction {
    fileprivate func inspector(_ officer: Officer) throws -> Officer {
        let inspector = try current(officer)
        guard inspector.may(.issueCards) else { throw MatterAccessRefusal.permissionMissing(.issueCards) }
        return inspector
    }

    fileprivate func storedCard(_ key: CardKey) throws -> StoredCard {
        let cards = try storedCards(key.condition)
        guard let card = cards.first(where: { $0.key == key }) else { throw SupervisionRefusal.unknownCard }
        return card
    }

    /// A card that is being issued, of which nothing was said yet.
    fileprivate func storedCard(_ key: CardKey, _ life: CardLife) throws -> StoredCard {
        guard
            let row = try first(
                """
                SELECT matter.number, matter.title, agency.code, card_issued.unit_id, card_issued.person_id FROM card_issued
                JOIN matter ON matter.id = card_issued.matter_id JOIN agency ON agency.id = card_issued.unit_id
                WHERE card_issued.matter_id = \(key.matter) AND card_issued.rule = \(key.rule)
                """)
        else { throw SupervisionRefusal.unknownCard }
        return StoredCard(
            key: key, number: try row.get("number", as: String?.self) ?? "", title: try row.get("title"), unit: try row.get("code"),
            card: nil, life: life, agency: try row.get("unit_id"), person: try row.get("person_id"), issuer: nil, isGone: false)
    }

    fileprivate func add(
        _ events: [CardLife.Event], to card: StoredCard, becoming life: CardLife, by officer: Officer, of row: MatterRow,
        from address: String, at now: Instant
    ) throws {
        let key = card.key
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
        try state(life.events, of: key)
        // The colour of the case may be another now.
        try awaitSupervision(of: key.matter, at: now)
        try tell(last, of: card, by: officer, at: now)
        let deed = "card.\(last.action.rawValue)"
        try record(
            action: deed, subject: "card/\(key.matter.value)/\(key.rule)", version: Int64(last.number),
            reason: last.text, after: JSONText.object(["number": row.number, "signal": key.signal.rawValue]),
            by: officer.actor(from: address), at: now)
    }

    /// How a card stands and stood, for lists and sums. What lasted for no day is left out.
    private func state(_ events: [CardLife.Event], of key: CardKey) throws {
        try run("DELETE FROM supervision_card_state WHERE \(key.condition)")
        for (position, event) in events.enumerated() {
            let next = position + 1 < events.count ? events[position + 1].on : nil
            if let next, next <= event.on { continue }
            let life = try CardLife.replay(Array(events[...position]), card: nil, as: key.signal)
            // Of several events of one day only the last begins a time of its own.
            try run(
                """
                INSERT INTO supervision_card_state (matter_id, rule, signal, since_on, until_on, state, stands_as, is_asked)
                VALUES (\(key.matter), \(key.rule), \(key.signal.rawValue), \(event.on), \(next), \(life.state.rawValue),
                    \(life.signal.rawValue), \(life.openRecommendation != nil))
                """)
        }
    }

    /// How all cards stand and stood about which something was said, from their events.
    func restateCards() throws {
        try run("DELETE FROM supervision_card_state")
        var key: CardKey?, events: [CardLife.Event] = []
        func finish() throws {
            if let key, !events.isEmpty { try state(events, of: key) }
        }
        try forEach("SELECT * FROM card_event ORDER BY matter_id, rule, signal, number") { row in
            let next = try CardKey(row)
            if next != key {
                try finish()
                key = next
                events = []
            }
            events.append(try CardLife.Event(row))
        }
        try finish()
    }

    /// The unit is told of what the inspector did, the inspectors of what the unit said; whoever did it knows it.
    private func tell(_ event: CardLife.Event, of card: StoredCard, by officer: Officer, at now: Instant) throws {
        var told: [OfficerID] = []
        switch event.party {
        case .program: return
        case .inspector:
            told = card.person.map { [$0] } ?? []
            told += try officers(who: .reviewCases, nearest: card.agency, except: [])
            told += try officers(who: .signCases, nearest: card.agency, except: [])
        case .responsible: told = try inspectors()
        }
        var seen: Set<OfficerID> = [officer.id]
        let deed = "\(card.key.rule)/\(event.action.rawValue)"
        try tell(
            .card, to: told.filter { seen.insert($0).inserted }, topic: "card/\(card.key.matter.value)/\(card.key.rule)/\(event.number)",
            matter: card.key.matter, action: deed, day: event.on, at: now)
    }
}
