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

    package var words: String {
        switch self {
        case .notDerived(let day):
            day.map { "监察结果只计算到\($0.chineseText)。请等待计算完成，或者选择更早的日期。" } ?? "还没有计算监察结果。请联系系统管理员。"
        case .unknownCard: "没有这张监察牌，或者它不属于您负责的单位。"
        case .changedMeanwhile: "这张监察牌刚刚有新的办理记录，您的内容没有保存。请看下面最新的经过，再决定怎样办理。"
        case .notTheirs: "您不是监察人员，也不属于责任单位，不能办理这张监察牌。"
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

    /// Which cards other rules would have found in a year, as far as it has passed: those they add, and those they would not have found.
    package func trial(
        of book: SupervisionRuleBook, in year: Int, at now: Instant, progress: @escaping @Sendable (_ cases: Int) -> Void = { _ in }
    ) async throws -> SupervisionDifference {
        let last = min(Day.lastDay(of: year), now.day)
        return try await database.read { tx in
            let calendars = try self.calendars.calendars(in: tx)
            var present = CaseReplay(try tx.rules().book, calendars, upTo: last)
            var other = CaseReplay(book, calendars, upTo: last)
            var old: [SupervisionCard] = [], new: [SupervisionCard] = []
            var after: Int64 = 0, cases = 0
            while case let rows = try tx.caseRows(after: after, limit: 1_000), let end = rows.last {
                for one in rows {
                    let before = (present.supervised(one)?.cards ?? []).filter { $0.on.year == year }
                    let then = (other.supervised(one)?.cards ?? []).filter { $0.on.year == year }
                    if before == then { continue }
                    // Only what differs is kept.
                    let difference = SupervisionDifference(from: before, to: then)
                    old += difference.dropped
                    new += difference.added
                }
                after = end.id.value
                cases += rows.count
                progress(cases)
            }
            return SupervisionDifference(from: old, to: new)
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

extension Transaction {
    /// Cards that meet a condition on their table, with those that inspectors issued, in the order of their days.
    func storedCards(
        _ condition: SQL, asOf day: Day, ofInspectors: SQL = "1 = 1", lives known: SQL = "1 = 1"
    ) throws -> [StoredCard] {
        var lives: [CardKey: [CardLife.Event]] = [:]
        for row in try rows("SELECT * FROM card_event WHERE \(known) AND on_day <= \(day) ORDER BY matter_id, rule, signal, number") {
            let key = try CardKey(row)
            lives[key, default: []].append(try CardLife.Event(row))
        }
        var cards: [StoredCard] = []
        for row in try rows(
            """
            SELECT card.*, matter.number, matter.title, agency.code FROM (SELECT * FROM supervision_card WHERE \(condition)) AS card
            JOIN matter ON matter.id = card.matter_id JOIN agency ON agency.id = card.unit_id
            ORDER BY card.on_day, card.matter_id, card.rule
            """)
        {
            let card = try SupervisionCard(row), key = CardKey(card)
            let life = try lives[key].map { try CardLife.replay($0, card: card, as: card.signal) } ?? .issued(card)
            cards.append(
                StoredCard(
                    key: key, number: try row.get("number"), title: try row.get("title"), unit: try row.get("code"), card: card, life: life,
                    agency: card.unit, person: card.person))
        }
        for row in try rows(
            """
            SELECT card_issued.*, matter.number, matter.title, agency.code FROM card_issued
            JOIN matter ON matter.id = card_issued.matter_id JOIN agency ON agency.id = card_issued.unit_id
            WHERE card_issued.on_day <= \(day) AND \(ofInspectors) ORDER BY card_issued.on_day, card_issued.matter_id, card_issued.rule
            """)
        {
            let key = try CardKey(row)
            guard let events = lives[key] else { continue }
            cards.append(
                StoredCard(
                    key: key, number: try row.get("number"), title: try row.get("title"), unit: try row.get("code"), card: nil,
                    life: try CardLife.replay(events, card: nil, as: key.signal), agency: try row.get("unit_id"),
                    person: try row.get("person_id")))
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
