package import GongkaiCore

extension CollectionStore {
    /// Begins a topic or an issue on a site.
    package func create(
        _ text: CollectionText, on site: SiteID, by officer: Officer, from address: String, at now: Instant
    ) async throws -> CollectionID {
        try await database.write { tx in
            try tx.requireCollections(.writeArticles, officer, on: site)
            return try tx.createCollection(text, on: site, by: officer.id, as: officer.actor(from: address), at: now)
        }
    }

    /// Changes its words, while they are not shown.
    package func change(
        _ id: CollectionID, to text: CollectionText, expecting revision: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let before = try tx.takeCollection(id)
            try tx.requireCollections(.writeArticles, officer, on: before.site)
            guard before.revision == revision else { throw CollectionRefusal.stale }
            guard !before.isShown else { throw CollectionRefusal.isShown }
            try tx.requireGood(text, on: before.site, besides: id)
            try tx.run(
                """
                UPDATE collection SET code = \(text.code), title = \(text.title), lead = \(text.lead), year = \(text.issue?.year),
                    number = \(text.issue?.number), total_number = \(text.issue?.totalNumber), issued_on = \(text.issue?.issuedOn),
                    sponsor = \(text.issue?.sponsor), written_by = \(officer.id), revision = revision + 1
                WHERE id = \(id) AND revision = \(revision)
                """, expecting: 1)
            try tx.record(
                action: "collection.change", subject: "collection/\(id.value)", version: Int64(revision + 1), before: before.text.json,
                after: text.json, by: officer.actor(from: address), at: now)
        }
    }

    /// Puts its parts in order, as a whole. Whatever is chosen must be public; the titles of the parts are looked at by the gate.
    package func arrange(
        _ id: CollectionID, _ sections: [CollectionSection], expecting revision: Int, by officer: Officer, from address: String,
        at now: Instant
    ) async throws {
        try await database.write { tx in
            let before = try tx.takeCollection(id)
            try tx.requireCollections(before.isShown ? .publishArticles : .writeArticles, officer, on: before.site)
            guard before.revision == revision else { throw CollectionRefusal.stale }
            try tx.put(sections, into: before, at: now)
            try tx.run("UPDATE collection SET revision = revision + 1 WHERE id = \(id) AND revision = \(revision)", expecting: 1)
            try tx.record(
                action: "collection.arrange", subject: "collection/\(id.value)", version: Int64(revision + 1),
                after: JSONText.object([
                    "sections": sections.map { "\($0.title)：\($0.entries.map { String($0.article.value) }.joined(separator: " "))" }
                        .joined(separator: "；")
                ]), by: officer.actor(from: address), at: now)
            if before.isShown { try tx.pagesChanged([.site(before.site.value)], at: now) }
        }
    }

    /// Shows it: by somebody else than who wrote its words, who has reviewed their secrecy on the basis given.
    package func show(
        _ id: CollectionID, basis: String, expecting revision: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let before = try tx.takeCollection(id)
            try tx.requireCollections(.publishArticles, officer, on: before.site)
            guard before.revision == revision else { throw CollectionRefusal.stale }
            guard !basis.allSatisfy(\.isWhitespace) else { throw CollectionRefusal.groundsMissing }
            guard before.writtenBy != officer.id else { throw CollectionRefusal.ownWork }
            guard try !tx.sections(of: id).isEmpty else { throw CollectionRefusal.isEmpty }
            try tx.showCollection(before, basis: basis, by: officer.id, as: officer.actor(from: address), at: now)
        }
    }

    /// Takes it down.
    package func hide(_ id: CollectionID, reason: String, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            let before = try tx.takeCollection(id)
            try tx.requireCollections(.publishArticles, officer, on: before.site)
            guard !reason.allSatisfy(\.isWhitespace) else { throw CollectionRefusal.groundsMissing }
            guard before.isShown else { throw CollectionRefusal.isNotShown }
            try tx.run("UPDATE collection SET is_shown = 0, grounds = \(reason), revision = revision + 1 WHERE id = \(id)", expecting: 1)
            try tx.record(
                action: "collection.hide", subject: "collection/\(id.value)", after: JSONText.object(["reason": reason]),
                by: officer.actor(from: address), at: now)
            try tx.pagesChanged([.site(before.site.value)], at: now)
        }
    }
}

extension Transaction {
    func createCollection(_ text: CollectionText, on site: SiteID, by officer: OfficerID, as actor: Actor, at now: Instant) throws
        -> CollectionID
    {
        try requireGood(text, on: site, besides: nil)
        let id = CollectionID(
            value: try insert(
                """
                INSERT INTO collection (site_id, kind, code, title, lead, year, number, total_number, issued_on, sponsor, written_by, created_at)
                VALUES (\(site), \(text.kind.rawValue), \(text.code), \(text.title), \(text.lead), \(text.issue?.year), \(text.issue?.number),
                    \(text.issue?.totalNumber), \(text.issue?.issuedOn), \(text.issue?.sponsor), \(officer), \(now))
                """))
        try record(action: "collection.create", subject: "collection/\(id.value)", version: 1, after: text.json, by: actor, at: now)
        return id
    }

    func showCollection(_ collection: StoredCollection, basis: String, by officer: OfficerID, as actor: Actor, at now: Instant) throws {
        try run(
            """
            UPDATE collection SET is_shown = 1, shown_by = \(officer), shown_at = \(now), grounds = \(basis), revision = revision + 1
            WHERE id = \(collection.id)
            """, expecting: 1)
        try record(
            action: "collection.show", subject: "collection/\(collection.id.value)", after: JSONText.object(["basis": basis]), by: actor,
            at: now)
        try pagesChanged([.site(collection.site.value)], at: now)
    }

    func put(_ sections: [CollectionSection], into collection: StoredCollection, at now: Instant) throws {
        // What stands there already stays, also when it was withdrawn since: it is not shown, but the issue keeps its place and page.
        let present = Set(try self.sections(of: collection.id).flatMap(\.entries).map(\.article))
        for section in sections {
            let text = CollectionText(code: "x", title: section.title, lead: "")
            if let fault = text.faults["title"] { throw CollectionRefusal.faults(["sections": fault]) }
            for entry in section.entries where !present.contains(entry.article) {
                let isShown = try shownLines(
                    "shown.article_id = \(entry.article) AND shown.site_id = \(collection.site)", before: nil, limit: 1, at: now)
                if isShown.isEmpty { throw CollectionRefusal.articleNotShown(String(entry.article.value)) }
            }
            if let column = section.column, try self.column(column).site != collection.site { throw SiteRefusal.unknownColumn }
        }
        try run(
            "DELETE FROM collection_entry WHERE section_id IN (SELECT id FROM collection_section WHERE collection_id = \(collection.id))")
        try run("DELETE FROM collection_section WHERE collection_id = \(collection.id)")
        for (position, section) in sections.enumerated() {
            let key = try insert(
                """
                INSERT INTO collection_section (collection_id, position, title, column_id)
                VALUES (\(collection.id), \(position), \(section.title), \(section.column))
                """)
            var known: Set<ArticleID> = []
            for (place, entry) in section.entries.enumerated() where known.insert(entry.article).inserted {
                try run(
                    """
                    INSERT INTO collection_entry (section_id, article_id, position, page)
                    VALUES (\(key), \(entry.article), \(place), \(entry.page))
                    """)
            }
        }
    }

    func takeCollection(_ id: CollectionID) throws -> StoredCollection {
        let lock: SQL = dialect == .postgres ? " FOR UPDATE" : ""
        guard let row = try first("SELECT * FROM collection WHERE id = \(id)" + lock) else { throw CollectionRefusal.notFound }
        return try StoredCollection(row)
    }

    fileprivate func requireGood(_ text: CollectionText, on site: SiteID, besides id: CollectionID?) throws {
        let faults = text.faults
        guard faults.isEmpty else { throw CollectionRefusal.faults(faults) }
        let others = try collections("site_id = \(site) AND kind = \(text.kind.rawValue)")
        if others.contains(where: { $0.id != id && SiteAddress.canonical($0.code) == SiteAddress.canonical(text.code) }) {
            throw CollectionRefusal.codeTaken(text.issue?.words ?? text.code)
        }
    }

    fileprivate func requireCollections(_ permission: Permission, _ officer: Officer, on site: SiteID) throws {
        let officer = try current(officer), owner = try self.site(site).settings.facts.owner
        guard officer.may(permission) else { throw CollectionRefusal.permissionMissing(permission) }
        guard officer.may(permission, for: owner) else { throw CollectionRefusal.notForThisUnit }
    }
}

extension CollectionText {
    fileprivate var json: String {
        JSONText.object([
            "kind": kind.words, "code": code, "title": title, "lead": lead, "issue": issue?.words, "issued_on": issue?.issuedOn.text,
            "sponsor": issue?.sponsor,
        ])
    }
}
