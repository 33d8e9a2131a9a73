package import GongkaiCore

/// Tells every server of one database which public pages are outdated.
package struct PageChangeStore: Sendable {
    package let database: any Database

    package init(database: any Database) { self.database = database }

    /// One row of what changed.
    package struct Change: Sendable, Equatable {
        package let id: Int64
        package let tag: PageTag
    }

    /// The last change so far; 0 if there was none.
    package func last() async throws -> Int64 {
        try await database.readBriefly { tx in
            try tx.value("SELECT COALESCE(MAX(id), 0) FROM page_change", as: Int64.self)
        }
    }

    /// A change by which an export tells, later, whether this is the same database as then. A restored one goes on from lower numbers.
    package struct Mark: Sendable, Equatable {
        package let id: Int64
        package let at: Instant

        package init(id: Int64, at: Instant) { (self.id, self.at) = (id, at) }

        /// Of an empty list.
        package static let none = Mark(id: 0, at: Instant(milliseconds: 0))

        package init?(text: String) {
            let parts = text.split(separator: "@").map { Int64($0) }
            guard parts.count == 2, let id = parts[0], let at = parts[1] else { return nil }
            self.init(id: id, at: Instant(milliseconds: at))
        }

        package var text: String { "\(id)@\(at.milliseconds)" }
    }

    /// The last change so far, as a mark.
    package func mark() async throws -> Mark {
        try await database.read { tx in
            try tx.first("SELECT id, changed_at FROM page_change ORDER BY id DESC LIMIT 1")
                .map { Mark(id: try $0.get("id"), at: try $0.get("changed_at")) } ?? .none
        }
    }

    /// What changed behind a mark, as far as `limit`; nil where the mark is not of this database, or so old that it is forgotten.
    ///
    /// On PostgreSQL a transaction that took a lower number may commit after one that took a higher: what was begun in the minutes before the
    /// mark is told again.
    package func changes(since mark: Mark, limit: Int) async throws -> [Change]? {
        try await database.read { tx in
            if mark != .none {
                guard try tx.first("SELECT 1 AS found FROM page_change WHERE id = \(mark.id) AND changed_at = \(mark.at)") != nil else {
                    return nil
                }
            }
            let late: SQL = tx.dialect == .postgres ? " OR changed_at >= \(mark.at.adding(seconds: -600))" : ""
            return try tx.rows("SELECT id, tag FROM page_change WHERE id > \(mark.id)\(late) ORDER BY id LIMIT \(limit)").map {
                Change(id: try $0.get("id", as: Int64.self), tag: PageTag(text: try $0.get("tag", as: String.self)))
            }
        }
    }

    /// The changes behind one, in order. On PostgreSQL a lower id may be committed after a higher one: whoever polls asks for some of the
    /// ids it has already seen.
    package func changes(after id: Int64, limit: Int = 10_000) async throws -> [Change] {
        try await database.read { tx in
            try tx.rows("SELECT id, tag FROM page_change WHERE id > \(id) ORDER BY id LIMIT \(limit)").map {
                Change(id: try $0.get("id", as: Int64.self), tag: PageTag(text: try $0.get("tag", as: String.self)))
            }
        }
    }

    /// Removes what every server has long read.
    package func clear(before instant: Instant) async throws {
        try await database.write { tx in try tx.run("DELETE FROM page_change WHERE changed_at < \(instant)") }
    }
}

extension Transaction {
    /// What this transaction changes shows on public pages. To be written last, so that it is seen soon after the commit.
    package func pagesChanged(_ tags: some Sequence<PageTag>, at now: Instant) throws {
        changedPages.formUnion(tags)
        for tag in Set(tags).sorted(by: { $0.text < $1.text }) {
            try run("INSERT INTO page_change (tag, changed_at) VALUES (\(tag.text), \(now))")
        }
    }
}
