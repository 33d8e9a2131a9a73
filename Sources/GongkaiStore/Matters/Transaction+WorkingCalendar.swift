package import GongkaiCore

extension Transaction {
    /// The working calendar that holds: the shipped one with every change that was confirmed.
    func workingCalendar() throws -> WorkingCalendar {
        try rows("SELECT lines FROM calendar_change WHERE is_confirmed = 1 ORDER BY decided_at, id")
            .reduce(.published) { try $0.changed(by: $1.get("lines")) }
    }
}

extension ArticleStore {
    /// The working calendar that holds, as deadlines of publishing are counted by it.
    package func workingCalendar() async throws -> WorkingCalendar { try await database.read { tx in try tx.workingCalendar() } }
}

extension InspectionStore {
    /// The working calendar that holds, as inspections count by it.
    package func workingCalendar() async throws -> WorkingCalendar { try await database.read { tx in try tx.workingCalendar() } }
}
