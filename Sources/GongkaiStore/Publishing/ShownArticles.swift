import GongkaiCore

/// The derived table of what the public may see (docs/adr/0009).
enum ShownArticles {
    /// The one condition of every public exit on `shown`, a row of `shown_article`: ``Visibility`` says the same of the facts.
    static func visible(at now: Instant) -> SQL {
        "shown.shows_from <= \(now) AND (shown.shows_until IS NULL OR shown.shows_until > \(now))"
    }
}

extension Transaction {
    /// Drops and fills the rows of some articles, by a condition on `article`, and brings the search index up to them.
    func showAgain(_ articles: SQL) throws {
        try fillShown(articles)
        try searchAgain(articles)
    }

    private func fillShown(_ articles: SQL) throws {
        try run("DELETE FROM shown_article WHERE article_id IN (SELECT article.id FROM article WHERE \(articles))")
        let catalogued = ArticleKind.all.filter(\.isCatalogued).map(\.code)
        try run(
            """
            INSERT INTO shown_article (column_id, article_id, number, site_id, agency_id, is_home, kind, is_catalogued, title, index_number,
                document_number, subject, genre, audiences, created_on, effective_on, expires_on, repealed_on, published_at, shows_from,
                shows_until)
            SELECT place.column_id, article.id, version.number, site_column.site_id, article.agency_id, place.is_home, article.kind,
                CASE WHEN article.kind IN \(list: catalogued) THEN 1 ELSE 0 END, version.title, article.index_number,
                version.document_number, version.subject, version.genre, ',' || version.audiences || ',', version.created_on,
                version.effective_on, version.expires_on, version.repealed_on,
                (SELECT MIN(earlier.published_at) FROM article_version AS earlier WHERE earlier.article_id = article.id),
                version.published_at, version.shows_until
            FROM article
            JOIN article_version AS version ON version.article_id = article.id AND version.state = 'live'
            JOIN site AS home ON home.id = article.site_id AND home.is_closed = 0
            JOIN (
                SELECT id AS article_id, column_id, 1 AS is_home FROM article
                UNION ALL
                SELECT article_push.article_id, article_push.column_id, 0 FROM article_push
                    JOIN article AS pushed ON pushed.id = article_push.article_id AND pushed.column_id <> article_push.column_id
            ) AS place ON place.article_id = article.id
            JOIN site_column ON site_column.id = place.column_id
            JOIN site ON site.id = site_column.site_id AND site.is_closed = 0
            WHERE version.secrecy IN ('open', 'partlyOpen') AND (\(articles))
            """)
    }

    /// Columns and sites where an article shows.
    func shownPlaces(of article: ArticleID) throws -> [(column: ColumnID, site: SiteID)] {
        try rows("SELECT column_id, site_id FROM shown_article WHERE article_id = \(article)").map {
            (try $0.get("column_id"), try $0.get("site_id"))
        }
    }

    /// Says which pages show another thing than before.
    func articleChanged(_ version: LoadedVersion, _ before: [(column: ColumnID, site: SiteID)], at now: Instant) throws {
        var tags: [PageTag] = [.article(version.article.value), .agency(version.agency.value)]
        // Pages of articles it is linked with name it, or may from now on.
        tags += try rows(
            """
            SELECT target_id AS other FROM article_link WHERE article_id = \(version.article)
            UNION SELECT article_id FROM article_link WHERE target_id = \(version.article)
            """
        ).map { .article(try $0.get("other", as: Int64.self)) }
        for place in before + (try shownPlaces(of: version.article)) {
            tags += [.column(place.column.value), .newest(place.site.value)]
        }
        tags += try placesOfAnswered(by: version.article)
        if version.kind.isCatalogued { tags.append(.catalogue) }
        try pagesChanged(tags, at: now)
    }
}
