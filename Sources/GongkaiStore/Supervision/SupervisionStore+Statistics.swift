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
            var order: [String] = [], numbers: [String: [String: Int]] = [:]
            for row in try tx.rows(
                """
                SELECT \(column) AS subject, what, CAST(SUM(number) AS BIGINT) AS number FROM supervision_tally
                WHERE kind = \(kind) AND month >= \(first) AND month <= \(last) AND what <> 'fact'\(whose)
                GROUP BY \(column), what ORDER BY \(column)
                """)
            {
                let subject: String = try row.get("subject")
                if numbers[subject] == nil { order.append(subject) }
                numbers[subject, default: [:]][try row.get("what")] = try row.get("number", as: Int.self)
            }
            let all = order.map { subject in
                let of = numbers[subject] ?? [:]
                return SupervisionStatistic(
                    subject: subject, received: of["received"] ?? 0, ended: of["ended"] ?? 0, warnings: of["warning"] ?? 0,
                    yellows: of["yellow"] ?? 0, reds: of["red"] ?? 0)
            }.filter { $0.received + $0.ended + $0.warnings + $0.broken > 0 }
            return dimension == .month ? all : all.sorted { ($1.broken, $1.received, $0.subject) < ($0.broken, $0.received, $1.subject) }
        }
    }
}
