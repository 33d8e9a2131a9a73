package import GongkaiCore

/// Which report a snapshot is of.
package struct ReportPublicationName: Sendable, Equatable {
    package let agency: AgencyID
    package let year: Int
    package let sequence: Int
}

extension AnnualReportStore {
    /// Which reports snapshots are of, by their ids; for lists that must not read their contents.
    package func publicationNames(_ ids: Set<Int64>) async throws -> [Int64: ReportPublicationName] {
        guard !ids.isEmpty else { return [:] }
        return try await database.read { tx in
            let rows = try tx.rows("SELECT id, agency_id, year, sequence FROM report_snapshot WHERE id IN \(list: ids.sorted())")
            return Dictionary(
                uniqueKeysWithValues: try rows.map { row in
                    let name = ReportPublicationName(
                        agency: AgencyID(value: try row.get("agency_id")), year: try row.get("year"), sequence: try row.get("sequence"))
                    return (try row.get("id", as: Int64.self), name)
                })
        }
    }
}
