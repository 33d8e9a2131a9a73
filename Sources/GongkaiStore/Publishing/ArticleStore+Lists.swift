package import GongkaiCore

/// A document of the list of normative documents, with what its validity follows from.
package struct ShownDocument: Sendable, Equatable {
    package let line: ShownLine
    package let term: ValidityTerm
}

extension ArticleStore {
    /// The newest articles of a site over all its columns, of some kinds or of one unit. What shows in two columns is named once.
    package func newest(
        of site: SiteID, kinds: Set<String>? = nil, agency: AgencyID? = nil, limit: Int = 20, at now: Instant
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
            return try tx.shownLines(condition, before: nil, limit: limit, at: now)
        }
    }

    /// The normative documents of a site, the newest first.
    package func normativeDocuments(of site: SiteID, limit: Int = 1_000, at now: Instant) async throws -> [ShownDocument] {
        let kinds = ArticleKind.all.filter(\.isNormative).map(\.code)
        return try await database.read { tx in
            try tx.rows(
                """
                SELECT shown.*, version.effective_on, version.expires_on, version.repealed_on, version.replaced_by
                FROM shown_article AS shown
                JOIN article_version AS version ON version.article_id = shown.article_id AND version.number = shown.number
                WHERE shown.site_id = \(site) AND shown.is_home = 1 AND shown.kind IN \(list: kinds)
                    AND \(ShownArticles.visible(at: now))
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
