import GongkaiCore

extension Transaction {
    /// What scores in a period rest on, as sums by subject and head: a few rows however many cards there are. Only what inspectors and decisions changed is looked at singly.
    func scoreSums(in period: ScorePeriod, _ changes: [CardChange]) throws -> [(subject: ScoreSubject, input: ScoreInput)] {
        var points: [ScoreSubject: [String: Int]] = [:]
        var facts: [(subject: ScoreSubject, input: ScoreInput)] = []
        for row in try rows(
            """
            SELECT kind, subject, what, code, head, CAST(SUM(number) AS BIGINT) AS number, CAST(SUM(points) AS BIGINT) AS points
            FROM supervision_tally WHERE kind IN ('unit', 'person') AND month >= \(period.firstMonth) AND month <= \(period.lastMonth)
                AND what IN ('warning', 'yellow', 'red', 'fact')
            GROUP BY kind, subject, what, code, head
            """)
        {
            guard let id = Int64(try row.get("subject", as: String.self)) else { continue }
            let subject = try ScoreSubject(kind: row.get("kind"), id: id)
            if try row.get("what", as: String.self) == "fact" {
                guard let measure = ScoreScheme.Measure(rawValue: try row.get("code")) else { continue }
                let count: Int = try row.get("number")
                if count > 0 { facts.append((subject, ScoreInput(count, of: measure, on: period.first, subject))) }
            } else {
                points[subject, default: [:]][try row.get("head"), default: 0] += try row.get("points", as: Int.self)
            }
        }
        for change in changes where period.first <= change.on && change.on <= period.last {
            points[.unit(change.unit), default: [:]][change.head, default: 0] += change.points
            if let person = change.person { points[.person(person), default: [:]][change.head, default: 0] += change.points }
        }
        for late in try columnInputs(in: period, of: nil) {
            points[.unit(late.unit), default: [:]][late.head ?? "", default: 0] += late.points
        }
        for (unit, promises) in Dictionary(grouping: try shorterPromises(in: period), by: \.unit).sorted(by: { $0.key.value < $1.key.value }
        ) {
            facts.append((.unit(unit), ScoreInput(promises.count, of: .shorterPromise, on: period.first, .unit(unit))))
        }
        return facts
            + points.flatMap { subject, heads in
                heads.sorted { $0.key < $1.key }.map { (subject, ScoreInput(sum: $0.value, under: $0.key, on: period.first, subject)) }
            }
    }
}

/// By how much what became of a card changes what it costs.
struct CardChange {
    let on: Day
    let unit: AgencyID
    let person: OfficerID?
    let head: String
    let points: Int
}

extension Transaction {
    /// What people did with cards of a period changes these sums: what rules found stands in them as it was found, what inspectors issued does not. Read by
    /// what was done, of which there is less than cards.
    func cardChanges(in period: ScorePeriod) throws -> [CardChange] {
        func from(_ table: SQL, _ isOwn: SQL, _ more: SQL = "") -> SQL {
            """
            SELECT card.on_day, card.unit_id, card.person_id, card.points, card.head, card.signal, now.state, now.stands_as, \(isOwn) AS is_own
            FROM supervision_card_state AS now CROSS JOIN \(table) AS card
            WHERE card.matter_id = now.matter_id AND card.rule = now.rule AND card.signal = now.signal AND now.until_on IS NULL
                AND card.on_day BETWEEN \(period.first) AND \(period.last)\(more)
            """
        }
        let withdrawn: SQL = " AND (now.state = 'withdrawn' OR now.stands_as <> now.signal)"
        return try rows(from("supervision_card", "0", withdrawn) + " UNION ALL " + from("card_issued", "1")).map { row in
            let counted: Int = try row.get("points"), stands = SupervisionSignal(rawValue: try row.get("stands_as")) ?? .warning
            let isUpgraded = try row.get("stands_as", as: String.self) != row.get("signal", as: String.self)
            let now =
                try row.get("state", as: String.self) == "withdrawn"
                ? 0 : isUpgraded ? max(counted, ScoreInput.points(of: stands)) : counted
            return CardChange(
                on: try row.get("on_day"), unit: try row.get("unit_id"), person: try row.get("person_id"), head: try row.get("head"),
                points: now - (try row.get("is_own", as: Bool.self) ? 0 : counted))
        }
    }
}
