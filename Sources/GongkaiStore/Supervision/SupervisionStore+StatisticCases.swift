package import GongkaiCore

/// The cases that one number of the statistics counts.
package struct StatisticCases: Sendable, Equatable {
    package enum What: String, Sendable, CaseIterable {
        /// What came in these months.
        case received
        /// What was decided in them, or ended without a decision.
        case ended
    }

    package let what: What
    package let dimension: SupervisionStatistic.Dimension
    /// The key of the unit or person, the code of the item; of no meaning for months.
    package let subject: String
    /// Months, such as 2026-03.
    package let from: String
    package let through: String

    package init(_ what: What, by dimension: SupervisionStatistic.Dimension, _ subject: String, from: String, through: String) {
        self.what = what
        self.dimension = dimension
        self.subject = subject
        self.from = from
        self.through = through
    }

    fileprivate var day: SQL { what == .received ? "received_on" : "ended_on" }

    fileprivate var condition: SQL {
        let months: SQL = "\(day) >= \(from + "-01") AND \(day) <= \(through + "-31")"
        let key = Int64(subject) ?? 0
        switch dimension {
        case .unit: return months + " AND unit_id = \(key)"
        case .item: return months + " AND item = \(subject)"
        case .window: return months + " AND window_id = \(key)"
        case .person: return months + " AND handler_id = \(key)"
        case .month: return months
        }
    }
}

/// A case that the statistics count.
package struct StatisticLine: Sendable, Equatable {
    package let id: MatterID
    package let number: String
    package let title: String
    package let unit: AgencyID
    package let colour: String
    package let received: Day?
    package let ended: Day?

    /// Where the next page of a list begins.
    package func place(in cases: StatisticCases) -> StatisticPlace? {
        (cases.what == .received ? received : ended).map { StatisticPlace(on: $0, matter: id) }
    }
}

/// A place in such a list, the earliest first.
package struct StatisticPlace: Sendable, Equatable {
    package let on: Day
    package let matter: MatterID

    init(on: Day, matter: MatterID) {
        self.on = on
        self.matter = matter
    }

    /// As addresses carry it.
    package var text: String { "\(on)~\(matter.value)" }

    package init?(text: String) {
        let parts = text.split(separator: "~").map(String.init)
        guard parts.count == 2, let on = Day(parts[0]), let matter = Int64(parts[1]) else { return nil }
        self.init(on: on, matter: MatterID(value: matter))
    }
}

extension SupervisionStore {
    /// The cases behind a number of the statistics, the earliest first, with how many there are. `units`: those one may see; nil for all.
    package func cases(
        _ cases: StatisticCases, within units: Set<AgencyID>?, after place: StatisticPlace?, limit: Int = 50
    ) async throws -> (lines: [StatisticLine], next: StatisticPlace?, total: Int) {
        try await database.read { tx in
            let which = cases.condition + Self.within(units), day = cases.day
            let total = try tx.value("SELECT COUNT(*) FROM supervision_case WHERE \(which)", as: Int.self)
            let from: SQL =
                place.map { " AND \(day) >= \($0.on) AND (\(day) > \($0.on) OR matter_id > \($0.matter))" } ?? ""
            let lines = try tx.rows(
                """
                SELECT one.*, matter.number, matter.title FROM (
                    SELECT matter_id, unit_id, colour, received_on, ended_on FROM supervision_case
                    WHERE \(which)\(from) ORDER BY \(day), matter_id LIMIT \(limit + 1)) AS one
                JOIN matter ON matter.id = one.matter_id ORDER BY one.\(day), one.matter_id
                """
            ).map { row in
                StatisticLine(
                    id: try row.get("matter_id"), number: try row.get("number", as: String?.self) ?? "", title: try row.get("title"),
                    unit: try row.get("unit_id"), colour: try row.get("colour"), received: try row.get("received_on"),
                    ended: try row.get("ended_on"))
            }
            let shown = Array(lines.prefix(limit))
            return (shown, lines.count > limit ? shown.last?.place(in: cases) : nil, total)
        }
    }
}
