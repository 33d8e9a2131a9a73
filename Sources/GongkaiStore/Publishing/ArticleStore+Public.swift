package import GongkaiCore

/// A line of a list that anybody may see.
package struct ShownLine: Sendable, Equatable {
    package let article: ArticleID
    package let column: ColumnID
    package let agency: AgencyID
    package let kind: String
    package let title: String
    package let indexNumber: String?
    package let documentNumber: String?
    package let createdOn: Day?
    /// When it first became public.
    package let publishedAt: Instant
    /// Of a consultation, as lists for readers tell it; nil for all else, and where it was not asked for.
    package var consultation: ConsultationStanding?

    /// Where the next page of the list begins.
    package var cursor: ListCursor { ListCursor(publishedAt: publishedAt, article: article) }
}

/// A place in a list that is sorted by publication, the newest first.
package struct ListCursor: Sendable, Equatable {
    package let publishedAt: Instant
    package let article: ArticleID

    package init(publishedAt: Instant, article: ArticleID) {
        self.publishedAt = publishedAt
        self.article = article
    }
}

/// An article as its page shows it.
package struct ShownArticle: Sendable, Equatable {
    package let line: ShownLine
    /// Where it is at home.
    package let site: SiteID
    package let number: Int
    package let agencyName: String
    /// When this version became public.
    package let changedAt: Instant
    package let content: ArticleContent
}

/// What an address of an article answers with.
package enum ArticlePage: Sendable, Equatable {
    case shown(ShownArticle)
    case tombstone(reason: String, since: Day)
}

extension ArticleStore {
    /// The page of an article as anybody may see it; nil when there is nothing to see, not even that it exists.
    package func article(_ id: ArticleID, at now: Instant) async throws -> ArticlePage? {
        try await database.read { tx in try tx.article(id, at: now) }
    }

    /// The newest articles of a column before a place in its list.
    package func list(_ column: ColumnID, before cursor: ListCursor? = nil, limit: Int = 20, at now: Instant) async throws -> [ShownLine] {
        try await database.read { tx in try tx.shownLines("shown.column_id = \(column)", before: cursor, limit: limit, at: now) }
    }

    /// Where an address that moved leads now; nil for one that did not, or where nothing is to be seen.
    package func redirect(_ address: String, in site: SiteID, at now: Instant) async throws -> String? {
        try await database.read { tx in try tx.redirect(address, in: site, at: now) }
    }

    /// The column of a site in which it shows an article, at home or pushed there; nil where it does not.
    package func column(of site: SiteID, showing article: ArticleID, at now: Instant) async throws -> ColumnID? {
        try await database.read { tx in
            try tx.first(
                """
                SELECT shown.column_id FROM shown_article AS shown
                WHERE shown.article_id = \(article) AND +shown.site_id = \(site) AND \(ShownArticles.visible(at: now))
                ORDER BY shown.is_home DESC, shown.column_id LIMIT 1
                """)?.get("column_id")
        }
    }

    /// Whether a column shows an article, its own or one that was pushed there.
    package func isShown(_ article: ArticleID, in column: ColumnID, at now: Instant) async throws -> Bool {
        try await database.read { tx in try tx.isShown(article, in: column, at: now) }
    }

    /// How many articles a column shows.
    package func count(of column: ColumnID, at now: Instant) async throws -> Int {
        try await database.read { tx in
            try tx.value(
                "SELECT COUNT(*) FROM shown_article AS shown WHERE shown.column_id = \(column) AND \(ShownArticles.visible(at: now))")
        }
    }

    /// How many articles each column shows.
    package func counts(of site: SiteID, at now: Instant) async throws -> [ColumnID: Int] {
        try await database.read { tx in
            let pairs = try tx.rows(
                """
                SELECT shown.column_id, COUNT(*) AS count FROM shown_article AS shown
                WHERE shown.site_id = \(site) AND \(ShownArticles.visible(at: now)) GROUP BY shown.column_id
                """
            ).map { (try $0.get("column_id", as: ColumnID.self), try $0.get("count", as: Int.self)) }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
    }
}

extension Transaction {
    /// What the visibility of an article follows from.
    func visibilityFacts(of article: ArticleID) throws -> VisibilityFacts {
        let rows = try rows(
            """
            SELECT version.state, version.published_at, version.expire_at, version.expires_with_notice, version.secrecy, version.ended_at,
                version.end_reason, version.notice_ends_on, site.is_closed
            FROM article_version AS version JOIN article ON article.id = version.article_id JOIN site ON site.id = article.site_id
            WHERE version.article_id = \(article) ORDER BY version.number
            """)
        let states = try rows.map { row in
            let code: String = try row.get("state")
            guard let state = VersionState(rawValue: code) else {
                throw DatabaseError(.misuse, "a version is in the unknown state \(code)")
            }
            return state
        }
        let state = ArticleState(versions: states)
        let wanted: VersionState? =
            switch state {
            case .unpublished: nil
            case .live: .live
            case .expired: .expired
            case .withdrawn: .withdrawn
            }
        guard let position = wanted.flatMap({ states.lastIndex(of: $0) }) else {
            return VisibilityFacts(state: .unpublished, publishAt: nil, secrecyPermits: false)
        }
        let row = rows[position], secrecy: String? = try row.get("secrecy"), ended: Instant? = try row.get("ended_at")
        return VisibilityFacts(
            state: state, publishAt: try row.get("published_at"), expireAt: try row.get("expire_at"),
            expiresWithNotice: try row.get("expires_with_notice"),
            secrecyPermits: secrecy.flatMap(SecrecyOutcome.init)?.permitsPublication ?? false,
            withdrawnOn: state == .withdrawn ? ended?.day : nil, withdrawalReason: state == .withdrawn ? try row.get("end_reason") : nil,
            noticeEndsOn: try row.get("notice_ends_on"), isInClosedPlace: try row.get("is_closed"))
    }

    /// Lines of the public lists by a condition on `shown`, the newest first.
    func shownLines(_ condition: SQL, before cursor: ListCursor?, limit: Int, at now: Instant) throws -> [ShownLine] {
        let before: SQL = cursor.map { " AND (shown.published_at, shown.article_id) < (\($0.publishedAt), \($0.article))" } ?? ""
        let lines = try rows(
            """
            SELECT shown.* FROM shown_article AS shown WHERE \(condition) AND \(ShownArticles.visible(at: now))\(before)
            ORDER BY shown.published_at DESC, shown.article_id DESC LIMIT \(max(0, limit))
            """
        ).map { try ShownLine($0) }
        return try standing(lines, at: now)
    }

    func article(_ id: ArticleID, at now: Instant) throws -> ArticlePage? {
        switch Visibility.of(try visibilityFacts(of: id), at: now) {
        case .hidden: nil
        case .tombstone(let reason, let since): .tombstone(reason: reason, since: since)
        case .shown: try shownArticle(id, at: now).map { .shown($0) }
        }
    }

    func redirect(_ address: String, in site: SiteID, at now: Instant) throws -> String? {
        let row = try first("SELECT target FROM address_redirect WHERE site_id = \(site) AND address = \(address)")
        guard let target: String = try row?.get("target"), let key = target.split(separator: "/").last.flatMap({ Int64($0) }) else {
            return nil
        }
        return Visibility.of(try visibilityFacts(of: ArticleID(value: key)), at: now) == .hidden ? nil : target
    }

    func isShown(_ article: ArticleID, in column: ColumnID, at now: Instant) throws -> Bool {
        try first(
            """
            SELECT shown.article_id FROM shown_article AS shown
            WHERE shown.column_id = \(column) AND shown.article_id = \(article) AND \(ShownArticles.visible(at: now))
            """) != nil
    }

    fileprivate func shownArticle(_ id: ArticleID, at now: Instant) throws -> ShownArticle? {
        let row = try first(
            """
            SELECT shown.*, agency.name AS agency_name FROM shown_article AS shown JOIN agency ON agency.id = shown.agency_id
            WHERE shown.article_id = \(id) AND shown.is_home = 1 AND \(ShownArticles.visible(at: now))
            """)
        guard let row else { return nil }
        let number: Int = try row.get("number")
        return ShownArticle(
            line: try ShownLine(row), site: try row.get("site_id"), number: number, agencyName: try row.get("agency_name"),
            changedAt: try row.get("shows_from"), content: try content(of: id, number))
    }
}

extension ShownLine {
    init(_ row: Row) throws {
        self.init(
            article: try row.get("article_id"), column: try row.get("column_id"), agency: try row.get("agency_id"),
            kind: try row.get("kind"), title: try row.get("title"), indexNumber: try row.get("index_number"),
            documentNumber: try row.get("document_number"), createdOn: try row.get("created_on"), publishedAt: try row.get("published_at"))
    }
}
