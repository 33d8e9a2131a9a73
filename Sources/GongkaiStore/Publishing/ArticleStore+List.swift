package import GongkaiCore

extension ArticleStore {
    /// Titles that are looked through for one page. A rare word in half a million titles must not keep anybody waiting.
    package static let titlesPerPage = 10_000

    /// The articles of the reader's units by what the list is narrowed to, the newest first.
    package func list(_ filter: VersionFilter, for officer: Officer, limit: Int = 50) async throws -> VersionListing {
        try await database.read { tx in
            let reader = try tx.current(officer)
            guard reader.may(.readArticles) else { throw ArticleRefusal.permissionMissing(.readArticles) }
            let found = try tx.places(filter, of: reader, limit: limit + 1)
            let shown = Array(found.places.prefix(limit))
            return VersionListing(
                lines: try tx.lines(shown, for: reader), next: found.places.count > limit ? shown.last : found.reached,
                isCutShort: found.places.count <= limit && found.reached != nil)
        }
    }
}

extension Transaction {
    /// `reached` is where looking through the titles stopped before the list's end.
    fileprivate func places(
        _ filter: VersionFilter, of reader: Officer, limit: Int
    ) throws -> (places: [VersionPlace], reached: VersionPlace?) {
        let agencies: Set<AgencyID>? = filter.agency.map { reader.scope.contains($0) ? [$0] : [] } ?? reader.agencies
        // Several units are read one by one, each in the order of its articles: nothing is sorted but what the page may show.
        guard let agencies, agencies.count > 1, filter.isCommon, filter.column == nil, !filter.isMine else {
            return try places(filter, agencies, of: reader, limit: limit, titles: ArticleStore.titlesPerPage)
        }
        let titles = max(limit, ArticleStore.titlesPerPage / agencies.count)
        let parts = try agencies.map { try places(filter, [$0], of: reader, limit: limit, titles: titles) }
        // What lies beyond the place where one unit's titles were left waits for the next page.
        let reached = parts.compactMap(\.reached).max()
        let all = parts.flatMap(\.places).filter { place in reached.map { place >= $0 } ?? true }.sorted(by: >)
        return (Array(all.prefix(limit)), all.count >= limit ? nil : reached)
    }

    private func places(
        _ filter: VersionFilter, _ agencies: Set<AgencyID>?, of reader: Officer, limit: Int, titles: Int
    ) throws -> (places: [VersionPlace], reached: VersionPlace?) {
        let candidates = candidates(filter, agencies, of: reader)
        func read(_ statement: SQL) throws -> [VersionPlace] {
            try rows(statement).map { VersionPlace(article: try $0.get("article_id"), number: try $0.get("number")) }
        }
        guard !filter.words.isEmpty else { return (try read(candidates + " LIMIT \(limit)"), nil) }
        let hits = filter.words.map { word -> SQL in
            let pattern = "%\(word.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_"))%"
            return "LOWER(newest.title) LIKE LOWER(\(pattern)) ESCAPE '!'"
        }
        let found = try read(
            """
            SELECT newest.article_id, newest.number FROM (\(candidates) LIMIT \(titles)) AS newest
            WHERE \(hits.joined(" AND ")) ORDER BY newest.article_id DESC, newest.number DESC LIMIT \(limit)
            """)
        if found.count == limit { return (found, nil) }
        return (found, try read(candidates + " LIMIT 1 OFFSET \(titles - 1)").first)
    }

    /// Versions in the order of the list. What narrows most leads; CROSS JOIN keeps SQLite to that order, so that no page is sorted.
    private func candidates(_ filter: VersionFilter, _ agencies: Set<AgencyID>?, of reader: Officer) -> SQL {
        var conditions: [SQL] = []
        let from: SQL
        var article: SQL = "version.article_id", number: SQL = "version.number"
        if filter.isMine {
            from = "article_editor AS editor CROSS JOIN article_version AS version CROSS JOIN article"
            (article, number) = ("editor.article_id", "editor.number")
            conditions += [
                "editor.officer_id = \(reader.id)", "version.article_id = editor.article_id", "version.number = editor.number",
                "article.id = version.article_id",
            ]
        } else if filter.isCommon, filter.column != nil || agencies != nil {
            from = "article CROSS JOIN article_version AS version"
            article = "article.id"
            conditions.append("version.article_id = article.id")
        } else if filter.column != nil || agencies != nil {
            from = "article_version AS version CROSS JOIN article"
            conditions.append("article.id = version.article_id")
        } else {
            from = "article_version AS version"
        }
        if let state = filter.state {
            conditions.append("version.state = \(state.rawValue)")
        } else if filter.publishedIn == nil {
            conditions.append("version.state NOT IN ('superseded', 'discarded')")
        }
        if let span = filter.publishedIn { conditions += firstPublished(in: span) }
        if let column = filter.column { conditions.append("article.column_id = \(column)") }
        if let agencies {
            // One unit is read in the order of its articles; a column leads where there is one.
            let unit: SQL = filter.column != nil && dialect == .sqlite ? "+article.agency_id" : "article.agency_id"
            if agencies.count == 1, let only = agencies.first {
                conditions.append("\(unit) = \(only)")
            } else {
                conditions.append("\(unit) IN \(list: agencies.map(\.value).sorted())")
            }
        }
        if let after = filter.after {
            conditions.append("\(article) <= \(after.article)")
            conditions.append("(\(article) < \(after.article) OR \(number) < \(after.number))")
        }
        return """
            SELECT version.article_id, version.number, version.title FROM \(from)
            WHERE \(conditions.joined(" AND ")) ORDER BY \(article) DESC, \(number) DESC
            """
    }

    private func firstPublished(in span: ClosedRange<Day>) -> [SQL] {
        [
            "version.state IN ('live', 'superseded', 'expired', 'withdrawn')",
            "version.published_at >= \(Instant(span.lowerBound)) AND version.published_at < \(Instant(span.upperBound.adding(days: 1)))",
            """
            NOT EXISTS (SELECT 1 FROM article_version AS earlier WHERE earlier.article_id = version.article_id
                AND earlier.number < version.number AND earlier.published_at IS NOT NULL)
            """,
            """
            (EXISTS (SELECT 1 FROM article_version AS shown WHERE shown.article_id = version.article_id AND shown.state = 'live')
                OR NOT EXISTS (SELECT 1 FROM article_version AS gone
                    WHERE gone.article_id = version.article_id AND gone.state = 'withdrawn'))
            """,
        ]
    }

    /// The lines of some versions, in their order.
    func lines(_ places: [VersionPlace], for reader: Officer) throws -> [VersionLine] {
        guard !places.isEmpty else { return [] }
        let versions = try loadedVersions("version.article_id IN \(list: Set(places.map(\.article.value)).sorted())")
        let byPlace = Dictionary(
            versions.map { (VersionPlace(article: $0.article, number: $0.number), $0) }, uniquingKeysWith: { first, _ in first })
        return places.compactMap { byPlace[$0] }.map { VersionLine($0, for: reader) }
    }
}
