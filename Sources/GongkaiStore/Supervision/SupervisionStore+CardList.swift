package import GongkaiCore

/// Which cards one looks for: empty means all.
package struct CardFilter: Sendable, Equatable {
    package var state: CardLife.State?
    /// What a card says now.
    package var signal: SupervisionSignal?
    package var unit: AgencyID?
    /// A rule, or `inspector` for those that inspectors issued.
    package var rule: String?
    /// The month they were issued, such as 2026-03, or the first one of some.
    package var month: String?
    /// The last month; none means ``month`` alone.
    package var through: String?
    /// Those that statistics count: with what they were issued as, whatever became of them; without those that are gone.
    package var issuedAs: SupervisionSignal?
    /// Who took their case in at the window and answers for them (``SupervisionCard/isOf(window:)``), as statistics count them.
    package var window: OfficerID?
    package var person: OfficerID?
    package var item: String?
    /// As they stood on a day: those issued by then. What was said later is not there.
    package var asOf: Day?
    /// Only those whose explanation, or whose answer to a recommendation, is awaited in vain on a day.
    package var missedOn: Day?
    /// Only those with a recommendation that waits for its answer.
    package var isAsked = false
    /// Only those whose unit has something to say: an explanation of a yellow or red card, or the answer to a recommendation.
    package var isWaiting = false

    package init() {}

    /// The filter that ``rule`` takes for cards of inspectors.
    package static let inspectors = "inspector"
}

/// A card in a list.
package struct CardLine: Sendable, Equatable {
    package let key: CardKey
    package let number: String
    package let title: String
    package let on: Day
    package let unit: AgencyID
    package let person: OfficerID?
    package let state: CardLife.State
    /// What it says now.
    package let signal: SupervisionSignal
    /// Whether a recommendation waits for its answer.
    package let isAsked: Bool
    /// It was told, and the rules do not find it any more.
    package let isGone: Bool
    /// Which step or special procedure it is about, and which yellow card was not put right.
    package let part: String?
    package let yellow: String?

    /// Where the next page of a list begins.
    package var place: CardPlace { CardPlace(on: on, matter: key.matter, rule: key.rule) }
}

/// A place in a list of cards, the newest first.
package struct CardPlace: Sendable, Equatable {
    package let on: Day
    package let matter: MatterID
    package let rule: String

    package init(on: Day, matter: MatterID, rule: String) {
        self.on = on
        self.matter = matter
        self.rule = rule
    }

    /// As addresses carry it.
    package var text: String { "\(on)~\(matter.value)~\(rule)" }

    package init?(text: String) {
        let parts = text.split(separator: "~", maxSplits: 2).map(String.init)
        guard parts.count == 3, let on = Day(parts[0]), let matter = Int64(parts[1]) else { return nil }
        self.init(on: on, matter: MatterID(value: matter), rule: parts[2])
    }
}

extension SupervisionStore {
    /// A list counts up to here.
    package static let mostCounted = 10_000

    /// Cards, the newest first, from a place on; with how many there are, up to ``mostCounted`` and one.
    package func cards(
        _ filter: CardFilter, within units: Set<AgencyID>?, after place: CardPlace?, limit: Int = 50
    ) async throws -> (lines: [CardLine], next: CardPlace?, total: Int) {
        try await database.read { tx in
            if let day = filter.asOf, try tx.supervisionBasis().map({ $0.through < day }) ?? true {
                throw SupervisionRefusal.notDerived(through: try tx.supervisionBasis()?.through)
            }
            let missed = try filter.missedOn.map { try Self.missed(on: $0, self.calendars.calendars(in: tx).newest) }
            let found = Self.found(filter, missed, units, nil)
            let total = try tx.value(
                "SELECT COUNT(*) FROM (SELECT 1 AS one FROM (\(found)) AS found LIMIT \(Self.mostCounted + 1)) AS few", as: Int.self)
            let lines = try tx.rows(
                """
                SELECT found.*, matter.number, matter.title FROM (
                    SELECT * FROM (\(Self.found(filter, missed, units, place, newest: limit + 1))) AS listed
                    ORDER BY on_day DESC, matter_id DESC, rule DESC LIMIT \(limit + 1)) AS found
                JOIN matter ON matter.id = found.matter_id ORDER BY found.on_day DESC, found.matter_id DESC, found.rule DESC
                """
            ).map { try CardLine($0) }
            let shown = Array(lines.prefix(limit))
            return (shown, lines.count > limit ? shown.last?.place : nil, total)
        }
    }

    /// Cards of which something is awaited whose last day is over: the explanation three working days after the card or after it was pressed for, the answer
    /// to a recommendation after fifteen.
    private static func missed(on day: Day, _ calendar: WorkingCalendar) -> SQL {
        func first(_ days: Int) -> Day {
            var first = day
            while calendar.day(days, workingDaysAfter: first.adding(days: -1)) >= day { first = first.adding(days: -1) }
            return first
        }
        return """
            ((COALESCE(now.state, 'issued') = 'issued' AND COALESCE(now.stands_as, card.signal) <> 'warning'
                AND COALESCE(now.since_on, card.on_day) < \(first(3)))
                OR (now.is_asked = 1 AND (SELECT MAX(asked.on_day) FROM card_event AS asked WHERE asked.matter_id = card.matter_id
                    AND asked.rule = card.rule AND asked.signal = card.signal AND asked.action = 'recommend') < \(first(15))))
            """
    }

    /// The rows of all cards, narrowed alike: as they stand, or as they stood on a day. With `newest`, of each kind no more than so many of the newest:
    /// PostgreSQL walks no index for a list of several kinds together, and SQLite not for every such list; both do for each alone.
    private static func found(
        _ filter: CardFilter, _ missed: SQL?, _ units: Set<AgencyID>?, _ place: CardPlace?, newest: Int? = nil
    ) -> SQL {
        var parts = missed.map { [$0] } ?? []
        var join: SQL = "LEFT JOIN"
        if let state = filter.state {
            if state == .issued {
                parts.append("(now.state IS NULL OR now.state = 'issued')")
            } else {
                join = "JOIN"
                parts.append("now.state = \(state.rawValue)")
            }
        }
        if filter.isAsked {
            join = "JOIN"
            parts.append("now.is_asked = 1")
        }
        if filter.isWaiting {
            parts.append(
                """
                ((COALESCE(now.state, 'issued') = 'issued' AND COALESCE(now.stands_as, card.signal) <> 'warning') OR now.is_asked = 1)
                """)
        }
        if let signal = filter.signal { parts.append("COALESCE(now.stands_as, card.signal) = \(signal.rawValue)") }
        if let signal = filter.issuedAs { parts.append("card.signal = \(signal.rawValue)") }
        if let unit = filter.unit { parts.append("card.unit_id = \(unit)") }
        if let person = filter.person { parts.append("card.person_id = \(person)") }
        if let month = filter.month {
            parts.append("card.on_day >= \(month + "-01") AND card.on_day <= \(max(filter.through ?? month, month) + "-31")")
        }
        if let day = filter.asOf { parts.append("card.on_day <= \(day)") }
        if let place {
            parts.append(
                """
                (card.on_day < \(place.on) OR (card.on_day = \(place.on) AND (card.matter_id < \(place.matter)
                    OR (card.matter_id = \(place.matter) AND card.rule < \(place.rule)))))
                """)
            // The same again, so that an index is used from its place on.
            parts.append("card.on_day <= \(place.on)")
        }
        let which = (parts.isEmpty ? "1 = 1" : parts.joined(" AND ")) + within(units, "card.unit_id")
        let when: SQL =
            filter.asOf.map { "now.since_on <= \($0) AND (now.until_on IS NULL OR now.until_on > \($0))" } ?? "now.until_on IS NULL"
        func arm(_ table: SQL, _ more: SQL = "", isGone: Bool = false, isFound: Bool = true) -> SQL {
            let about: SQL = isFound ? "card.part_name, card.yellow_rule" : "NULL AS part_name, NULL AS yellow_rule"
            let mark: SQL = isGone && filter.asOf == nil ? "1" : "0"
            let rows: SQL = """
                SELECT card.matter_id, card.rule, card.signal, card.on_day, card.unit_id, card.person_id, COALESCE(now.state, 'issued') AS state,
                    COALESCE(now.stands_as, card.signal) AS stands_as, COALESCE(now.is_asked, 0) AS is_asked, \(mark) AS is_gone,
                    \(about)
                FROM \(table) AS card \(join) supervision_card_state AS now
                    ON now.matter_id = card.matter_id AND now.rule = card.rule AND now.signal = card.signal AND \(when)
                WHERE \(which)\(more)
                """
            guard let newest else { return rows }
            return "SELECT * FROM (\(rows) ORDER BY card.on_day DESC, card.matter_id DESC, card.rule DESC LIMIT \(newest)) AS newest"
        }
        func ofWindow(_ which: SQL) -> SQL {
            filter.window.map {
                """
                 AND EXISTS (SELECT 1 FROM supervision_case AS one WHERE one.matter_id = card.matter_id AND one.window_id = \($0)
                    AND \(which))
                """
            } ?? ""
        }
        let ofClerk = ofWindow(Transaction.isOfWindow), ofClerkByHand = ofWindow("card.person_id = one.window_id")
        // Cards of inspectors and those that are gone are few, and look for the item of their case.
        let ofItem: SQL = filter.item.map { " AND card.item = \($0)" } ?? ""
        let ofCase: SQL =
            filter.item.map {
                " AND EXISTS (SELECT 1 FROM supervision_case AS one WHERE one.matter_id = card.matter_id AND one.item = \($0))"
            } ?? ""
        let ofRule: SQL = filter.rule.map { " AND card.code = \($0)" } ?? ""
        var found = arm("supervision_card", ofItem + ofRule + ofClerk)
        // Nothing is awaited any more of what is gone; on a past day it was not gone.
        let isAwaited =
            missed != nil || filter.isAsked || filter.isWaiting
            || filter.state.map { [.issued, .explained, .appealed].contains($0) } ?? false
        let isWork = isAwaited && filter.asOf == nil
        if filter.issuedAs == nil, !isWork { found = found + " UNION ALL " + arm(goneCards, ofCase + ofRule + ofClerk, isGone: true) }
        switch filter.rule {
        case nil: return found + " UNION ALL " + arm("card_issued", ofCase + ofClerkByHand, isFound: false)
        case CardFilter.inspectors?: return arm("card_issued", ofCase + ofClerkByHand, isFound: false)
        case .some: return found
        }
    }
}

extension CardLine {
    fileprivate init(_ row: Row) throws {
        guard let state = CardLife.State(rawValue: try row.get("state")), let signal = SupervisionSignal(rawValue: try row.get("stands_as"))
        else { throw DatabaseError(.other, "the state of a card is damaged. Run gongkai supervision rebuild.") }
        self.init(
            key: try CardKey(row), number: try row.get("number", as: String?.self) ?? "", title: try row.get("title"),
            on: try row.get("on_day"), unit: try row.get("unit_id"), person: try row.get("person_id"), state: state, signal: signal,
            isAsked: try row.get("is_asked"), isGone: try row.get("is_gone"),
            part: try row.get("part_name"), yellow: try row.get("yellow_rule"))
    }
}
