package import GongkaiCore

extension SupervisionStore {
    /// The scores of units in a period, with the scheme that held on its last day, best first. From sums that are kept, never counted over cards:
    /// the sheets have no entries.
    package func ranking(of units: [AgencyID], in period: ScorePeriod) async throws -> [ScoreRank] {
        try await ranking(units.map { .unit($0) }, in: period)
    }

    /// The same for units or for persons. A period is made of whole months.
    package func ranking(_ subjects: [ScoreSubject], in period: ScorePeriod) async throws -> [ScoreRank] {
        try await database.read { tx in
            guard let scheme = ScoreScheme.inForce(on: period.last, of: try tx.schemes().schemes) else { return [] }
            let inputs = Dictionary(grouping: try tx.scoreSums(in: period, tx.cardChanges(in: period)), by: \.subject).mapValues {
                $0.map(\.input)
            }
            return ScoreRank.ranking(subjects.map { ScoreSheet($0, period, inputs[$0] ?? [], by: scheme) })
        }
    }

    /// The totals of subjects month by month, for the twelve months of a year; nil where no scheme held.
    package func months(_ subjects: [ScoreSubject], of year: Int) async throws -> [ScoreSubject: [ScoreSheet?]] {
        try await database.read { tx in
            let schemes = try tx.schemes().schemes
            let changes = try ScorePeriod.year(year).map { try tx.cardChanges(in: $0) } ?? []
            var sheets: [ScoreSubject: [ScoreSheet?]] = [:]
            for month in 1...12 {
                guard let period = ScorePeriod.month(month, of: year) else { continue }
                let scheme = ScoreScheme.inForce(on: period.last, of: schemes)
                let inputs = Dictionary(grouping: try tx.scoreSums(in: period, changes), by: \.subject).mapValues { $0.map(\.input) }
                for subject in subjects {
                    sheets[subject, default: []].append(scheme.map { ScoreSheet(subject, period, inputs[subject] ?? [], by: $0) })
                }
            }
            return sheets
        }
    }

    /// The same as it stood on a day: cards that were found by then, as they stood then. Each is looked at, which takes its time for many.
    package func ranking(_ subjects: [ScoreSubject], in period: ScorePeriod, asOf day: Day) async throws -> [ScoreRank] {
        try await database.read { tx in
            try tx.requireDerived(through: day)
            guard let scheme = ScoreScheme.inForce(on: period.last, of: try tx.schemes().schemes) else { return [] }
            return ScoreRank.ranking(
                try subjects.map { ScoreSheet($0, period, try tx.scoreInputs(in: period, of: $0, asOf: day), by: scheme) })
        }
    }

    /// The score of one unit or person in a period with everything it rests on, now or as it stood on a day; nil where no scheme held.
    package func score(of subject: ScoreSubject, in period: ScorePeriod, asOf day: Day? = nil) async throws -> ScoreSheet? {
        try await database.read { tx in
            if let day { try tx.requireDerived(through: day) }
            guard let scheme = ScoreScheme.inForce(on: period.last, of: try tx.schemes().schemes) else { return nil }
            return ScoreSheet(subject, period, try tx.scoreInputs(in: period, of: subject, asOf: day), by: scheme)
        }
    }

    /// The units that have anything in a period by which they could be scored: cases that came or ended, cards, late columns.
    package func scoredUnits(in period: ScorePeriod) async throws -> Set<AgencyID> {
        try await database.read { tx in
            let within: SQL = "on_day BETWEEN \(period.first) AND \(period.last)"
            let units = try tx.rows(
                """
                SELECT DISTINCT subject FROM supervision_tally WHERE kind = 'unit' AND month >= \(period.firstMonth)
                    AND month <= \(period.lastMonth) AND number > 0
                """
            ).compactMap { Int64(try $0.get("subject", as: String.self)).map { AgencyID(value: $0) } }
            return Set(units).union(
                try tx.rows(
                    "SELECT unit_id FROM card_issued WHERE \(within) UNION SELECT unit_id FROM column_card WHERE \(within)"
                ).map { try $0.get("unit_id") })
        }
    }

    /// Who has had anything in a period that counts, beside those that have not.
    package func scoredPersons(in period: ScorePeriod) async throws -> Set<OfficerID> {
        try await database.read { tx in
            let persons = try tx.rows(
                """
                SELECT DISTINCT subject FROM supervision_tally WHERE kind = 'person' AND month >= \(period.firstMonth)
                    AND month <= \(period.lastMonth) AND number > 0
                """
            ).compactMap { Int64(try $0.get("subject", as: String.self)).map { OfficerID(value: $0) } }
            return Set(persons).union(
                try tx.rows(
                    """
                    SELECT DISTINCT person_id FROM card_issued
                    WHERE on_day BETWEEN \(period.first) AND \(period.last) AND person_id IS NOT NULL
                    """
                ).map { try $0.get("person_id") })
        }
    }
}

extension ScorePeriod {
    package var firstMonth: String { String(first.text.prefix(7)) }
    package var lastMonth: String { String(last.text.prefix(7)) }
}

extension Transaction {
    /// What a subject's score in a period rests on, as it counts now or counted on a day: what was withdrawn does not, nor what is gone.
    func scoreInputs(in period: ScorePeriod, of subject: ScoreSubject, asOf day: Day? = nil) throws -> [ScoreInput] {
        let last = day.map { min($0, period.last) } ?? period.last
        let whose: SQL =
            switch subject {
            case .unit(let id): "unit_id = \(id)"
            case .person(let id): "person_id = \(id)"
            }
        let which: SQL = "\(whose) AND on_day BETWEEN \(period.first) AND \(last)"
        let cards = try storedCards(which, asOf: day ?? "9999-12-31").filter { !$0.isGone || day != nil }.compactMap { stored in
            stored.card.map { ScoreInput($0, stored.life) }
                ?? ScoreInput(
                    issued: stored.life, subject: stored.key.matter.value, rule: stored.key.rule, unit: stored.agency, person: stored.person
                )
        }
        let facts = try rows("SELECT * FROM supervision_fact WHERE \(which) ORDER BY matter_id, measure, event")
            .compactMap { try ScoreInput(factRow: $0) }
        let others = try columnInputs(in: period, of: subject, asOf: day) + shorterPromises(in: period, of: subject)
        return cards + facts + others.filter { $0.on <= last }
    }

    /// Stops whoever asks for a day that was not derived yet.
    func requireDerived(through day: Day) throws {
        let through = try supervisionBasis()?.through
        if through.map({ $0 < day }) ?? true { throw SupervisionRefusal.notDerived(through: through) }
    }
}

extension ScoreSubject {
    /// As tables have it.
    package init(kind: String, id: Int64) throws {
        switch kind {
        case "unit": self = .unit(AgencyID(value: id))
        case "person": self = .person(OfficerID(value: id))
        default: throw DatabaseError(.other, "\(kind) is nobody who is scored")
        }
    }

    package var kind: String { if case .unit = self { "unit" } else { "person" } }

    package var id: Int64 {
        switch self {
        case .unit(let id): id.value
        case .person(let id): id.value
        }
    }
}
