package import GongkaiCore

extension ArticleStore {
    /// What the units within an officer's reach made and have not published though the deadline is over, the longest first.
    package func overdue(
        for officer: Officer, at now: Instant
    ) async throws -> [UnitPublishing.Late] {
        try await database.read { tx in
            let scope = try tx.reader(officer).scope.sorted { $0.value < $1.value }
            return UnitPublishing.late(try tx.unpublished(by: scope, madeThrough: now.day), on: now.day, try tx.workingCalendar())
        }
    }

    /// What a unit made and has not published though the deadline is over, as the overview counts it; the longest first.
    package func overdue(
        of agency: AgencyID, for officer: Officer, at now: Instant
    ) async throws -> [UnitPublishing.Late] {
        try await database.read { tx in
            guard try tx.reader(officer).scope.contains(agency) else { return [] }
            return UnitPublishing.late(try tx.unpublished(by: [agency], madeThrough: now.day), on: now.day, try tx.workingCalendar())
        }
    }
}
