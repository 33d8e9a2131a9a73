package import GongkaiCore

extension ArticleStore {
    /// The newest entries of the catalogue before a place in its list.
    package func catalogue(
        _ filter: CatalogueFilter = CatalogueFilter(), before cursor: ListCursor? = nil, limit: Int = 20, at now: Instant
    ) async throws -> [CatalogueLine] {
        try await database.read { tx in
            let before: SQL = cursor.map { " AND (shown.published_at, shown.article_id) < (\($0.publishedAt), \($0.article))" } ?? ""
            // Places first, from an index alone; then only as many rows of the table as are shown.
            let parts = filter.branches(at: now).map { condition in
                """
                SELECT * FROM (SELECT shown.column_id, shown.article_id, shown.published_at FROM shown_article AS shown
                    WHERE \(condition)\(before) ORDER BY shown.published_at DESC, shown.article_id DESC LIMIT \(max(0, limit))) AS part
                """ as SQL
            }
            return try tx.rows(
                """
                SELECT shown.* FROM (
                    SELECT column_id, article_id FROM (\(parts.joined(" UNION ALL "))) AS parts
                    ORDER BY published_at DESC, article_id DESC LIMIT \(max(0, limit))
                ) AS place JOIN shown_article AS shown ON shown.column_id = place.column_id AND shown.article_id = place.article_id
                ORDER BY shown.published_at DESC, shown.article_id DESC
                """
            ).map(CatalogueLine.init)
        }
    }

    /// How many entries of the catalogue there are.
    package func catalogueCount(_ filter: CatalogueFilter = CatalogueFilter(), at now: Instant) async throws -> Int {
        try await database.read { tx in
            try filter.branches(at: now).reduce(0) { sum, condition in
                sum + (try tx.value("SELECT COUNT(*) FROM shown_article AS shown WHERE \(condition)", as: Int.self))
            }
        }
    }

    /// Counts a part of the catalogue by everything it can be narrowed by, as far as ``CatalogueCounts/most``.
    package func catalogueCounts(_ filter: CatalogueFilter = CatalogueFilter(), at now: Instant) async throws -> CatalogueCounts {
        try await database.read { tx in
            var counts = CatalogueCounts()
            for condition in filter.branches(at: now) {
                try tx.forEach(
                    """
                    SELECT shown.agency_id, shown.subject, shown.genre, shown.audiences, shown.created_on, shown.effective_on,
                        shown.expires_on, shown.repealed_on
                    FROM shown_article AS shown WHERE \(condition) LIMIT \(CatalogueCounts.most + 1 - counts.total)
                    """
                ) { row in
                    counts.total += 1
                    try counts.take(row, on: now.day)
                }
                if counts.isCut { break }
            }
            return counts
        }
    }

    /// What an index number leads to; nil for one that nothing public has or had.
    package func entry(_ indexNumber: String, at now: Instant) async throws -> IndexedEntry? {
        try await database.read { tx in
            guard let row = try tx.first("SELECT id FROM article WHERE index_number = \(indexNumber)") else { return nil }
            let id: ArticleID = try row.get("id")
            switch Visibility.of(try tx.visibilityFacts(of: id), at: now) {
            case .hidden: return nil
            case .tombstone(let reason, let since): return .withdrawn(reason: reason, since: since)
            case .shown:
                let shown = try tx.first(
                    """
                    SELECT shown.* FROM shown_article AS shown
                    WHERE shown.article_id = \(id) AND shown.is_home = 1 AND \(ShownArticles.visible(at: now))
                    """)
                return try shown.map { .shown(try ShownLine($0), site: try $0.get("site_id")) }
            }
        }
    }

    /// How punctually each unit published what it made in a span of days, the most punctual first.
    package func timeliness(
        of agencies: [AgencyID], madeFrom first: Day, through last: Day, on day: Day
    ) async throws -> [Timeliness] {
        try await database.read { tx in
            let items = try tx.rows(
                """
                SELECT version.title, article.agency_id, version.created_on,
                    (SELECT MIN(earlier.published_at) FROM article_version AS earlier WHERE earlier.article_id = article.id) AS first_shown
                FROM article JOIN article_version AS version ON version.article_id = article.id
                    AND version.number = (SELECT MAX(number) FROM article_version AS latest WHERE latest.article_id = article.id
                        AND latest.state <> 'discarded')
                WHERE version.created_on BETWEEN \(first) AND \(last) AND article.agency_id IN \(list: agencies.map(\.value))
                    AND NOT \(PublishedReply.isOne)
                """
            ).map { row in
                DutyMonitor.Item(
                    name: try row.get("title"), agency: try row.get("agency_id"), duty: nil, madeOn: try row.get("created_on"),
                    publishedOn: try row.get("first_shown", as: Instant?.self)?.day)
            }
            return Timeliness.ranking(of: agencies, items, on: day, calendar: try tx.workingCalendar())
        }
    }
}
