package import GongkaiCore

extension CaseStore {
    /// The earlier cases that materials to be used again are said to come from, by number: those that an officer may look at.
    package func earlierCases(of matter: Matter, for officer: Officer) async throws -> [String:
        MatterID]
    {
        let numbers = Set(matter.materialsToConfirm.compactMap(\.source))
        if numbers.isEmpty { return [:] }
        return try await database.read { tx in
            let reader = try tx.reader(officer, of: .serviceCase)
            let rows = try tx.rows(
                "SELECT * FROM matter WHERE kind = \(ServiceCase.kind.code) AND number IN \(list: numbers.sorted())"
            ).map(MatterRow.init)
            var found: [String: MatterID] = [:]
            for row in rows {
                guard let number = row.number else { continue }
                let stored = try self.matters.stored(row, in: tx)
                if (try? tx.requireSeen(stored.row, stored.matter, by: reader, .serviceCase)) != nil {
                    found[number] = row.id
                }
            }
            return found
        }
    }
}
