package import GongkaiCore

/// What one address of an article answers with, read at one moment.
package enum ArticleAnswer: Sendable, Equatable {
    /// It moved; where it is now, as column and number.
    case moved(String)
    case tombstone(reason: String, since: Day)
    case shown(ArticleReading)
}

/// An article with everything its page says beside it.
package struct ArticleReading: Sendable, Equatable {
    package let article: ShownArticle
    package let links: [ShownLink]
    /// What is known of its files, by their hash.
    package let files: [String: StoredFile]
    /// When each version became public, the first one first: what a reader is told of its history, without its words.
    package let publications: [Instant]
}

extension ArticleStore {
    /// The answer to `/columns/COLUMN/ARTICLE` on a site; nil when there is nothing to see, not even that it exists. A column of nil is none
    /// of this site's: only what moved from there has an answer.
    package func answer(_ id: ArticleID, in column: StoredColumn?, named code: String, on site: SiteID, at now: Instant) async throws
        -> ArticleAnswer?
    {
        try await database.readBriefly { tx in
            // Mostly it is where the address says; an address that moved has nothing in its old place.
            if let column, case .shown(let article) = try tx.article(id, at: now),
                try article.line.column == column.id || tx.isShown(id, in: column.id, at: now)
            {
                return .shown(
                    ArticleReading(
                        article: article, links: try tx.shownLinks(of: id, on: site, at: now),
                        files: try tx.storedFiles(article.content.files.map(\.sha256)),
                        publications: article.number > 1 ? try tx.publications(of: id) : []))
            }
            if let target = try tx.redirect("\(code)/\(id.value)", in: site, at: now) { return .moved(target) }
            guard let column, case .tombstone(let reason, let since) = try tx.article(id, at: now), try tx.stood(id, in: column.id) else {
                return nil
            }
            return .tombstone(reason: reason, since: since)
        }
    }
}

extension Transaction {
    fileprivate func publications(of article: ArticleID) throws -> [Instant] {
        try rows(
            """
            SELECT published_at FROM article_version
            WHERE article_id = \(article) AND state IN ('live', 'superseded') ORDER BY number
            """
        ).map { try $0.get("published_at") }
    }
}
