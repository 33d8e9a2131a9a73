package import GongkaiCore

/// The annual report: figures derived from the registers, the records behind each, the words, and what was published.
package struct AnnualReportStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// Fills a form for a year from the registers. `agencies` nil takes the whole database, which saves looking at each row's agency. `asOf` nil reads the registers as they stand now.
    package func derive(
        _ form: ReportForm, year: Int, agencies: Set<AgencyID>?, asOf moment: Instant? = nil
    ) async throws -> DerivedReport {
        try await database.read { tx in try tx.derive(form, ReportPeriod(year: year, asOf: moment), agencies: agencies) }
    }
}

extension Transaction {
    /// One statement for each source that the form names.
    func derive(_ form: ReportForm, _ period: ReportPeriod, agencies: Set<AgencyID>?) throws -> DerivedReport {
        var cubes: [String: FigureCube] = [:]
        var figures: [String: DerivedFigure] = [:]
        for definition in form.figures {
            guard let query = definition.query else {
                figures[definition.code] = DerivedFigure(code: definition.code, value: .notApplicable, records: 0, blanks: 0)
                continue
            }
            let source = try FigureSource.named(query.source)
            let cube = try cubes[source.name] ?? FigureCube(source, period, agencies, in: self)
            cubes[source.name] = cube
            figures[definition.code] = try cube.figure(definition.code, query)
        }
        return DerivedReport(form: form, year: period.year, figures: figures)
    }
}
