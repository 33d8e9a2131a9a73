package import GongkaiCore

extension AnnualReportStore {
    /// The agencies an agency's report covers: it and all below. Nil when that is every agency there is, which saves looking at each row's.
    package func scope(of agency: AgencyID) async throws -> Set<AgencyID>? {
        try await database.read { tx in try tx.reportScope(of: agency) }
    }
}

extension Transaction {
    func reportScope(of agency: AgencyID) throws -> Set<AgencyID>? {
        let (covered, isEverything) = try reach(of: agency)
        return isEverything ? nil : covered
    }

    /// The name under which an agency publishes.
    func name(of agency: AgencyID) throws -> String? {
        try first("SELECT name FROM agency WHERE id = \(agency.value)")?.get("name")
    }
}
