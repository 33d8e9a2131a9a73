package import GongkaiCore

extension CollectionStore {
    /// Begins a topic or an issue on a site. `mark` is that of the form.
    package func create(
        _ text: CollectionText, on site: SiteID, mark: String? = nil, by officer: Officer, from address: String, at now: Instant
    ) async throws -> CollectionID {
        try await database.write { tx in
            try tx.requireCollections(.writeArticles, officer, on: site)
            let id = try tx.createCollection(text, on: site, by: officer.id, as: officer.actor(from: address), at: now)
            try tx.note(.collection(id), of: mark, by: officer.id, at: now)
            return id
        }
    }

    /// Changes its words. What shows stays until somebody else lets the new ones through.
    package func change(
        _ id: CollectionID, to text: CollectionText, expecting revision: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let before = try tx.takeCollection(id)
            try tx.requireCollections(.writeArticles, officer, on: before.site)
            guard before.revision == revision else { throw CollectionRefusal.stale }
            guard !before.isShown || before.code == text.code else { throw CollectionRefusal.codeIsShown }
            try tx.requireGood(text, on: before.site, besides: id)
            try tx.run(
                """
                UPDATE collection SET code = \(text.code), title = \(text.title), lead = \(text.lead), year = \(text.issue?.year),
                    number = \(text.issue?.number), total_number = \(text.issue?.totalNumber), issued_on = \(text.issue?.issuedOn),
                    sponsor = \(text.issue?.sponsor), revision = revision + 1
                WHERE id = \(id) AND revision = \(revision)
                """, expecting: 1)
            try tx.note(hand: officer.id, in: before, at: now)
            try tx.record(
                action: "collection.change", subject: "collection/\(id.value)", version: Int64(revision + 1), before: before.text.json,
                after: text.json, by: officer.actor(from: address), at: now)
        }
    }

    /// Puts its parts in order, as a whole. Whatever is chosen must be public; the titles of the parts are looked at by the gate. Also this is
    /// writing: what shows stays until somebody else lets the new order through.
    package func arrange(
        _ id: CollectionID, _ sections: [CollectionSection], expecting revision: Int, by officer: Officer, from address: String,
        at now: Instant
    ) async throws {
        try await database.write { tx in
            let before = try tx.takeCollection(id)
            try tx.requireCollections(.writeArticles, officer, on: before.site)
            guard before.revision == revision else { throw CollectionRefusal.stale }
            let old = try tx.sections(of: id)
            try tx.put(sections, into: before, at: now)
            try tx.run("UPDATE collection SET revision = revision + 1 WHERE id = \(id) AND revision = \(revision)", expecting: 1)
            try tx.note(hand: officer.id, in: before, at: now)
            try tx.record(
                action: "collection.arrange", subject: "collection/\(id.value)", version: Int64(revision + 1),
                before: JSONText.object(["sections": old.words]), after: JSONText.object(["sections": sections.words]),
                by: officer.actor(from: address), at: now)
        }
    }

    /// Shows its draft: by somebody who had no hand in it, when the secrecy review of these very words lets it.
    package func show(_ id: CollectionID, expecting revision: Int, by officer: Officer, from address: String, at now: Instant)
        async throws
    {
        try await database.write { tx in
            let before = try tx.takeCollection(id)
            try tx.requireCollections(.publishArticles, officer, on: before.site)
            guard before.revision == revision else { throw CollectionRefusal.stale }
            guard !before.isShown || before.isChanged else { throw DraftRefusal.changedMeanwhile }
            try tx.showCollection(before, by: try tx.current(officer), as: officer.actor(from: address), at: now)
        }
    }

    /// Takes it down; where it stood, everybody reads since when and why. `seen`: the draft whose words showed when it was looked at; others are
    /// not taken down.
    package func hide(
        _ id: CollectionID, seen: Int? = nil, reason: String, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let before = try tx.takeCollection(id)
            try tx.requireCollections(.publishArticles, officer, on: before.site)
            guard before.isShown else { throw CollectionRefusal.isNotShown }
            if let seen, seen != before.shownDraft { throw DraftRefusal.changedMeanwhile }
            try tx.takeDown(DraftID(.collection, id.value), reason: reason, at: now)
            try tx.run("UPDATE collection SET is_shown = 0, grounds = \(reason), revision = revision + 1 WHERE id = \(id)", expecting: 1)
            // Who wrote what was taken down does not put it back alone.
            let draft = DraftID(.collection, id.value), last = before.shownDraft
            try tx.carryHands(in: draft, from: last, to: last + 1)
            try tx.record(
                action: "collection.hide", subject: "collection/\(id.value)", version: Int64(before.revision + 1),
                after: JSONText.object(["reason": reason]), by: officer.actor(from: address), at: now)
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
        try note(hand: officer, in: DraftID(.collection, id.value), 1, at: now)
        try record(action: "collection.create", subject: "collection/\(id.value)", version: 1, after: text.json, by: actor, at: now)
        return id
    }

    func showCollection(_ collection: StoredCollection, by officer: Officer, as actor: Actor, at now: Instant) throws {
        let draft = try draft(collection), id = collection.id
        if let refusal = draft.facts.refusalToDecide(officer) { throw refusal }
        guard try !sections(of: id).isEmpty else { throw CollectionRefusal.isEmpty }
        let review = try requireSecrecy(draft.facts)
        try run("DELETE FROM shown_entry WHERE collection_id = \(id)")
        try run("DELETE FROM shown_section WHERE collection_id = \(id)")
        try run("DELETE FROM collection_shown WHERE collection_id = \(id)")
        try run(
            """
            INSERT INTO collection_shown (collection_id, draft, code, title, lead, year, number, total_number, issued_on, sponsor)
            SELECT id, \(draft.number), code, title, lead, year, number, total_number, issued_on, sponsor FROM collection WHERE id = \(id)
            """)
        try run(
            """
            INSERT INTO shown_section (collection_id, position, title, column_id)
            SELECT collection_id, position, title, column_id FROM collection_section WHERE collection_id = \(id)
            """)
        try run(
            """
            INSERT INTO shown_entry (collection_id, section, article_id, position, page)
            SELECT part.collection_id, part.position, entry.article_id, entry.position, entry.page FROM collection_entry AS entry
            JOIN collection_section AS part ON part.id = entry.section_id WHERE part.collection_id = \(id)
            """)
        // The schema wants a writer who is not the one who shows it; all of them stand in `draft_hand`.
        let writer = draft.facts.hands.min { $0.value < $1.value }
        try run(
            """
            UPDATE collection SET is_shown = 1, shown_by = \(officer.id), shown_at = \(now), grounds = \(review.basis),
                written_by = \(writer), revision = revision + 1
            WHERE id = \(id)
            """, expecting: 1)
        try putUp(DraftID(.collection, id.value))
        try record(
            action: "collection.show", subject: "collection/\(id.value)", version: Int64(collection.revision + 1),
            after: JSONText.object(["secrecy": review.outcome.rawValue, "basis": review.basis]),
            by: actor, at: now)
        try pagesChanged([.site(collection.site.value)], at: now)
    }

    /// One more hand in what will be shown next.
    fileprivate func note(hand officer: OfficerID, in collection: StoredCollection, at now: Instant) throws {
        let isNew = collection.isShown && !collection.isChanged
        try note(hand: officer, in: DraftID(.collection, collection.id.value), collection.draft + (isNew ? 1 : 0), at: now)
    }

    func put(_ sections: [CollectionSection], into collection: StoredCollection, at now: Instant) throws {
        // What stands there already stays, also when it was withdrawn since: it is not shown, but the issue keeps its place and page.
        let present = Set(try self.sections(of: collection.id).flatMap(\.entries).map(\.article))
        for section in sections {
            let text = CollectionText(code: "x", title: section.title, lead: "")
            if let fault = text.faults["title"] { throw CollectionRefusal.faults(["sections": fault]) }
            for entry in section.entries where !present.contains(entry.article) {
                let isShown = try shownLines(
                    "shown.article_id = \(entry.article) AND +shown.site_id = \(collection.site)", before: nil, limit: 1, at: now)
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
        // What stands in other tables is read once the lock is there: a statement that waits for it sees them as they were before.
        if dialect == .postgres { _ = try first("SELECT id FROM collection WHERE id = \(id) FOR UPDATE") }
        guard let found = try collections("collection.id = \(id)").first else { throw CollectionRefusal.notFound }
        return found
    }

    fileprivate func requireGood(_ text: CollectionText, on site: SiteID, besides id: CollectionID?) throws {
        let faults = text.faults
        guard faults.isEmpty else { throw CollectionRefusal.faults(faults) }
        let own: SQL = "collection.site_id = \(site) AND collection.kind = \(text.kind.rawValue)"
        let others = try collections(own) + shownCollections(own)
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

extension [CollectionSection] {
    /// For the trail.
    fileprivate var words: String {
        map { "\($0.title)：\($0.entries.map { String($0.article.value) }.joined(separator: " "))" }.joined(separator: "；")
    }
}

extension CollectionText {
    /// Of all that a collection says and in which order, the titles of its entries too: who signs reads them.
    func hash(with sections: [CollectionSection], titles: [ArticleID: String]) -> String {
        let parts = sections.map { section in
            JSONText.object([
                "title": section.title, "column": section.column.map { String($0.value) },
                "entries": section.entries.map { entry in
                    JSONText.object([
                        "article": String(entry.article.value), "page": entry.page.map(String.init), "title": titles[entry.article],
                    ])
                }.joined(),
            ])
        }
        return SHA256.hex(of: JSONText.object(["text": json, "total": issue?.totalNumber.map(String.init), "parts": parts.joined()]))
    }

    fileprivate var json: String {
        JSONText.object([
            "kind": kind.words, "code": code, "title": title, "lead": lead, "issue": issue?.words, "issued_on": issue?.issuedOn.text,
            "sponsor": issue?.sponsor,
        ])
    }
}
