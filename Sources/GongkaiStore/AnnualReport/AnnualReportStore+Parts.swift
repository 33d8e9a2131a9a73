package import GongkaiCore

/// The words of one part of a report, in its current version.
package struct ReportPartText: Sendable, Equatable {
    package let text: String
    package let version: Int
    package let recordedBy: String
    package let recordedAt: Instant
}

extension AnnualReportStore {
    /// The words entered so far, by part id of the form.
    package func parts(of agency: AgencyID, year: Int) async throws -> [String: ReportPartText] {
        try await database.read { tx in try tx.parts(of: agency, year: year) }
    }

    /// Replaces the words of one part by a new version. `expecting` is the version the writer saw (0: none yet); another one in between is `.stale`.
    package func write(
        _ text: String, part: String, of agency: AgencyID, year: Int, expecting version: Int, by actor: Actor, at now: Instant
    ) async throws {
        try await database.write { tx in
            try tx.write(text, part: part, of: agency, year: year, expecting: version, by: actor, at: now)
        }
    }
}

extension Transaction {
    func write(
        _ text: String, part: String, of agency: AgencyID, year: Int, expecting version: Int, by actor: Actor, at now: Instant
    ) throws {
        let before = try parts(of: agency, year: year)[part]
        guard (before?.version ?? 0) == version else {
            throw DatabaseError(.stale, "part \(part) is now version \(before?.version ?? 0), not \(version)")
        }
        if before?.text == text { return }
        if version > 0 {
            try run(
                """
                UPDATE report_part SET is_current = 0
                WHERE agency_id = \(agency.value) AND year = \(year) AND part = \(part) AND version = \(version) AND is_current = 1
                """, expecting: 1)
        }
        try run(
            """
            INSERT INTO report_part (agency_id, year, part, version, is_current, text, recorded_by, recorded_at)
            VALUES (\(agency.value), \(year), \(part), \(version + 1), 1, \(text), \(actor.name), \(now))
            """)
        try record(
            action: "report.write", subject: "report_part/\(agency.value)/\(year)/\(part)", version: Int64(version + 1), reason: nil,
            before: before.map { JSONText.object(["text": $0.text]) }, after: JSONText.object(["text": text]), by: actor, at: now)
    }

    func parts(of agency: AgencyID, year: Int) throws -> [String: ReportPartText] {
        let rows = try rows(
            """
            SELECT part, text, version, recorded_by, recorded_at FROM report_part
            WHERE agency_id = \(agency.value) AND year = \(year) AND is_current = 1
            """)
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                (try row.get("part", as: String.self), try ReportPartText(row: row))
            })
    }
}

extension ReportPartText {
    fileprivate init(row: Row) throws {
        self.init(
            text: try row.get("text"), version: try row.get("version"), recordedBy: try row.get("recorded_by"),
            recordedAt: try row.get("recorded_at"))
    }
}
