package import GongkaiCore

/// An entry of the catalogue with something missing or wrong in it.
package struct CatalogueFault: Sendable {
    package let article: ArticleID
    package let title: String
    package let publishedAt: Instant
    /// What is wrong.
    package let words: String
    package let owner: AgencyID

    var named: InspectionFacts.Named {
        InspectionFacts.Named(words, place: "“\(title)”", owner: owner, subject: .article(article.value))
    }

    /// Where the next entries begin.
    var cursor: ListCursor { ListCursor(publishedAt: publishedAt, article: article) }

    /// Nil for an entry without faults. A row of ``Transaction/catalogueEntries(_:)``.
    init?(_ row: Row) throws {
        guard let kind = ArticleKind.code(try row.get("kind")) else { return nil }
        let content = try ArticleContent(row)
        publishedAt = try row.get("published_at")
        let metadata = content.metadata(
            identifier: try row.get("index_number"), publisher: try row.get("agency_name"), publishedOn: publishedAt.day)
        let missing = metadata.missing(for: kind, published: true).map(\.label)
        let words = (missing.isEmpty ? [] : ["缺少\(missing.joined(separator: "、"))"]) + metadata.faults.map(\.words)
        guard !words.isEmpty else { return nil }
        self.words = words.joined(separator: " ")
        title = content.title
        article = try row.get("article_id")
        owner = try row.get("agency_id")
    }
}

extension InspectionStore {
    /// Entries that are looked at for one page: a unit with few faults among many entries must not keep anybody waiting.
    private static let looked = 5_000

    /// The entries of a unit with faults as they are now, the newest first, for whoever reads what is not public of it. `next` is where
    /// looking stopped before the end.
    package func catalogueFaults(
        of site: SiteID, by unit: AgencyID, before start: ListCursor? = nil, limit: Int = 100, for officer: Officer, at now: Instant
    ) async throws -> (faults: [CatalogueFault], next: ListCursor?) {
        try await database.read { tx in
            guard try tx.reader(officer).scope.contains(unit) else { throw ArticleRefusal.notForThisUnit }
            var faults: [CatalogueFault] = [], place = start, seen = 0
            while seen < Self.looked {
                let before: SQL = place.map { " AND (shown.published_at, shown.article_id) < (\($0.publishedAt), \($0.article))" } ?? ""
                let rows = try tx.rows(
                    tx.catalogueEntries(
                        """
                        shown.site_id = \(site) AND shown.agency_id = \(unit) AND shown.is_home = 1 AND shown.is_catalogued = 1
                            AND \(ShownArticles.visible(at: now))\(before)
                        """) + " ORDER BY shown.published_at DESC, shown.article_id DESC LIMIT 500")
                for row in rows {
                    place = ListCursor(publishedAt: try row.get("published_at"), article: try row.get("article_id"))
                    guard let fault = try CatalogueFault(row) else { continue }
                    faults.append(fault)
                    if faults.count == limit { return (faults, place) }
                }
                seen += rows.count
                if rows.count < 500 { return (faults, nil) }
            }
            return (faults, place)
        }
    }
}

extension Transaction {
    /// What the catalogue says of articles, by a condition on `shown`.
    func catalogueEntries(_ condition: SQL) -> SQL {
        """
        SELECT version.title, version.abstract, version.source, version.author, version.subject, version.genre,
            version.document_number, version.has_no_number, version.created_on, version.effective_on, version.expires_on,
            version.repealed_on, version.replaced_by, version.keywords, version.audiences, version.expire_at,
            version.expires_with_notice, version.notice_ends_on, version.closes_on, shown.article_id, shown.agency_id, shown.kind,
            shown.index_number, shown.published_at, agency.name AS agency_name
        FROM shown_article AS shown
        JOIN article_version AS version ON version.article_id = shown.article_id AND version.number = shown.number
        JOIN agency ON agency.id = shown.agency_id
        WHERE \(condition)
        """
    }
}
