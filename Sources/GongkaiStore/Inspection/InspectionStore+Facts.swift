package import GongkaiCore

extension InspectionStore {
    /// What the database knows of a site: columns and their newest items, the catalogue, documents and what explains them. Pages, links and
    /// the foot of the page are looked at by whoever renders them.
    package func facts(of site: StoredSite, at now: Instant) async throws -> InspectionFacts {
        try await database.read { tx in
            let columns = try tx.columnsSeen(of: site.id, at: now)
            let catalogue = try tx.catalogueFaults(of: site.id, at: now)
            var facts = InspectionFacts(
                site: site.settings.facts, columns: columns, homeLastItemOn: columns.compactMap(\.lastItemOn).max(),
                unlinkedPolicies: try tx.unlinkedPolicies(of: site.id, at: now), guideFaults: nil,
                catalogueFaults: catalogue.listed, surveys: try tx.surveys(of: site.id, at: now),
                interviews: try tx.interviewDays(of: site.id, at: now), subject: .site(site.id.value))
            facts.moreCatalogueFaults = catalogue.more
            return facts
        }
    }

    /// A page that holds addresses: one of our own articles.
    package struct BodyWithLinks: Sendable, Equatable {
        package let article: ArticleID
        package let column: String
        package let owner: AgencyID
        package let title: String
        package let addresses: [String]
    }

    /// The articles of a site whose text holds links or pictures.
    package func bodiesWithLinks(of site: SiteID, at now: Instant) async throws -> [BodyWithLinks] {
        try await database.read { tx in
            var found: [BodyWithLinks] = []
            try tx.forEach(
                """
                SELECT shown.article_id, shown.agency_id, shown.title, site_column.code, version.body
                FROM shown_article AS shown
                JOIN site_column ON site_column.id = shown.column_id
                JOIN article_version AS version ON version.article_id = shown.article_id AND version.number = shown.number
                WHERE shown.site_id = \(site) AND shown.is_home = 1 AND \(ShownArticles.visible(at: now))
                    AND (version.body LIKE '%href=%' OR version.body LIKE '%src=%')
                ORDER BY shown.article_id
                """
            ) { row in
                let addresses = LinkedAddresses.all(in: try row.get("body", as: String.self))
                guard !addresses.isEmpty else { return }
                found.append(
                    BodyWithLinks(
                        article: try row.get("article_id"), column: try row.get("code"), owner: try row.get("agency_id"),
                        title: try row.get("title"), addresses: addresses))
            }
            return found
        }
    }

    /// The newest articles of a site, over all its columns, with the code of the column each stands in.
    package func newest(of site: SiteID, inEachColumn limit: Int, at now: Instant) async throws -> [(line: ShownLine, column: StoredColumn)]
    {
        try await database.read { tx in
            try tx.columns("site_column.site_id = \(site) AND site_column.is_archived = 0").flatMap { column in
                try tx.shownLines("shown.column_id = \(column.id)", before: nil, limit: limit, at: now).map { ($0, column) }
            }
        }
    }
}

extension Transaction {
    /// The columns of a site with the day of the newest item in each or below it: a column that only leads to others lives by them.
    func columnsSeen(of site: SiteID, at now: Instant) throws -> [InspectionFacts.Column] {
        let columns = try columns("site_column.site_id = \(site)")
        // One step in the index for each column, however many articles it has.
        let newest = try rows(
            """
            SELECT site_column.id, (SELECT shown.published_at FROM shown_article AS shown
                WHERE shown.column_id = site_column.id AND \(ShownArticles.visible(at: now))
                ORDER BY shown.published_at DESC, shown.article_id DESC LIMIT 1) AS newest
            FROM site_column WHERE site_column.site_id = \(site)
            """
        ).compactMap { row in
            try row.get("newest", as: Instant?.self).map { (try row.get("id", as: ColumnID.self), $0) }
        }
        let newestIn = Dictionary(uniqueKeysWithValues: newest)
        var last: [String: Instant] = [:]
        let byCode = Dictionary(columns.map { ($0.code, $0) }) { first, _ in first }
        for column in columns {
            guard let moment = newestIn[column.id] else { continue }
            var above: StoredColumn? = column
            // No further up than there are columns: a ring in the data must not hang the inspection.
            for _ in columns {
                guard let here = above else { break }
                last[here.code] = max(last[here.code] ?? moment, moment)
                above = here.settings.column.parent.flatMap { byCode[$0] }
            }
        }
        return columns.map {
            InspectionFacts.Column($0.settings.column, lastItemOn: last[$0.code]?.day, subject: .column($0.id.value))
        }
    }

    /// The consultations of a site that say until when they ask, each with the day on which its outcome was first published; nil where none
    /// says so, for then nothing can be told.
    fileprivate func surveys(of site: SiteID, at now: Instant) throws -> [InspectionFacts.Survey]? {
        var answered: [Int64: Day] = [:]
        for row in try rows(
            """
            SELECT link.target_id, MIN(shown.published_at) AS published_at FROM article_link AS link
            JOIN shown_article AS shown ON shown.article_id = link.article_id
            WHERE link.kind = 'answers' AND \(ShownArticles.visible(at: now)) GROUP BY link.target_id
            """)
        {
            answered[try row.get("target_id")] = try row.get("published_at", as: Instant.self).day
        }
        let found = try rows(
            """
            SELECT shown.article_id, shown.agency_id, shown.title, version.closes_on FROM shown_article AS shown
            JOIN article_version AS version ON version.article_id = shown.article_id AND version.number = shown.number
            WHERE shown.site_id = \(site) AND shown.is_home = 1 AND shown.kind = 'consultation' AND version.closes_on IS NOT NULL
                AND \(ShownArticles.visible(at: now))
            ORDER BY version.closes_on, shown.article_id
            """
        ).map { row in
            let article: Int64 = try row.get("article_id")
            return InspectionFacts.Survey(
                name: try row.get("title"), endedOn: try row.get("closes_on"), outcomeOn: answered[article],
                owner: try row.get("agency_id"), subject: .article(article))
        }
        return found.isEmpty ? nil : found
    }

    /// The days on which the interviews of a site were published.
    fileprivate func interviewDays(of site: SiteID, at now: Instant) throws -> [Day] {
        try rows(
            """
            SELECT shown.published_at FROM shown_article AS shown
            WHERE shown.site_id = \(site) AND shown.is_home = 1 AND shown.kind = 'interview' AND \(ShownArticles.visible(at: now))
            ORDER BY shown.published_at
            """
        ).map { try $0.get("published_at", as: Instant.self).day }
    }

    /// Normative documents of the last year that nothing explains, and interpretations that explain nothing.
    fileprivate func unlinkedPolicies(of site: SiteID, at now: Instant) throws -> [InspectionFacts.Named] {
        let yearAgo = Instant(now.day.adding(months: -12))
        return try rows(
            """
            SELECT shown.article_id, shown.agency_id, shown.title, shown.kind FROM shown_article AS shown
            WHERE shown.site_id = \(site) AND shown.is_home = 1 AND \(ShownArticles.visible(at: now)) AND shown.published_at >= \(yearAgo)
                AND ((shown.kind = 'normative' AND NOT EXISTS (SELECT 1 FROM article_link
                        WHERE article_link.target_id = shown.article_id AND article_link.kind = 'interprets'))
                    OR (shown.kind = 'interpretation' AND NOT EXISTS (SELECT 1 FROM article_link
                        WHERE article_link.article_id = shown.article_id AND article_link.kind = 'interprets')))
            ORDER BY shown.published_at DESC, shown.article_id DESC
            """
        ).map { row in
            let isDocument = try row.get("kind", as: String.self) == "normative"
            return InspectionFacts.Named(
                try row.get("title"), place: isDocument ? "规范性文件" : "政策解读", owner: try row.get("agency_id"),
                subject: .article(try row.get("article_id")))
        }
    }

    /// What is missing or wrong in what the catalogue says of each item: of each unit the first, and how many more.
    fileprivate func catalogueFaults(
        of site: SiteID, at now: Instant
    ) throws -> (listed: [InspectionFacts.Named], more: [AgencyID: Int]) {
        var listed: [InspectionFacts.Named] = [], counts: [AgencyID: Int] = [:]
        try forEach(
            catalogueEntries(
                "shown.site_id = \(site) AND shown.is_home = 1 AND shown.is_catalogued = 1 AND \(ShownArticles.visible(at: now))")
                + " ORDER BY shown.article_id"
        ) { row in
            guard let fault = try CatalogueFault(row) else { return }
            counts[fault.named.owner, default: 0] += 1
            if counts[fault.named.owner, default: 0] <= InspectionStore.mostListed { listed.append(fault.named) }
        }
        return (listed, counts.mapValues { $0 - InspectionStore.mostListed }.filter { $0.value > 0 })
    }
}
