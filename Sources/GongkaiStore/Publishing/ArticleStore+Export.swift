package import GongkaiCore

extension ArticleStore {
    /// Addresses of a site that no list may lead to any more, beside those that lists do.
    package struct ExportSeeds: Sendable, Equatable {
        package struct Place: Sendable, Equatable {
            /// Code of the column.
            package let column: String
            package let article: ArticleID
        }

        /// Articles with each column of the site that shows them.
        package let shown: [Place]
        /// Articles that were public and are not: some leave a page that says so.
        package let ended: [Place]
        /// Addresses that moved, as `column/article`.
        package let moved: [String]
        /// Topics, issues and guides that say since when and why they are gone.
        package let takenDown: [TakenDown]
    }

    package enum TakenDown: Sendable, Equatable {
        case topic(code: String)
        case issue(year: Int, number: Int)
        case guide(unit: String)
    }

    /// Where to begin when a whole site is to be written down.
    package func exportSeeds(of site: SiteID, at now: Instant) async throws -> ExportSeeds {
        try await database.read { tx in
            func place(_ row: Row) throws -> ExportSeeds.Place {
                ExportSeeds.Place(column: try row.get("code"), article: try row.get("article_id"))
            }
            let shown = try tx.rows(
                """
                SELECT site_column.code, shown.article_id FROM shown_article AS shown
                JOIN site_column ON site_column.id = shown.column_id
                WHERE shown.site_id = \(site) AND \(ShownArticles.visible(at: now)) ORDER BY shown.article_id, site_column.code
                """
            ).map(place)
            let ended = try tx.rows(
                """
                SELECT DISTINCT site_column.code, article.id AS article_id FROM article
                JOIN site_column ON site_column.id = article.column_id
                JOIN article_version AS version ON version.article_id = article.id AND version.state IN ('withdrawn', 'expired')
                WHERE article.site_id = \(site)
                    AND NOT EXISTS (SELECT 1 FROM shown_article AS shown WHERE shown.article_id = article.id)
                ORDER BY article.id
                """
            ).map(place)
            let moved = try tx.rows("SELECT address FROM address_redirect WHERE site_id = \(site) ORDER BY address").map {
                try $0.get("address", as: String.self)
            }
            let collections = try tx.rows(
                """
                SELECT last.code, last.year, last.number FROM collection_shown AS last
                JOIN collection ON collection.id = last.collection_id
                JOIN taken_down ON taken_down.kind = 'collection' AND taken_down.subject_id = collection.id
                WHERE collection.site_id = \(site) ORDER BY collection.id
                """
            ).map { row -> TakenDown in
                let year: Int? = try row.get("year"), number: Int? = try row.get("number")
                if let year, let number { return .issue(year: year, number: number) }
                return .topic(code: try row.get("code"))
            }
            let guides = try tx.rows(
                """
                SELECT agency.code FROM taken_down JOIN agency ON agency.id = taken_down.subject_id
                WHERE taken_down.kind = 'guide' ORDER BY agency.code
                """
            ).map { TakenDown.guide(unit: try $0.get("code")) }
            return ExportSeeds(shown: shown, ended: ended, moved: moved, takenDown: collections + guides)
        }
    }
}
