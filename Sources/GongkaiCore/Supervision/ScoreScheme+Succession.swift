extension ScoreScheme {
    /// Refuses a list that would score days that are over by other weights: their ranking may not be published yet.
    package static func checkSuccession(of known: [ScoreScheme], _ next: [ScoreScheme], on day: Day) throws(ScoreSchemeFault) {
        let earliest = day.adding(days: 1)
        for old in known {
            guard let new = next.first(where: { $0.code == old.code && $0.version == old.version }) else {
                throw .gone(scheme: old.code, version: old.version)
            }
            guard new.ending(nil) == old.ending(nil) else { throw .changed(scheme: old.code, version: old.version) }
            if new.until != old.until, [new.until, old.until].compactMap(\.self).contains(where: { $0 < day }) {
                throw .inThePast(scheme: old.code, version: old.version, earliest: earliest)
            }
        }
        for new in next where !known.contains(where: { $0.code == new.code && $0.version == new.version }) && new.since < earliest {
            throw .inThePast(scheme: new.code, version: new.version, earliest: earliest)
        }
    }

    private func ending(_ until: Day?) -> ScoreScheme {
        ScoreScheme(
            code: code, version: version, name: name, since: since, until: until, heads: heads, deductions: deductions, bonuses: bonuses,
            grades: grades)
    }
}
