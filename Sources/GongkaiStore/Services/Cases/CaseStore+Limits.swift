package import GongkaiCore

extension CaseStore {
    /// Of each case the limit that ends first, for the lines of a list that an officer was shown.
    package func nearestLimits(of ids: [MatterID]) async throws -> [MatterID: CaseLimit] {
        if ids.isEmpty { return [:] }
        return try await database.read { tx in
            let work = try self.matters.work(on: .serviceCase, in: tx)
            var limits: [MatterID: CaseLimit] = [:]
            for id in ids {
                let matter = try tx.matter(try tx.caseRow(id), work.kind, self.key)
                limits[id] = matter.nearestLimit(work.calendars.newest)
            }
            return limits
        }
    }
}
