package import GongkaiCore

/// Topics and the gazette: published articles in an order of their own.
package struct CollectionStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// What a site shows of a kind: the newest issue, the newest topic first.
    package func shown(_ kind: CollectionText.Kind, on site: SiteID) async throws -> [StoredCollection] {
        try await database.read { tx in
            try tx.shownCollections("collection.site_id = \(site) AND collection.kind = \(kind.rawValue)")
        }
    }

    /// One collection with what of it the public may see now; nil when it does not show.
    package func shown(
        _ kind: CollectionText.Kind, _ code: String, on site: SiteID, at now: Instant
    ) async throws -> (collection: StoredCollection, sections: [ShownSection])? {
        try await database.read { tx in
            let found = try tx.shownCollections(
                "collection.site_id = \(site) AND collection.kind = \(kind.rawValue) AND last.code = \(code)")
            guard let collection = found.first else { return nil }
            return (collection, try tx.shownSections(of: collection, at: now))
        }
    }

    /// What stands where a collection was taken down; nil where none was, or another one shows under this code.
    package func tombstone(_ kind: CollectionText.Kind, _ code: String, on site: SiteID) async throws -> Tombstone? {
        try await database.read { tx in
            try tx.first(
                """
                SELECT taken_down.reason, taken_down.ended_at FROM collection_shown AS last
                JOIN collection ON collection.id = last.collection_id
                JOIN taken_down ON taken_down.kind = 'collection' AND taken_down.subject_id = collection.id
                WHERE last.code = \(code) AND collection.site_id = \(site) AND collection.kind = \(kind.rawValue)
                    AND NOT EXISTS (SELECT 1 FROM collection_shown AS other JOIN collection AS shown ON shown.id = other.collection_id
                        WHERE other.code = last.code AND shown.site_id = collection.site_id AND shown.kind = collection.kind
                            AND shown.is_shown = 1)
                ORDER BY taken_down.ended_at DESC LIMIT 1
                """
            ).map { try Tombstone($0) }
        }
    }

    /// All collections of the sites an officer keeps.
    package func list(for officer: Officer) async throws -> [StoredCollection] {
        try await database.read { tx in
            let current = try tx.current(officer)
            guard current.may(.readArticles) else { throw CollectionRefusal.permissionMissing(.readArticles) }
            let own: SQL =
                current.agencies.map {
                    "collection.site_id IN (SELECT id FROM site WHERE agency_id IN \(list: $0.sorted { $0.value < $1.value }))"
                } ?? "1 = 1"
            return try tx.collections(own)
        }
    }

    /// One of them, with its parts as they were arranged and the titles of what is in them.
    package func collection(
        _ id: CollectionID, for officer: Officer, at now: Instant
    ) async throws -> (collection: StoredCollection, sections: [CollectionSection], titles: [ArticleID: String]) {
        try await database.read { tx in
            guard let collection = try tx.collections("collection.id = \(id)").first,
                try tx.current(officer).may(.readArticles, for: try tx.site(collection.site).settings.facts.owner)
            else { throw CollectionRefusal.notFound }
            let sections = try tx.sections(of: id)
            var titles: [ArticleID: String] = [:]
            for article in sections.flatMap(\.entries).map(\.article) {
                titles[article] = try tx.shownLines("shown.article_id = \(article)", before: nil, limit: 1, at: now).first?.title
            }
            return (collection, sections, titles)
        }
    }
}

extension Transaction {
    /// Collections with the words of their drafts, by a condition on `collection`.
    func collections(_ condition: SQL) throws -> [StoredCollection] {
        try rows(
            """
            SELECT collection.*, COALESCE(last.draft, 0) AS shown_draft, down.ended_at AS down_at, down.reason AS down_reason,
                (SELECT COALESCE(officer.name, entry.actor) FROM audit_entry AS entry
                    LEFT JOIN officer ON officer.login = entry.actor
                    WHERE down.subject_id IS NOT NULL AND entry.subject = 'collection/' || down.subject_id
                        AND entry.action = 'collection.hide' ORDER BY entry.sequence DESC LIMIT 1) AS down_by,
                (SELECT COUNT(*) FROM draft_hand WHERE draft_hand.kind = 'collection' AND draft_hand.subject_id = collection.id
                    AND draft_hand.number = COALESCE(last.draft, 0) + 1 AND draft_hand.is_carried = 0) AS change_count
            FROM collection LEFT JOIN collection_shown AS last ON last.collection_id = collection.id
            LEFT JOIN taken_down AS down ON down.kind = 'collection' AND down.subject_id = collection.id
            WHERE \(condition)
            ORDER BY collection.kind DESC, collection.year DESC, collection.number DESC, collection.id DESC
            """
        ).map(StoredCollection.init)
    }

    /// What shows of them, by a condition on `collection` and `last`.
    func shownCollections(_ condition: SQL) throws -> [StoredCollection] {
        try rows(
            """
            SELECT collection.id, collection.site_id, collection.kind, collection.is_shown, collection.shown_at, collection.grounds,
                collection.revision, last.draft AS shown_draft, 0 AS change_count, last.code, last.title, last.lead, last.year,
                last.number, last.total_number, last.issued_on, last.sponsor
            FROM collection JOIN collection_shown AS last ON last.collection_id = collection.id
            WHERE collection.is_shown = 1 AND \(condition)
            ORDER BY collection.kind DESC, last.year DESC, last.number DESC, collection.id DESC
            """
        ).map(StoredCollection.init)
    }

    func sections(of id: CollectionID) throws -> [CollectionSection] {
        try rows("SELECT id, title, column_id FROM collection_section WHERE collection_id = \(id) ORDER BY position, id").map { row in
            let key: Int64 = try row.get("id")
            let entries = try rows("SELECT article_id, page FROM collection_entry WHERE section_id = \(key) ORDER BY position, article_id")
                .map {
                    CollectionSection.Entry(try $0.get("article_id"), page: try $0.get("page"))
                }
            return CollectionSection(title: try row.get("title"), column: try row.get("column_id"), entries: entries)
        }
    }

    /// The titles under which the entries of parts are published on the site of a collection, whatever the hour.
    func titles(of sections: [CollectionSection], on site: SiteID) throws -> [ArticleID: String] {
        let articles = Set(sections.flatMap(\.entries).map(\.article)).sorted { $0.value < $1.value }
        if articles.isEmpty { return [:] }
        let rows = try rows("SELECT article_id, title FROM shown_article WHERE article_id IN \(list: articles) AND +site_id = \(site)")
        return Dictionary(try rows.map { (try $0.get("article_id"), try $0.get("title")) }) { first, _ in first }
    }

    /// The parts that somebody let through.
    fileprivate func approvedSections(of id: CollectionID) throws -> [CollectionSection] {
        try rows("SELECT position, title, column_id FROM shown_section WHERE collection_id = \(id) ORDER BY position").map { row in
            let position: Int = try row.get("position")
            let entries = try rows(
                """
                SELECT article_id, page FROM shown_entry WHERE collection_id = \(id) AND section = \(position) ORDER BY position, article_id
                """
            ).map { CollectionSection.Entry(try $0.get("article_id"), page: try $0.get("page")) }
            return CollectionSection(title: try row.get("title"), column: try row.get("column_id"), entries: entries)
        }
    }

    /// What anybody may see of the parts: through the derived table, as every exit.
    fileprivate func shownSections(of collection: StoredCollection, at now: Instant) throws -> [ShownSection] {
        try approvedSections(of: collection.id).compactMap { section in
            var entries: [ShownSection.Entry] = []
            for entry in section.entries {
                // On this site where it shows here; a pushed article opens where it is read.
                let lines = try shownLines(
                    "shown.article_id = \(entry.article) AND +shown.site_id = \(collection.site)", before: nil, limit: 1, at: now)
                if let line = lines.first { entries.append(ShownSection.Entry(line: line, page: entry.page)) }
            }
            if let column = section.column {
                let chosen = Set(entries.map(\.line.article))
                entries += try shownLines("shown.column_id = \(column)", before: nil, limit: 8, at: now)
                    .filter { !chosen.contains($0.article) }.map { ShownSection.Entry(line: $0, page: nil) }
            }
            return entries.isEmpty ? nil : ShownSection(title: section.title, column: section.column, entries: entries)
        }
    }
}
