import GongkaiCore

extension ArticleStore {
    /// Whether an article that is gone stood in a column, at home or pushed there: nowhere else it is said that there was one.
    package func stood(_ article: ArticleID, in column: ColumnID) async throws -> Bool {
        try await database.read { tx in try tx.stood(article, in: column) }
    }

    /// Whether an article that is gone stood anywhere on a site.
    package func stood(_ article: ArticleID, on site: SiteID) async throws -> Bool {
        try await database.read { tx in
            try tx.first(
                """
                SELECT id FROM article WHERE id = \(article) AND site_id = \(site)
                UNION SELECT article_push.article_id FROM article_push JOIN site_column ON site_column.id = article_push.column_id
                    WHERE article_push.article_id = \(article) AND site_column.site_id = \(site)
                """) != nil
        }
    }
}

extension Transaction {
    func stood(_ article: ArticleID, in column: ColumnID) throws -> Bool {
        try first(
            """
            SELECT id FROM article WHERE id = \(article) AND column_id = \(column)
            UNION SELECT article_id FROM article_push WHERE article_id = \(article) AND column_id = \(column)
            """) != nil
    }
}
