package import GongkaiCore

/// A document of the list of normative documents, with what its validity follows from.
package struct ShownDocument: Sendable, Equatable {
    package let line: ShownLine
    package let term: ValidityTerm
}

extension ArticleStore {
    /// The newest articles of a site over all its columns, of some kinds or of one unit, before a place in that list. What shows in two columns
    /// is named once.
    package func newest(
        of site: SiteID, kinds: Set<String>? = nil, agency: AgencyID? = nil, before cursor: ListCursor? = nil, limit: Int = 20,
        at now: Instant
    ) async throws -> [ShownLine] {
        try await database.read { tx in
            var condition: SQL = "shown.site_id = \(site)"
            if let kinds { condition = condition + " AND shown.kind IN \(list: kinds.sorted())" }
            if let agency { condition = condition + " AND shown.agency_id = \(agency)" }
            // Its own column stands for an article that shows in several.
            condition =
                condition + """
                     AND NOT EXISTS (SELECT 1 FROM shown_article AS other WHERE other.article_id = shown.article_id AND +other.site_id = \(site)
                        AND (other.is_home > shown.is_home OR (other.is_home = shown.is_home AND other.column_id < shown.column_id)))
                    """
            return try tx.shownLines(condition, before: cursor, limit: limit, at: now)
        }
    }

    /// How many articles of some kinds a site shows, each counted once.
    package func count(of site: SiteID, kinds: Set<String>, at now: Instant) async throws -> Int {
        try await database.read { tx in
            try tx.value(
                """
                SELECT COUNT(DISTINCT shown.article_id) FROM shown_article AS shown
                WHERE shown.site_id = \(site) AND shown.kind IN \(list: kinds.sorted()) AND \(ShownArticles.visible(at: now))
                """)
        }
    }

    /// How many normative documents a site has.
    package func normativeCount(of site: SiteID, at now: Instant) async throws -> Int {
        try await database.read { tx in
            try tx.value(
                """
                SELECT COUNT(*) FROM shown_article AS shown
                WHERE shown.site_id = \(site) AND shown.is_home = 1 AND shown.kind IN \(list: Self.normative)
                    AND \(ShownArticles.visible(at: now))
                """)
        }
    }

    private static let normative = ArticleKind.all.filter(\.isNormative).map(\.code)

    /// The normative documents of a site before a place in their list, the newest first.
    package func normativeDocuments(
        of site: SiteID, before cursor: ListCursor? = nil, limit: Int, at now: Instant
    ) async throws -> [ShownDocument] {
        let before: SQL = cursor.map { " AND (shown.published_at, shown.article_id) < (\($0.publishedAt), \($0.article))" } ?? ""
        return try await database.read { tx in
            try tx.rows(
                """
                SELECT shown.*, version.effective_on, version.expires_on, version.repealed_on, version.replaced_by
                FROM shown_article AS shown
                JOIN article_version AS version ON version.article_id = shown.article_id AND version.number = shown.number
                WHERE shown.site_id = \(site) AND shown.is_home = 1 AND shown.kind IN \(list: Self.normative)
                    AND \(ShownArticles.visible(at: now))\(before)
                ORDER BY shown.published_at DESC, shown.article_id DESC LIMIT \(max(0, limit))
                """
            ).map { row in
                ShownDocument(
                    line: try ShownLine(row),
                    term: ValidityTerm(
                        effectiveOn: try row.get("effective_on"), expiresOn: try row.get("expires_on"),
                        repealedOn: try row.get("repealed_on"), replacedBy: try row.get("replaced_by")))
            }
        }
    }
}
