package import GongkaiCore

extension ArticleStore {
    /// What a rebuild of the table that the public reads came upon.
    package struct Rebuild: Sendable, Equatable {
        package struct Difference: Sendable, Equatable {
            package enum Kind: String, Sendable { case missing, superfluous, wrong }
            package let kind: Kind
            package let article: ArticleID
            package let column: ColumnID

            /// For the command line.
            package var words: String {
                switch kind {
                case .missing: "article \(article.value) was missing from column \(column.value)"
                case .superfluous: "article \(article.value) stood in column \(column.value) and should not"
                case .wrong: "article \(article.value) showed something else in column \(column.value) than its live version says"
                }
            }
        }

        package var articles = 0
        package var rows = 0
        package var differences: [Difference] = []
    }

    /// Articles that one transaction derives anew; writers wait no longer than for these.
    private static let rebuiltAtOnce: Int64 = 2_000

    /// Derives anew what the public sees, part by part, and says what differed. Without `mending` everything is left as it was.
    package func rebuildShown(
        mending: Bool, by actor: Actor, at now: Instant, progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws -> Rebuild {
        let (total, last) = try await database.read { tx in
            (
                try tx.value("SELECT COUNT(*) FROM article", as: Int.self),
                try tx.value("SELECT COALESCE(MAX(id), 0) FROM article", as: Int64.self)
            )
        }
        var rebuild = Rebuild()
        var first: Int64 = 1
        while first <= last {
            let ids = first...min(first + Self.rebuiltAtOnce - 1, last)
            let part = try await derive(ids, mending: mending, by: actor, at: now)
            rebuild.articles += part.articles
            rebuild.rows += part.rows
            rebuild.differences += part.differences
            progress(rebuild.articles, total)
            first = ids.upperBound + 1
        }
        return rebuild
    }

    /// Leaves a transaction without a trace, with what was seen in it.
    private struct OnlyLooked: Error {
        let part: Rebuild
    }

    private func derive(_ ids: ClosedRange<Int64>, mending: Bool, by actor: Actor, at now: Instant) async throws -> Rebuild {
        do {
            return try await database.writeAtLength { tx in
                let part = try tx.rebuildShown(ids)
                // What was right stays as it is, and so does its part of the search index.
                if !mending || part.differences.isEmpty { throw OnlyLooked(part: part) }
                try tx.record(
                    action: "portal.rebuild", subject: "portal",
                    after: JSONText.object(["articles": "\(ids.lowerBound)–\(ids.upperBound)", "rows": "\(part.differences.count)"]),
                    by: actor, at: now)
                // Whatever showed the wrong thing may be kept under any tag.
                try tx.pagesChanged([.everything], at: now)
                return part
            }
        } catch let looked as OnlyLooked {
            return looked.part
        }
    }
}

extension Transaction {
    fileprivate func rebuildShown(_ ids: ClosedRange<Int64>) throws -> ArticleStore.Rebuild {
        if dialect == .postgres { try run("LOCK TABLE article_version IN SHARE MODE") }
        let before = try shownRows(ids)
        try run(
            """
            DELETE FROM shown_article WHERE article_id BETWEEN \(ids.lowerBound) AND \(ids.upperBound)
                AND article_id NOT IN (SELECT id FROM article)
            """)
        try showAgain("article.id BETWEEN \(ids.lowerBound) AND \(ids.upperBound)")
        let after = try shownRows(ids)
        var part = ArticleStore.Rebuild()
        part.articles = try value("SELECT COUNT(*) FROM article WHERE id BETWEEN \(ids.lowerBound) AND \(ids.upperBound)")
        part.rows = after.count
        for place in Set(before.keys).union(after.keys).sorted(by: { ($0.article, $0.column) < ($1.article, $1.column) }) {
            let kind: ArticleStore.Rebuild.Difference.Kind
            switch (before[place], after[place]) {
            case (nil, _): kind = .missing
            case (_, nil): kind = .superfluous
            case (let old?, let new?) where old != new: kind = .wrong
            default: continue
            }
            part.differences.append(
                .init(kind: kind, article: ArticleID(value: place.article), column: ColumnID(value: place.column)))
        }
        return part
    }

    private struct Place: Hashable {
        let article: Int64
        let column: Int64
    }

    private func shownRows(_ ids: ClosedRange<Int64>) throws -> [Place: [SQLValue]] {
        var found: [Place: [SQLValue]] = [:]
        try forEach("SELECT * FROM shown_article WHERE article_id BETWEEN \(ids.lowerBound) AND \(ids.upperBound)") { row in
            found[Place(article: try row.get("article_id"), column: try row.get("column_id"))] = row.values
        }
        return found
    }
}
