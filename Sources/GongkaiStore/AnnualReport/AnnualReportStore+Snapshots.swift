package import GongkaiCore

extension AnnualReportStore {
    /// All snapshots of one report, the oldest first.
    package func snapshots(of agency: AgencyID, year: Int) async throws -> [ReportSnapshot] {
        try await database.read { tx in try tx.snapshots(of: agency, year: year) }
    }

    /// Every published report in its last version, the newest year first, without the contents: a list needs none of them.
    package func published() async throws -> [PublishedReport] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT agency_id, year, sequence, published_on FROM report_snapshot
                WHERE sequence = (
                    SELECT MAX(sequence) FROM report_snapshot AS later
                    WHERE later.agency_id = report_snapshot.agency_id AND later.year = report_snapshot.year)
                ORDER BY year DESC, agency_id
                """
            ).map { row in
                PublishedReport(
                    agency: AgencyID(value: try row.get("agency_id")), year: try row.get("year"), sequence: try row.get("sequence"),
                    publishedOn: try row.get("published_on"))
            }
        }
    }

    /// Figures that the registers now give differently from a snapshot: corrections made after publication.
    package func differences(_ snapshot: ReportSnapshot) async throws -> [ReportDifference] {
        guard let form = ReportForm.form(id: snapshot.form) else { return [] }
        return try await database.read { tx in
            let derived = try tx.derive(form, ReportPeriod(year: snapshot.year), agencies: tx.reportScope(of: snapshot.agency))
            return snapshot.differences(from: derived)
        }
    }
}

extension ReportSnapshot {
    /// Figures that a report derived on the same form gives differently.
    package func differences(from derived: DerivedReport) -> [ReportDifference] {
        derived.form.figures.compactMap { definition in
            guard let published = content.figures[definition.code],
                let current = derived.figures[definition.code]?.value, published != current
            else { return nil }
            return ReportDifference(code: definition.code, label: definition.label, published: published, current: current)
        }
    }
}

extension Transaction {
    func snapshots(of agency: AgencyID, year: Int) throws -> [ReportSnapshot] {
        try rows(
            "SELECT * FROM report_snapshot WHERE agency_id = \(agency.value) AND year = \(year) ORDER BY sequence"
        ).map(ReportSnapshot.init(row:))
    }
}

extension ReportSnapshot {
    init(row: Row) throws {
        let text: String = try row.get("content")
        let stored: String = try row.get("sha256")
        self.init(
            id: try row.get("id"), agency: AgencyID(value: try row.get("agency_id")), year: try row.get("year"),
            form: try row.get("form"), sequence: try row.get("sequence"), content: try ReportContent(canonicalText: text),
            sha256: stored, isIntact: SHA256.hex(of: text) == stored, publishedOn: try row.get("published_on"),
            publishedAt: try row.get("published_at"), note: try row.get("note"), publishedBy: try row.get("published_by"),
            coverage: ReportCoverage(stored: try row.get("covers")))
    }
}
