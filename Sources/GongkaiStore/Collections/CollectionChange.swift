import Foundation
package import GongkaiCore

/// What somebody did to a collection, as the trail has it.
package struct CollectionChange: Sendable, Equatable {
    package enum Act: String, Sendable {
        case words = "collection.change"
        case order = "collection.arrange"
        case shown = "collection.show"
        case hidden = "collection.hide"
    }

    package let act: Act
    /// The name of who did it; the login where there is no such account any more.
    package let by: String
    package let at: Instant
    /// What was written, by field.
    package let before: [String: String]
    package let after: [String: String]
}

extension CollectionStore {
    /// What was done since a revision, the first act first: for who comes too late with what they saw.
    package func changes(of id: CollectionID, since revision: Int, for officer: Officer) async throws -> [CollectionChange] {
        try await database.read { tx in
            guard let collection = try tx.collections("collection.id = \(id)").first,
                try tx.current(officer).may(.readArticles, for: try tx.site(collection.site).settings.facts.owner)
            else { throw CollectionRefusal.notFound }
            let entries = try tx.entries(of: "collection/\(id.value)", after: revision)
            return try entries.compactMap { entry in
                // Other acts count by drafts, not by revisions.
                guard let act = CollectionChange.Act(rawValue: entry.action) else { return nil }
                let person = try tx.first("SELECT name FROM officer WHERE login = \(entry.actor)")
                return CollectionChange(
                    act: act, by: try person?.get("name") ?? entry.actor, at: entry.at, before: try Self.fields(entry.before),
                    after: try Self.fields(entry.after))
            }
        }
    }

    private static func fields(_ json: String?) throws -> [String: String] {
        guard let json else { return [:] }
        do {
            return try JSONDecoder().decode([String: String?].self, from: Data(json.utf8)).compactMapValues(\.self)
        } catch {
            throw DatabaseError(.misuse, "an entry of the trail cannot be read: \(error)")
        }
    }
}
