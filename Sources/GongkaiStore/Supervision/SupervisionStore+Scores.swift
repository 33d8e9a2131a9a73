package import GongkaiCore

extension SupervisionStore {
    /// The scores of units in a period, with the scheme that held on its last day, best first. Each line of a score says what it rests on.
    package func ranking(of units: [AgencyID], in period: ScorePeriod) async throws -> [ScoreRank] {
        try await database.read { tx in
            guard let scheme = ScoreScheme.inForce(on: period.last, of: try tx.schemes().schemes) else { return [] }
            let inputs = try tx.scoreInputs(in: period)
            return ScoreRank.ranking(units.map { ScoreSheet(.unit($0), period, inputs, by: scheme) })
        }
    }

    /// The score of one unit or person in a period; nil where no scheme held.
    package func score(of subject: ScoreSubject, in period: ScorePeriod) async throws -> ScoreSheet? {
        try await database.read { tx in
            guard let scheme = ScoreScheme.inForce(on: period.last, of: try tx.schemes().schemes) else { return nil }
            return ScoreSheet(subject, period, try tx.scoreInputs(in: period), by: scheme)
        }
    }
}

extension Transaction {
    /// Cards and facts of a period, as they count now: what was withdrawn does not.
    fileprivate func scoreInputs(in period: ScorePeriod) throws -> [ScoreInput] {
        let cards = try storedCards("on_day BETWEEN \(period.first) AND \(period.last)", asOf: "9999-12-31", ofInspectors: "1 = 0")
            .compactMap { stored in stored.card.flatMap { ScoreInput($0, stored.life) } }
        let facts = try rows("SELECT * FROM supervision_fact WHERE on_day BETWEEN \(period.first) AND \(period.last) ORDER BY matter_id")
            .compactMap { row -> ScoreInput? in
                guard let measure = ScoreScheme.Measure(rawValue: try row.get("measure")) else { return nil }
                return ScoreInput(
                    measure, subject: try row.get("matter_id"), event: try row.get("event", as: Int.self), on: try row.get("on_day"),
                    unit: try row.get("unit_id"), person: try row.get("person_id"))
            }
        return cards + facts
    }
}
