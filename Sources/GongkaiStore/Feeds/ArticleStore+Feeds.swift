package import GongkaiCore

/// What goes to other programs: feeds, the sitemap, the read API.
extension ArticleStore {
    /// The newest articles of a site, or of one of its columns, with their texts. Pushed ones stand where they were pushed to.
    package func newest(in site: SiteID, column: ColumnID? = nil, limit: Int, at now: Instant) async throws -> [ShownArticle] {
        try await database.read { tx in
            let condition: SQL = column.map { "shown.column_id = \($0)" } ?? "shown.site_id = \(site)"
            let rows = try tx.rows(
                """
                SELECT shown.*, agency.name AS agency_name,
                    (SELECT article.site_id FROM article WHERE article.id = shown.article_id) AS home_id
                FROM shown_article AS shown JOIN agency ON agency.id = shown.agency_id
                WHERE \(condition) AND \(ShownArticles.visible(at: now))
                ORDER BY shown.published_at DESC, shown.article_id DESC LIMIT \(max(0, limit))
                """)
            var known: Set<ArticleID> = []
            return try rows.compactMap { row in
                let line = try ShownLine(row), number: Int = try row.get("number")
                // An article that stands in two columns of the site is told once.
                guard known.insert(line.article).inserted else { return nil }
                return ShownArticle(
                    line: line, site: try row.get("home_id"), number: number, agencyName: try row.get("agency_name"),
                    changedAt: try row.get("shows_from"), content: try tx.content(of: line.article, number))
            }
        }
    }

    /// A page of the articles of a site, each where it is at home, the newest first.
    package func articles(
        in site: SiteID, before cursor: ListCursor? = nil, limit: Int, at now: Instant
    ) async throws -> [ShownLine] {
        try await database.read { tx in
            try tx.shownLines("shown.site_id = \(site) AND shown.is_home = 1", before: cursor, limit: limit, at: now)
        }
    }

    /// Addresses in one part of the sitemap: of the articles whose keys begin at `part` times ``SitemapPart/size``.
    package func sitemap(part: Int64, of site: SiteID, at now: Instant) async throws -> [SitemapLine] {
        let first = part.multipliedReportingOverflow(by: SitemapPart.size)
        if first.overflow || part < 0 { return [] }
        return try await database.read { tx in
            try tx.rows(
                """
                SELECT shown.article_id, shown.column_id, shown.shows_from FROM shown_article AS shown
                WHERE shown.article_id BETWEEN \(first.partialValue) AND \(first.partialValue + SitemapPart.size - 1)
                    AND shown.site_id = \(site) AND shown.is_home = 1 AND \(ShownArticles.visible(at: now))
                ORDER BY shown.article_id
                """
            ).map {
                SitemapLine(article: try $0.get("article_id"), column: try $0.get("column_id"), changedAt: try $0.get("shows_from"))
            }
        }
    }

    /// The parts of the sitemap that have articles.
    package func sitemapParts(of site: SiteID, at now: Instant) async throws -> [SitemapPart] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT shown.article_id / \(SitemapPart.size) AS part, MAX(shown.shows_from) AS changed_at FROM shown_article AS shown
                WHERE shown.site_id = \(site) AND shown.is_home = 1 AND \(ShownArticles.visible(at: now))
                GROUP BY part ORDER BY part
                """
            ).map { SitemapPart(number: try $0.get("part"), changedAt: try $0.get("changed_at")) }
        }
    }
}

/// An article as the sitemap names it.
package struct SitemapLine: Sendable, Equatable {
    package let article: ArticleID
    package let column: ColumnID
    package let changedAt: Instant
}

/// A part of the sitemap: articles by their keys, so that what is published today changes no part but the last.
package struct SitemapPart: Sendable, Equatable {
    /// The format allows 50,000 addresses in a file.
    package static let size: Int64 = 50_000

    package let number: Int64
    package let changedAt: Instant
}

extension ArticleStore {
    /// How many scheduled articles should have appeared by now and have not: something stands against them.
    package func stalledCount(at now: Instant) async throws -> Int {
        try await database.read { tx in
            // The sweep comes by every few seconds.
            try tx.value("SELECT COUNT(*) FROM article_version WHERE state = 'scheduled' AND publish_at < \(now.adding(seconds: -30))")
        }
    }
}
