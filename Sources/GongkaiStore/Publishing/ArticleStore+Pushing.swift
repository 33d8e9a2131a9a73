package import GongkaiCore

extension ArticleStore {
    /// Shows an article in another column too, of this site or another one. It stays in step because it is the same article.
    package func push(_ article: ArticleID, to column: ColumnID, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            try tx.place(article, in: column, by: officer) { target in
                try tx.requireTaking(article, target)
                try tx.run(
                    """
                    INSERT INTO article_push (article_id, column_id, pushed_by, pushed_at)
                    VALUES (\(article), \(column), \(officer.id), \(now)) ON CONFLICT (article_id, column_id) DO NOTHING
                    """)
            }
            try tx.record(
                action: "article.push", subject: "article/\(article.value)", after: JSONText.object(["column": String(column.value)]),
                by: officer.actor(from: address), at: now)
            try tx.placeChanged(article, column, at: now)
        }
    }

    /// Shows it there no longer.
    package func takeBack(
        _ article: ArticleID, from column: ColumnID, by officer: Officer, address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            try tx.place(article, in: column, by: officer) { _ in
                try tx.run("DELETE FROM article_push WHERE article_id = \(article) AND column_id = \(column)")
            }
            try tx.record(
                action: "article.takeBack", subject: "article/\(article.value)", before: JSONText.object(["column": String(column.value)]),
                by: officer.actor(from: address), at: now)
            try tx.placeChanged(article, column, at: now)
        }
    }
}

extension Transaction {
    /// Whoever publishes on the site of a column decides what shows in it.
    fileprivate func place(
        _ article: ArticleID, in column: ColumnID, by officer: Officer, _ change: (StoredColumn) throws -> Void
    ) throws {
        try takeArticle(article)
        let target = try self.column(column)
        try requireArticles(.publishArticles, officer, for: try site(target.site).settings.facts.owner)
        try change(target)
        try showAgain("article.id = \(article)")
    }

    /// What is to come into a column, it takes; taking it out of one that is archived since does no harm.
    fileprivate func requireTaking(_ article: ArticleID, _ target: StoredColumn) throws {
        if target.settings.column.isArchived { throw PublishingRefusal.obstacles([.columnArchived(target.name)]) }
        let kind: String = try value("SELECT kind FROM article WHERE id = \(article)")
        if let kinds = target.settings.acceptedKinds, !kinds.contains(kind) {
            throw PublishingRefusal.obstacles([.columnRefusesKind(column: target.name, kind: ArticleKind.code(kind)?.name ?? kind)])
        }
    }

    fileprivate func placeChanged(_ article: ArticleID, _ column: ColumnID, at now: Instant) throws {
        let site = try self.column(column).site.value
        try pagesChanged([.article(article.value), .column(column.value), .site(site), .newest(site)], at: now)
    }
}
