package import GongkaiCore

/// What months brought to a unit, an item, a window clerk or a handler, or all together.
package struct SupervisionStatistic: Sendable, Equatable {
    /// What the numbers are told by.
    package enum Dimension: String, Sendable, CaseIterable {
        case unit, item, window, person, month
    }

    /// The key of the unit or person, the code of the item, or the month.
    package let subject: String
    package let received: Int
    package let ended: Int
    package let warnings: Int
    package let yellows: Int
    package let reds: Int

    package var broken: Int { yellows + reds }
}

extension SupervisionStore {
    /// From the month of one day to that of another. `units`: with it the numbers of these units alone, which only units and months can tell.
    package func statistics(
        by dimension: SupervisionStatistic.Dimension, from first: String, through last: String, within units: Set<AgencyID>?
    ) async throws -> [SupervisionStatistic] {
        try await database.read { tx in
            let kind = dimension == .month ? "unit" : dimension.rawValue
            let column: SQL = dimension == .month ? "month" : "subject"
            let whose: SQL = units.map { " AND subject IN \(list: $0.map { String($0.value) }.sorted())" } ?? ""
            var numbers: [String: [String: Int]] = [:]
            let kept: SQL = """
                SELECT \(column) AS subject, what, CAST(SUM(number) AS BIGINT) AS number FROM supervision_tally
                WHERE kind = \(kind) AND month >= \(first) AND month <= \(last) AND what <> 'fact'\(whose) GROUP BY \(column), what
                """
            for row in try tx.rows(kept) + tx.rows(Self.issued(by: dimension, from: first, through: last, within: units)) {
                numbers[try row.get("subject"), default: [:]][try row.get("what"), default: 0] += try row.get("number", as: Int.self)
            }
            let all = numbers.keys.sorted().map { subject in
                let of = numbers[subject] ?? [:]
                return SupervisionStatistic(
                    subject: subject, received: of["received"] ?? 0, ended: of["ended"] ?? 0, warnings: of["warning"] ?? 0,
                    yellows: of["yellow"] ?? 0, reds: of["red"] ?? 0)
            }.filter { $0.received + $0.ended + $0.warnings + $0.broken > 0 }
            return dimension == .month ? all : all.sorted { ($1.broken, $1.received, $0.subject) < ($0.broken, $0.received, $1.subject) }
        }
    }
    /// Cards by hand are few, and counted when they are asked for. Of a window clerk are those that were given to them.
    private static func issued(
        by dimension: SupervisionStatistic.Dimension, from first: String, through last: String, within units: Set<AgencyID>?
    ) -> SQL {
        let ofCase: SQL = " JOIN supervision_case AS one ON one.matter_id = card.matter_id"
        let (subject, join): (SQL, SQL) =
            switch dimension {
            case .unit: ("CAST(card.unit_id AS TEXT)", "")
            case .person: ("CAST(card.person_id AS TEXT)", "")
            case .month: ("substr(card.on_day, 1, 7)", "")
            case .item: ("one.item", ofCase)
            case .window: ("CAST(one.window_id AS TEXT)", ofCase + " AND one.window_id = card.person_id")
            }
        return """
            SELECT \(subject) AS subject, card.signal AS what, COUNT(*) AS number FROM card_issued AS card\(join)
            WHERE card.on_day >= \(first + "-01") AND card.on_day <= \(last + "-31") AND \(subject) IS NOT NULL\(within(units, "card.unit_id"))
            GROUP BY \(subject), card.signal
            """
    }
}
