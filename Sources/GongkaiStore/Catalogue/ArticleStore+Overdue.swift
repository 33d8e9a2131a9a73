package import GongkaiCore

extension ArticleStore {
    /// What a unit made and has not published though the deadline is over, as the overview counts it; the longest first.
    package func overdue(
        of agency: AgencyID, for officer: Officer, at now: Instant, calendar: WorkingCalendar = .published
    ) async throws -> [UnitPublishing.Late] {
        try await database.read { tx in
            guard try tx.reader(officer).scope.contains(agency) else { return [] }
            return UnitPublishing.late(try tx.unpublished(by: [agency], madeThrough: now.day), on: now.day, calendar)
        }
    }
}
