package import GongkaiCore

/// Which open cases one looks at: empty means all.
package struct BoardFilter: Sendable, Hashable {
    package var colour: String?
    package var unit: AgencyID?
    package var item: String?
    /// One of ``CaseStanding/places``: cases that stand there, wherever else they stand.
    package var step: String?

    package init() {}

    func holds(_ one: SupervisedCase) -> Bool {
        (colour.map { $0 == one.colour } ?? true) && (unit.map { $0 == one.unit } ?? true) && (item.map { $0 == one.item } ?? true)
            && (step.map { CaseStanding(text: one.step).places.contains($0) } ?? true)
    }

    /// - Parameter standings: all that are kept; see ``Transaction/standings()``.
    func condition(among standings: @autoclosure () throws -> [String]) rethrows -> SQL {
        var parts: [SQL] = []
        if let colour { parts.append("colour = \(colour)") }
        if let unit { parts.append("unit_id = \(unit)") }
        if let item { parts.append("item = \(item)") }
        if let step {
            let holding = try standings().filter { CaseStanding(text: $0).places.contains(step) }
            parts.append(holding.isEmpty ? "1 = 0" : "step IN \(list: holding)")
        }
        return parts.isEmpty ? "1 = 1" : parts.joined(" AND ")
    }
}

/// How many open cases stand where, by colour.
package struct SupervisionBoard: Sendable, Equatable {
    package static let colours = ["red", "yellow", "warning", "green", "unreadable"]

    /// The cases of one unit, item or step: by colour.
    package struct Line: Sendable, Equatable {
        package let key: String
        package let name: String
        package let cases: [String: Int]

        package var total: Int { cases.values.reduce(0, +) }
        /// How many promises or laws were broken there.
        package var broken: Int { (cases["red"] ?? 0) + (cases["yellow"] ?? 0) }
    }

    package let cases: [String: Int]
    package let units: [Line]
    package let items: [Line]
    /// A case stands in several where steps run side by side, so that these may add up to more.
    package let steps: [Line]
    /// The day up to which everything is derived; nil where nothing was yet.
    package let through: Day?
    /// Cases with steps that the next round looks at.
    package let waiting: Int
}

/// A case in a list.
package struct SupervisedLine: Sendable, Equatable {
    package let id: MatterID
    package let number: String
    package let title: String
    package let unit: AgencyID
    package let colour: String
    package let standing: CaseStanding
    package let received: Day?
    package let nextDay: Day?
}

extension SupervisionStore {
    /// The live board: numbers that are kept, never counted over cases. `units`: those one may see; nil for all.
    package func board(_ filter: BoardFilter, within units: Set<AgencyID>?) async throws -> SupervisionBoard {
        try await database.read { tx in
            let which = try filter.condition(among: tx.standings()) + Self.within(units)
            func lines(_ column: SQL, _ name: SQL, _ join: SQL) throws -> [SupervisionBoard.Line] {
                var found: [String: (name: String, cases: [String: Int])] = [:], order: [String] = []
                for row in try tx.rows(
                    """
                    SELECT sums.subject, sums.colour, sums.cases, \(name) AS name FROM (
                        SELECT \(column) AS subject, colour, CAST(SUM(cases) AS BIGINT) AS cases FROM supervision_standing
                        WHERE \(which) GROUP BY \(column), colour HAVING SUM(cases) > 0) AS sums \(join)
                    """)
                {
                    let key = row["subject"].keyText
                    if found[key] == nil {
                        found[key] = (try row.get("name", as: String?.self) ?? key, [:])
                        order.append(key)
                    }
                    found[key]?.cases[try row.get("colour")] = try row.get("cases", as: Int.self)
                }
                return order.compactMap { key in found[key].map { .init(key: key, name: $0.name, cases: $0.cases) } }.gravestFirst
            }
            let total = try tx.rows(
                """
                SELECT colour, CAST(SUM(cases) AS BIGINT) AS cases FROM supervision_standing WHERE \(which) GROUP BY colour
                HAVING SUM(cases) > 0
                """
            ).reduce(into: [String: Int]()) { $0[try $1.get("colour")] = try $1.get("cases", as: Int.self) }
            return SupervisionBoard(
                cases: total,
                units: try lines("unit_id", "agency.name", "JOIN agency ON agency.id = sums.subject"),
                items: try lines("item", "supervision_item.name", "LEFT JOIN supervision_item ON supervision_item.item = sums.subject"),
                steps: try lines("step", "sums.subject", "").byPlace(only: filter.step), through: try tx.supervisionBasis()?.through,
                waiting: try tx.value("SELECT COUNT(*) FROM (SELECT matter_id FROM supervision_pending LIMIT 10000) AS few"))
        }
    }

    /// Open cases in the order in which they came, from one on, with how many there are.
    package func cases(
        _ filter: BoardFilter, within units: Set<AgencyID>?, after: MatterID?, limit: Int = 50
    ) async throws -> (lines: [SupervisedLine], next: MatterID?, total: Int) {
        try await database.read { tx in
            let which = try filter.condition(among: tx.standings()) + Self.within(units)
            let total = try tx.value(
                "SELECT COALESCE(CAST(SUM(cases) AS BIGINT), 0) FROM supervision_standing WHERE \(which)", as: Int.self)
            let from: SQL = after.map { " AND matter_id > \($0)" } ?? ""
            let lines = try tx.rows(
                """
                SELECT one.*, matter.number, matter.title FROM (
                    SELECT matter_id, unit_id, colour, step, received_on, next_on FROM supervision_case
                    WHERE is_open = 1 AND \(which)\(from) ORDER BY matter_id LIMIT \(limit + 1)) AS one
                JOIN matter ON matter.id = one.matter_id ORDER BY one.matter_id
                """
            ).map { row in
                SupervisedLine(
                    id: try row.get("matter_id"), number: try row.get("number", as: String?.self) ?? "", title: try row.get("title"),
                    unit: try row.get("unit_id"), colour: try row.get("colour"), standing: CaseStanding(text: try row.get("step")),
                    received: try row.get("received_on"), nextDay: try row.get("next_on"))
            }
            return (Array(lines.prefix(limit)), lines.count > limit ? lines[limit - 1].id : nil, total)
        }
    }

    /// The names of the items of all cases.
    package func itemNames(_ codes: Set<String>) async throws -> [String: String] {
        try await database.read { tx in
            try tx.rows("SELECT item, name FROM supervision_item WHERE item IN \(list: codes.sorted())")
                .reduce(into: [:]) { $0[try $1.get("item")] = try $1.get("name", as: String.self) }
        }
    }

    static func within(_ units: Set<AgencyID>?, _ column: SQL = "unit_id") -> SQL {
        units.map { " AND \(column) IN \(list: $0.sorted { $0.value < $1.value })" } ?? ""
    }
}

extension Transaction {
    /// Every combination of steps in which cases stand or stood.
    func standings() throws -> [String] {
        try rows("SELECT DISTINCT step FROM supervision_standing ORDER BY step").map { try $0.get("step") }
    }
}

extension [SupervisionBoard.Line] {
    /// Lines of standings as lines of single places: a case counts in each of its own. Where one looks at one place only, there is no other: its list
    /// would hold more.
    func byPlace(only place: String?) -> Self {
        var cases: [String: [String: Int]] = [:]
        for line in self {
            for key in CaseStanding(text: line.key).places where place == nil || key == place {
                cases[key, default: [:]].merge(line.cases, uniquingKeysWith: +)
            }
        }
        return cases.map { SupervisionBoard.Line(key: $0.key, name: $0.key, cases: $0.value) }.gravestFirst
    }

    /// What is broken most stands first.
    var gravestFirst: [SupervisionBoard.Line] { sorted { ($1.broken, $1.total, $0.key) < ($0.broken, $0.total, $1.key) } }
}

extension SQLValue {
    /// A key of either type, as addresses carry it.
    var keyText: String {
        switch self {
        case .integer(let number): String(number)
        case .text(let text): text
        case .null, .blob: ""
        }
    }
}
