package import GongkaiCore

/// What is written, reviewed and shown: articles with their versions.
///
/// Every verb is one transaction: it reads the facts, asks the publishing rules, writes what they decided, records it in the audit trail,
/// brings what the public sees up to date and says which pages changed.
package struct ArticleStore: Sendable {
    let database: any Database
    /// Opens who asked for what an article replies to. Without it no such article is sent in, signed or published.
    let key: SealingKey?
    /// Told when words were looked for, before what was found is kept.
    var afterScan: @Sendable () async throws -> Void = {}

    package init(database: any Database, key: SealingKey? = nil) {
        self.database = database
        self.key = key
    }

    /// Where a new article is to stand, and whose it is.
    package struct Place: Sendable, Equatable {
        package var column: ColumnID
        package var agency: AgencyID
        /// Code of the kind of article.
        package var kind: String
        /// Of an article that had one before it came here; it is kept for ever.
        package var indexNumber: String?

        package init(column: ColumnID, agency: AgencyID, kind: String, indexNumber: String? = nil) {
            self.column = column
            self.agency = agency
            self.kind = kind
            self.indexNumber = indexNumber
        }
    }

    /// Begins an article: a first version in draft. `hits` is what the gate found in this very text, `mark` that of the form.
    package func draft(
        _ content: ArticleContent, in place: Place, apartFrom other: ArticleID? = nil, hits: [GateHit], mark: String? = nil,
        by officer: Officer, from address: String, at now: Instant
    ) async throws -> ArticleID {
        try await database.writeScanned(key: key, afterScan: afterScan) { tx in
            try tx.requireArticles(.writeArticles, officer, for: place.agency)
            let id = try tx.draft(content, in: place, hits: hits, by: officer.id, as: officer.actor(from: address), at: now)
            try tx.note(.article(id), of: mark, by: officer.id, at: now)
            if let other { try tx.carryReply(of: other, to: id) }
            return id
        }
    }

    /// Saves a draft and returns its revision. `revision` is the one the editor began with: when another editor was first, the refusal
    /// brings both texts.
    @discardableResult
    package func save(
        _ content: ArticleContent, of article: ArticleID, version number: Int, expecting revision: Int, hits: [GateHit],
        by officer: Officer,
        from address: String, at now: Instant
    ) async throws -> Int {
        try await database.writeScanned(key: key, afterScan: afterScan) { tx in
            try tx.takeArticle(article)
            let before = try tx.loadedVersion(article, number)
            let request = PublishingRequest(.save, by: .officer(try tx.current(officer)), at: now)
            _ = try PublishingRules.decide(request, on: before.facts, calendar: try tx.workingCalendar())
            guard before.revision == revision else {
                throw ArticleRefusal.stale(
                    offered: content, saved: try tx.content(of: article, number),
                    savedBy: try tx.nameOfEditor(article, number, for: officer.id),
                    revision: before.revision)
            }
            let columns = content.columns(of: before.kind).map { "\($0.name) = \($0.value)" as SQL }.joined(", ")
            try tx.run(
                """
                UPDATE article_version SET \(columns), saved_by = \(officer.id), saved_at = \(now), revision = revision + 1,
                    scanned_words = NULL
                WHERE article_id = \(article) AND number = \(number) AND revision = \(revision)
                """, expecting: 1)
            try tx.put(content.files, of: article, number)
            try tx.note(editor: officer.id, of: article, number)
            let hash = content.hash(of: before.kind)
            try tx.note(hits, in: hash, of: article, number)
            try tx.record(
                action: "article.save", subject: "article/\(article.value)", version: Int64(number),
                before: JSONText.object(["content_hash": before.facts.contentHash, "title": before.facts.title]),
                after: JSONText.object(["content_hash": hash, "title": content.title]), by: officer.actor(from: address), at: now)
            return revision + 1
        }
    }
}

extension Transaction {
    func draft(
        _ content: ArticleContent, in place: ArticleStore.Place, hits: [GateHit], by officer: OfficerID, as actor: Actor, at now: Instant
    ) throws -> ArticleID {
        guard let kind = ArticleKind.code(place.kind) else { throw ArticleRefusal.unknownKind(place.kind) }
        let column = try column(place.column)
        _ = try agency(place.agency)
        let item = try place.indexNumber.flatMap { try adopt($0, for: place.agency) }
        let id = ArticleID(
            value: try insert(
                """
                INSERT INTO article (site_id, column_id, agency_id, kind, index_number, item_id, created_by, created_at)
                VALUES (\(column.site), \(place.column), \(place.agency), \(kind.code), \(place.indexNumber), \(item), \(officer), \(now))
                """))
        try insert(content, of: id, kind, number: 1, by: officer, at: now)
        try note(hits, in: content.hash(of: kind), of: id, 1)
        try record(
            action: "article.draft", subject: "article/\(id.value)", version: 1,
            after: JSONText.object([
                "content_hash": content.hash(of: kind), "title": content.title, "column": String(place.column.value),
                "agency_id": String(place.agency.value), "kind": kind.code, "index_number": place.indexNumber,
            ]), by: actor, at: now)
        return id
    }

    func insert(
        _ content: ArticleContent, of article: ArticleID, _ kind: ArticleKind, number: Int, by officer: OfficerID, at now: Instant
    ) throws {
        let columns = content.columns(of: kind)
        try run(
            """
            INSERT INTO article_version (article_id, number, state, \(columns.map(\.name).joined(", ")), saved_by, saved_at)
            VALUES (\(article), \(number), 'draft', \(columns.map { "\($0.value)" as SQL }.joined(", ")), \(officer), \(now))
            """)
        try put(content.files, of: article, number)
        try note(editor: officer, of: article, number)
    }

    func put(_ files: [ArticleContent.File], of article: ArticleID, _ number: Int) throws {
        try run("DELETE FROM article_file WHERE article_id = \(article) AND number = \(number)")
        for (position, file) in files.enumerated() {
            guard try first("SELECT sha256 FROM stored_file WHERE sha256 = \(file.sha256)") != nil else {
                throw ArticleRefusal.unknownFile(file.name)
            }
            try run(
                """
                INSERT INTO article_file (article_id, number, position, name, sha256)
                VALUES (\(article), \(number), \(position), \(file.name), \(file.sha256))
                """)
        }
    }

    func note(editor officer: OfficerID, of article: ArticleID, _ number: Int) throws {
        try run(
            """
            INSERT INTO article_editor (article_id, number, officer_id) VALUES (\(article), \(number), \(officer))
            ON CONFLICT (article_id, number, officer_id) DO NOTHING
            """)
    }

    /// One at a time acts on an article; its site and column stay as they are meanwhile.
    func takeArticle(_ article: ArticleID) throws {
        let lock: SQL = dialect == .postgres ? " FOR UPDATE OF article FOR SHARE OF site, site_column" : ""
        let row = try first(
            """
            SELECT article.id FROM article JOIN site ON site.id = article.site_id JOIN site_column ON site_column.id = article.column_id
            WHERE article.id = \(article)
            """ + lock)
        if row == nil { throw ArticleRefusal.notFound }
    }

    /// An officer as the database knows them now, if they may read what is not public.
    func reader(_ officer: Officer) throws -> Officer {
        let reader = try current(officer)
        guard reader.may(.readArticles) else { throw ArticleRefusal.permissionMissing(.readArticles) }
        return reader
    }

    func requireArticles(_ permission: Permission, _ officer: Officer, for agency: AgencyID) throws {
        let officer = try current(officer)
        guard officer.may(permission) else { throw ArticleRefusal.permissionMissing(permission) }
        guard officer.may(permission, for: agency) else { throw ArticleRefusal.notForThisUnit }
    }

    /// Who saved it last, as whoever asks calls them: nobody is told of themselves as of another.
    fileprivate func nameOfEditor(_ article: ArticleID, _ number: Int, for reader: OfficerID) throws -> String {
        let row = try first(
            """
            SELECT officer.id, officer.name FROM article_version JOIN officer ON officer.id = article_version.saved_by
            WHERE article_version.article_id = \(article) AND article_version.number = \(number)
            """)
        guard let row else { throw ArticleRefusal.notFound }
        return try row.get("id", as: OfficerID.self) == reader ? ArticleRefusal.yourself : row.get("name")
    }

    /// The item of an index number that is brought along; nil when the register does not know it yet.
    private func adopt(_ number: String, for agency: AgencyID) throws -> Int64? {
        guard IndexNumber.isWellFormed(number) else { throw ArticleRefusal.indexNumberMalformed(number) }
        let taken: Int = try value("SELECT COUNT(*) FROM article WHERE index_number = \(number)")
        // Another unit's number is not told apart from one that is used.
        let isOthers = try indexOwners("item.index_number = \(number)").contains { $0.owner != agency }
        if taken > 0 || isOthers { throw ArticleRefusal.indexNumberTaken(number) }
        return try first("SELECT record_id FROM disclosed_item WHERE index_number = \(number) AND is_current = 1")?.get("record_id")
    }

    /// Which units the register's index numbers belong to, by a condition on `item`. A number of a record that was taken back is not given
    /// again: it stays with whoever had it.
    func indexOwners(_ condition: SQL) throws -> [(number: String, owner: AgencyID)] {
        try rows(
            """
            SELECT DISTINCT item.index_number, item.agency_id FROM disclosed_item AS item
            WHERE \(condition) AND (item.is_current = 1 OR NOT EXISTS (SELECT 1 FROM disclosed_item AS holder
                WHERE holder.index_number = item.index_number AND holder.is_current = 1))
            """
        ).map { (try $0.get("index_number"), try $0.get("agency_id")) }
    }
}
