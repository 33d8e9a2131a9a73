package import GongkaiCore

/// The days a line of a list of cases is about.
package struct ListedLimits: Sendable, Equatable {
    /// The limit of the case that ends first; nil while none runs.
    package let nearest: CaseLimit?
    /// What the reader's unit does in it, where it only assists.
    package let own: AssistingWork?
}

extension CaseStore {
    /// The days of each case, for the lines of a list that an officer was shown: a page is read at once.
    package func limits(of ids: [MatterID], for officer: Officer) async throws -> [MatterID: ListedLimits] {
        if ids.isEmpty { return [:] }
        return try await database.read { tx in
            let work = try self.matters.work(on: .serviceCase, in: tx), calendar = work.calendars.newest
            return try tx.matters(of: ids, work.kind, self.key).mapValues {
                ListedLimits(nearest: $0.nearestLimit(calendar), own: $0.assistingWork(of: officer, calendar))
            }
        }
    }
}
