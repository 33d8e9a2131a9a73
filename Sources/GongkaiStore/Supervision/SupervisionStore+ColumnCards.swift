package import GongkaiCore

/// What becomes of cards of columns. They go as those of cases do: nothing is taken away, and whoever it concerns is told.
extension SupervisionStore {
    /// Columns that were late, the newest first. `units`: those one may see; nil for all.
    package func columnCards(within units: Set<AgencyID>?, limit: Int = 500) async throws -> [ColumnCard] {
        try await database.read { tx in
            try tx.columnCards("1 = 1\(Self.within(units, "column_card.unit_id"))", limit: limit)
        }
    }

    package func columnCard(_ key: ColumnCardKey) async throws -> ColumnCard {
        try await database.read { tx in try tx.columnCard(key) }
    }

    /// Takes a step on a card of a column: an inspector, or somebody of its unit. `seen`: how many events they had before them.
    @discardableResult
    package func act(
        _ action: CardLife.Action, on key: ColumnCardKey, text: String, seen: Int? = nil, by officer: Officer, from address: String,
        at now: Instant
    ) async throws -> CardLife {
        try await database.write { tx in
            // One at a time acts on a card.
            let lock: SQL = tx.dialect == .postgres ? " FOR UPDATE" : ""
            _ = try tx.first("SELECT rule FROM column_card WHERE \(key.condition)" + lock)
            let actor = try tx.current(officer), card = try tx.columnCard(key)
            guard let party = card.party(of: actor) else { throw SupervisionRefusal.notTheirs }
            if let seen, seen != card.life.events.count { throw SupervisionRefusal.changedMeanwhile }
            let after = try card.life.after(action, by: party, name: actor.name, on: now.day, text: text)
            let known: Int = try tx.value("SELECT COUNT(*) FROM column_card_event WHERE \(key.condition)")
            for event in after.events.dropFirst(known) {
                let author: OfficerID? = event.party == .program ? nil : actor.id
                try tx.run(
                    """
                    INSERT INTO column_card_event (column_id, rule, from_day, number, action, party, officer_id, name, on_day, at, said)
                    VALUES (\(key.column), \(key.rule), \(key.from), \(event.number), \(event.action.rawValue), \(event.party.rawValue),
                        \(author), \(event.name), \(event.on), \(now), \(event.text))
                    """)
            }
            guard let last = after.events.last else { return after }
            try tx.tell(last, of: card, by: actor, at: now)
            let deed = "card.\(last.action.rawValue)"
            try tx.record(
                action: deed, subject: key.subject, version: Int64(last.number), reason: last.text,
                after: JSONText.object(["column": card.code, "signal": card.card.signal.rawValue]), by: actor.actor(from: address), at: now)
            return after
        }
    }
}

extension Transaction {
    fileprivate func columnCard(_ key: ColumnCardKey) throws -> ColumnCard {
        let which: SQL =
            "column_card.column_id = \(key.column) AND column_card.rule = \(key.rule) AND column_card.from_day = \(key.from)"
        guard let card = try columnCards(which).first else { throw SupervisionRefusal.unknownCard }
        return card
    }

    /// Tells whom the rule names that a column was late: who writes for the unit, who reviews it, who answers for it, and who watches.
    func tell(_ card: ColumnCard, by rule: SupervisionRule, at now: Instant) throws {
        var told: [OfficerID] = []
        for audience in rule.tells {
            switch audience {
            case .handler: told += try officers(who: .writeArticles, nearest: card.unit, except: [])
            case .sectionHead: told += try officers(who: .reviewArticles, nearest: card.unit, except: [])
            case .unitHead: told += try officers(who: .reviewSecrecy, nearest: card.unit, except: [])
            case .supervisors: told += try inspectors()
            }
        }
        try tell(told, of: card, number: 1, .issue, day: card.on, at: now)
    }

    /// The unit is told of what the inspector did, the inspectors of what the unit said; whoever did it knows it.
    fileprivate func tell(_ event: CardLife.Event, of card: ColumnCard, by officer: Officer, at now: Instant) throws {
        var told: [OfficerID] = []
        switch event.party {
        case .program: return
        case .inspector:
            for permission in [Permission.writeArticles, .reviewArticles, .reviewSecrecy] {
                told += try officers(who: permission, nearest: card.unit, except: [])
            }
        case .responsible: told = try inspectors()
        }
        try tell(told.filter { $0 != officer.id }, of: card, number: event.number, event.action, day: event.on, at: now)
    }

    private func tell(
        _ officers: [OfficerID], of card: ColumnCard, number: Int, _ action: CardLife.Action, day: Day, at now: Instant
    ) throws {
        var seen: Set<OfficerID> = []
        // The name stands last, for it may hold anything.
        let said = ["column", String(card.key.column.value), card.key.rule, card.key.from.text, action.rawValue, card.name]
        try tell(
            .card, to: officers.filter { seen.insert($0).inserted }, topic: "\(card.key.subject)/\(number)",
            action: said.joined(separator: "/"), day: day, at: now)
    }
}
