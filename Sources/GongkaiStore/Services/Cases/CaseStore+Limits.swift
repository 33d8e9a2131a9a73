package import GongkaiCore

extension CaseStore {
    /// Of each case the limit that ends first, for the lines of a list that an officer was shown: a page is read at once.
    package func nearestLimits(of ids: [MatterID]) async throws -> [MatterID: CaseLimit] {
        if ids.isEmpty { return [:] }
        return try await database.read { tx in
            let work = try self.matters.work(on: .serviceCase, in: tx)
            return try tx.matters(of: ids, work.kind, self.key).compactMapValues { $0.nearestLimit(work.calendars.newest) }
        }
    }
}
