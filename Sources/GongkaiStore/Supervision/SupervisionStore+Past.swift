package import GongkaiCore

/// A card as it stood on a day.
package struct StoredCard: Sendable, Equatable {
    package let key: CardKey
    /// The number and the name of its case.
    package let number: String
    package let title: String
    /// The code of the unit that answers for it.
    package let unit: String
    /// Nil for a card that an inspector issued.
    package let card: SupervisionCard?
    package let life: CardLife
    /// Who answers for it, fixed when it was issued.
    package let agency: AgencyID
    package let person: OfficerID?
    /// The inspector who issued it; nil where a rule found it.
    package let issuer: OfficerID?
    /// It was told, and the rules do not find it any more: it stays, and counts no more.
    package let isGone: Bool
}

/// Why supervision cannot answer.
package enum SupervisionRefusal: Error, Sendable, Equatable {
    /// Derived up to this day only; nil where nothing was derived yet.
    case notDerived(through: Day?)
    case unknownCard
    /// Somebody did something with it since the page was opened.
    case changedMeanwhile
    /// Neither an inspector nor of the unit that answers for it.
    case notTheirs
    /// Whoever issued a card neither takes it back nor decides about it where it is appealed against.
    case ownCard
    /// The rules do not find it any more.
    case goneCard
    /// Nobody judges their own house.
    case ownHouse
    case reasonMissing
    /// A complaint that was recorded as right before.
    case complaintKnown(on: Day, by: String)
    /// It has no part in the case.
    case unitOutside

    package var words: String {
        switch self {
        case .notDerived(let day):
            day.map { "监察结果只计算到\($0.chineseText)。请等待计算完成，或者选择更早的日期。" } ?? "还没有计算监察结果。请联系系统管理员。"
        case .unknownCard: "没有这张监察牌，或者它不属于您负责的单位。"
        case .changedMeanwhile: "这张监察牌刚刚有新的办理记录，您的内容没有保存。请看下面最新的经过，再决定怎样办理。"
        case .notTheirs: "您不是监察人员，也不属于责任单位，不能办理这张监察牌。"
        case .ownCard: "这张牌是您发的。撤牌和对申辩的认定要由另一名监察人员办理，请转告。"
        case .ownHouse: "这件办件由您所在的单位或者您本人办理，投诉要由其他单位的监察人员核实，请转告。"
        case .reasonMissing: "请写明投诉了什么、怎样核实的。"
        case .complaintKnown(let day, let name):
            "这件投诉已经由\(name)于\(day.chineseText)登记为属实，没有再次登记。如果是另一件投诉，请写明它不同的情况。"
        case .unitOutside: "所选的单位不办理这件办件。请在下面列出的单位中选择。"
        case .goneCard: "这张牌按现在的规则已经不成立，不计入考核，不需要办理。"
        }
    }

    /// For the command line.
    package var english: String {
        switch self {
        case .notDerived(let day):
            (day.map { "supervision was derived up to \($0) only" } ?? "supervision was never derived here")
                + ". Run gongkai supervision rebuild."
        case .unknownCard: "there is no such card."
        case .changedMeanwhile: "somebody did something with the card meanwhile. Look at it again."
        case .notTheirs: "only inspectors and the unit that answers for the card may do that."
        case .ownCard: "another inspector must decide about a card than the one who issued it."
        case .ownHouse: "the case is handled by the inspector's own unit. Another inspector must decide."
        case .reasonMissing: "say what was complained about and how it was looked into."
        case .complaintKnown(let day, let name): "\(name) recorded that complaint on \(day) already."
        case .unitOutside: "that unit has no part in the case."
        case .goneCard: "the rules do not find that card any more."
        }
    }
}

extension SupervisionStore {
    /// The cards as they were on a day: those found by then, and what had become of them.
    package func cards(asOf day: Day) async throws -> [StoredCard] {
        try await database.read { tx in
            guard let basis = try tx.supervisionBasis(), basis.through >= day else {
                throw SupervisionRefusal.notDerived(through: try tx.supervisionBasis()?.through)
            }
            return try tx.storedCards("on_day <= \(day)", asOf: day)
        }
    }

    /// Which cards other rules would have found in a year, as far as it has passed: those they add, and those they would not have found. They are tried on the
    /// cases that were open on one of its days, and on those that got a card in it later.
    package func trial(
        of book: SupervisionRuleBook, in year: Int, at now: Instant, progress: @escaping @Sendable (_ cases: Int) -> Void = { _ in }
    ) async throws -> SupervisionDifference {
        let first = Day.firstDay(of: year), last = min(Day.lastDay(of: year), now.day)
        return try await database.read { tx in
            let calendars = try self.calendars.calendars(in: tx)
            var present = CaseReplay(try tx.rules().book, calendars, upTo: last)
            var other = CaseReplay(book, calendars, upTo: last)
            var old: [SupervisionCard] = [], new: [SupervisionCard] = []
            var after: Int64 = 0, cases = 0, tried = 0
            while case let rows = try tx.caseRows(after: after, limit: 1_000), let end = rows.last {
                for one in rows {
                    guard let now = present.supervised(one) else { continue }
                    let before = now.cards.filter { $0.on.year == year }
                    let then = (other.supervised(one)?.cards ?? []).filter { $0.on.year == year }
                    if now.closed.map({ $0 >= first }) ?? true || !before.isEmpty || !then.isEmpty { tried += 1 }
                    if before == then { continue }
                    // Only what differs is kept.
                    let difference = SupervisionDifference(from: before, to: then, cases: 1)
                    old += difference.dropped
                    new += difference.added
                }
                after = end.id.value
                cases += rows.count
                progress(cases)
            }
            return SupervisionDifference(from: old, to: new, cases: tried)
        }
    }

    /// The numbers of some cases, for lists.
    package func numbers(of subjects: Set<Int64>) async throws -> [Int64: String] {
        if subjects.isEmpty { return [:] }
        return try await database.read { tx in
            var numbers: [Int64: String] = [:]
            let all = subjects.sorted()
            for start in stride(from: 0, to: all.count, by: 1_000) {
                let some = Array(all[start..<min(start + 1_000, all.count)])
                for row in try tx.rows("SELECT id, number FROM matter WHERE id IN \(list: some)") {
                    numbers[try row.get("id")] = try row.get("number", as: String?.self)
                }
            }
            return numbers
        }
    }
}

extension SupervisionStore {
    /// The cards that were told and are found no more, as a table. A cross join is read from its left side, where the few are.
    static let goneCards: SQL = """
        (SELECT card_found.* FROM supervision_gone CROSS JOIN card_found WHERE card_found.matter_id = supervision_gone.matter_id
            AND card_found.rule = supervision_gone.rule AND card_found.signal = supervision_gone.signal)
        """
}

extension Transaction {
    /// Cards that meet a condition on their columns, found by rules, told and found no more, or issued by inspectors, with what had become of them by a
    /// day.
    func storedCards(_ condition: SQL, asOf day: Day = "9999-12-31") throws -> [StoredCard] {
        // Only the lives of cards that are found are read.
        var lives: [CardKey: [CardLife.Event]] = [:], issuers: [CardKey: OfficerID] = [:]
        for row in try rows(
            """
            SELECT card_event.* FROM (
                SELECT matter_id, rule, signal FROM supervision_card WHERE \(condition)
                UNION ALL SELECT matter_id, rule, signal FROM card_issued WHERE \(condition)
                UNION ALL SELECT matter_id, rule, signal FROM \(SupervisionStore.goneCards) AS told WHERE \(condition)) AS card
            CROSS JOIN card_event
            WHERE card_event.matter_id = card.matter_id AND card_event.rule = card.rule AND card_event.signal = card.signal
                AND card_event.on_day <= \(day) ORDER BY card_event.matter_id, card_event.rule, card_event.signal, card_event.number
            """)
        {
            let key = try CardKey(row), event = try CardLife.Event(row)
            lives[key, default: []].append(event)
            if event.action == .issue, event.party == .inspector { issuers[key] = try row.get("officer_id", as: OfficerID?.self) }
        }
        let about: SQL = "JOIN matter ON matter.id = card.matter_id JOIN agency ON agency.id = card.unit_id"
        var cards: [StoredCard] = []
        for (isGone, source) in [
            (false, "SELECT * FROM supervision_card WHERE \(condition)"),
            (true, "SELECT * FROM \(SupervisionStore.goneCards) AS told WHERE \(condition)"),
        ] as [(Bool, SQL)] {
            for row in try rows("SELECT card.*, matter.number, matter.title, agency.code AS unit_code FROM (\(source)) AS card \(about)") {
                let card = try SupervisionCard(row), key = CardKey(card)
                let life = try lives[key].map { try CardLife.replay($0, card: card, as: card.signal) } ?? .issued(card)
                cards.append(
                    StoredCard(
                        key: key, number: try row.get("number"), title: try row.get("title"), unit: try row.get("unit_code"), card: card,
                        life: life, agency: card.unit, person: card.person, issuer: nil, isGone: isGone))
            }
        }
        cards.sort {
            ($0.life.issuedOn.number, $0.key.matter.value, $0.key.rule) < ($1.life.issuedOn.number, $1.key.matter.value, $1.key.rule)
        }
        for row in try rows(
            """
            SELECT card.*, matter.number, matter.title, agency.code AS unit_code FROM (SELECT * FROM card_issued WHERE \(condition)) AS card \(about)
            WHERE card.on_day <= \(day) ORDER BY card.on_day, card.matter_id, card.rule
            """)
        {
            let key = try CardKey(row)
            guard let events = lives[key] else { continue }
            cards.append(
                StoredCard(
                    key: key, number: try row.get("number"), title: try row.get("title"), unit: try row.get("unit_code"), card: nil,
                    life: try CardLife.replay(events, card: nil, as: key.signal), agency: try row.get("unit_id"),
                    person: try row.get("person_id"), issuer: issuers[key], isGone: false))
        }
        return cards
    }
}

extension CardLife.Event {
    init(_ row: Row) throws {
        guard let action = CardLife.Action(rawValue: try row.get("action")), let party = CardLife.Party(rawValue: try row.get("party"))
        else {
            throw DatabaseError(.other, "an event of a card is damaged. Restore a backup.")
        }
        self.init(
            number: try row.get("number"), action: action, party: party, name: try row.get("name"), on: try row.get("on_day"),
            text: try row.get("said"))
    }
}

extension CardKey {
    /// How the names of the cards begin that no rule found.
    static let inspectors = "inspector."
}
