package import GongkaiCore

/// The annual report: figures derived from the registers, the records behind each, the words, and what was published.
package struct AnnualReportStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// Fills a form for a year from the registers. `agencies` nil takes the whole database, which saves looking at each row's agency.
    /// `asOf` nil reads the registers as they stand now; `only` nil derives all figures.
    package func derive(
        _ form: ReportForm, year: Int, agencies: Set<AgencyID>?, asOf moment: Instant? = nil, only codes: Set<String>? = nil
    ) async throws -> DerivedReport {
        try await database.read { tx in
            try tx.derive(form, ReportPeriod(year: year, asOf: moment), agencies: agencies, only: codes)
        }
    }

    /// Fills a form for each of several agencies with all below it, as ``derive(_:year:agencies:asOf:only:)`` would one by one, but reading
    /// the registers once.
    package func derive(_ form: ReportForm, year: Int, eachOf agencies: Set<AgencyID>) async throws -> [AgencyID: DerivedReport] {
        try await database.read { tx in
            let period = ReportPeriod(year: year)
            let scopes = Dictionary(uniqueKeysWithValues: try agencies.map { ($0, try tx.scope(of: $0)) })
            var figures: [AgencyID: [String: DerivedFigure]] = [:]
            for (name, definitions) in Dictionary(grouping: form.figures, by: { $0.query?.source }) {
                let cube = try name.map { try FigureCube(FigureSource.named($0), period, nil, byAgency: true, in: tx) }
                for (agency, scope) in scopes {
                    let own = cube?.within(scope)
                    for definition in definitions {
                        figures[agency, default: [:]][definition.code] = try DerivedFigure(definition, own)
                    }
                }
            }
            return scopes.keys.reduce(into: [:]) { $0[$1] = DerivedReport(form: form, year: year, figures: figures[$1] ?? [:]) }
        }
    }
}

extension Transaction {
    /// One statement for each source that the figures wanted name; nil wants them all.
    func derive(
        _ form: ReportForm, _ period: ReportPeriod, agencies: Set<AgencyID>?, only codes: Set<String>? = nil
    ) throws -> DerivedReport {
        var cubes: [String: FigureCube] = [:]
        var figures: [String: DerivedFigure] = [:]
        for definition in form.figures where codes?.contains(definition.code) ?? true {
            var cube: FigureCube?
            if let name = definition.query?.source {
                cube = try cubes[name] ?? FigureCube(FigureSource.named(name), period, agencies, in: self)
                cubes[name] = cube
            }
            figures[definition.code] = try DerivedFigure(definition, cube)
        }
        return DerivedReport(form: form, year: period.year, figures: figures)
    }
}
