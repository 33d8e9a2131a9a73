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
