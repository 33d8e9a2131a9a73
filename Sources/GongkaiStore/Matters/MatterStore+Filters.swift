package import GongkaiCore

/// A list an officer comes back to.
package struct SavedFilter: Sendable, Equatable {
    package let id: Int64
    package let name: String
    /// The query of the list's address.
    package let filter: String
}

extension MatterStore {
    /// The most an officer keeps, and the longest name of one.
    package static let mostFilters = 20
    package static let longestFilterName = 40

    /// Keeps the filter of a list under a name; one of the same name is replaced.
    package func save(
        _ filter: String, as name: String, of code: String, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        let kind = try kind(code)
        guard name.contains(where: { !$0.isWhitespace }) else { throw MatterAccessRefusal.filterNameMissing }
        guard name.count <= Self.longestFilterName, filter.utf8.count <= 2_000 else {
            throw MatterAccessRefusal.filterTooLong(most: Self.longestFilterName)
        }
        guard !filter.isEmpty else { throw MatterAccessRefusal.filterEmpty }
        try await database.write { tx in
            let reader = try tx.reader(officer, of: kind)
            try tx.run("DELETE FROM matter_filter WHERE officer_id = \(reader.id) AND kind = \(code) AND name = \(name)")
            let count: Int = try tx.value("SELECT COUNT(*) FROM matter_filter WHERE officer_id = \(reader.id) AND kind = \(code)")
            if count >= Self.mostFilters { throw MatterAccessRefusal.tooManyFilters(most: Self.mostFilters) }
            try tx.run(
                """
                INSERT INTO matter_filter (officer_id, kind, name, filter, saved_at)
                VALUES (\(reader.id), \(code), \(name), \(filter), \(now))
                """)
            try tx.record(
                action: "filter.save", subject: "officer/\(reader.id.value)", after: JSONText.object(["name": name, "filter": filter]),
                by: reader.actor(from: address), at: now)
        }
    }

    /// The filters an officer keeps, by name.
    package func filters(of code: String, for officer: Officer) async throws -> [SavedFilter] {
        try await database.read { tx in
            try tx.rows("SELECT id, name, filter FROM matter_filter WHERE officer_id = \(officer.id) AND kind = \(code) ORDER BY name").map
            {
                SavedFilter(id: try $0.get("id"), name: try $0.get("name"), filter: try $0.get("filter"))
            }
        }
    }

    /// Forgets one of them.
    package func forgetFilter(_ id: Int64, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            let row = try tx.first("SELECT name FROM matter_filter WHERE id = \(id) AND officer_id = \(officer.id)")
            guard let row else { throw MatterAccessRefusal.notFound }
            try tx.run("DELETE FROM matter_filter WHERE id = \(id)", expecting: 1)
            try tx.record(
                action: "filter.forget", subject: "officer/\(officer.id.value)",
                before: JSONText.object(["name": try row.get("name", as: String.self)]), by: officer.actor(from: address), at: now)
        }
    }
}
