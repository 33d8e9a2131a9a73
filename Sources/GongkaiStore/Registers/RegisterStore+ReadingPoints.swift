package import GongkaiCore

/// A reading point that is open: what its register says of it to everybody.
package struct OpenReadingPoint: Sendable, Equatable {
    package let agency: AgencyID
    package let name: String
    package let address: String?
}

extension RegisterStore {
    /// The reading points that are open on a day.
    package func readingPoints(on day: Day) async throws -> [OpenReadingPoint] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT agency_id, name, address FROM reading_point
                WHERE is_current = 1 AND since <= \(day) AND (until IS NULL OR until >= \(day))
                ORDER BY agency_id, name
                """
            ).map { OpenReadingPoint(agency: try $0.get("agency_id"), name: try $0.get("name"), address: try $0.get("address")) }
        }
    }
}
