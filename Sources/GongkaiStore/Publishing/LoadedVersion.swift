import GongkaiCore

/// A version with all that decides about it, as one transaction sees it.
struct LoadedVersion {
    let article: ArticleID
    let number: Int
    let site: SiteID
    let column: ColumnID
    let columnCode: String
    let agency: AgencyID
    let agencyName: String
    let domain: String
    let kind: ArticleKind
    /// Without the body.
    let content: ArticleContent
    let indexNumber: String?
    let item: Int64?
    let revision: Int
    let savedAt: Instant
    let publishedAt: Instant?
    /// Some version of the article was public once.
    let wasPublished: Bool
    /// It publishes the reply to a request.
    let isReply: Bool
    let endedAt: Instant?
    let endReason: String?
    let secrecy: SecrecyOutcome?
    var facts: VersionFacts
}

extension Transaction {
    /// Versions by a condition on `version` and `article`.
    func loadedVersions(_ condition: SQL, order: SQL = "version.article_id, version.number") throws -> [LoadedVersion] {
        let rows = try rows(
            """
            SELECT version.article_id, version.number, version.state, version.revision, version.title, version.abstract, version.source,
                version.author, version.subject, version.genre, version.document_number, version.has_no_number, version.created_on,
                version.effective_on, version.expires_on, version.repealed_on, version.replaced_by, version.keywords, version.audiences,
                version.publish_at, version.expire_at, version.expires_with_notice, version.notice_ends_on, version.closes_on, version.content_hash,
                version.scanned_hash, version.secrecy, version.saved_at, version.submitted_by, version.submitted_at, version.published_by,
                version.published_at, version.approval_due, version.ended_at, version.end_reason, version.shows_until,
                article.site_id, article.column_id, article.agency_id, article.kind, article.index_number, article.item_id,
                site_column.name AS column_name, site_column.code AS column_code, site_column.is_archived, site_column.accepted_kinds,
                site_column.scheme, site.agency_id AS office_id, site.domain, agency.name AS agency_name,
                CASE WHEN EXISTS (SELECT 1 FROM article_version AS earlier
                    WHERE earlier.article_id = version.article_id AND earlier.published_at IS NOT NULL) THEN 1 ELSE 0 END AS was_published,
                CASE WHEN version.plain_text = '' AND version.body NOT LIKE '%<img%' AND NOT EXISTS (SELECT 1 FROM article_file
                    WHERE article_file.article_id = version.article_id AND article_file.number = version.number) THEN 1 ELSE 0 END AS is_blank,
                CASE WHEN \(PublishedReply.lacksAnswer) THEN 1 ELSE 0 END AS lacks_answer,
                CASE WHEN \(PublishedReply.isOne) THEN 1 ELSE 0 END AS is_reply
            FROM article_version AS version
            JOIN article ON article.id = version.article_id
            JOIN site_column ON site_column.id = article.column_id
            JOIN site ON site.id = article.site_id
            JOIN agency ON agency.id = article.agency_id
            WHERE \(condition) ORDER BY \(order)
            """)
        if rows.isEmpty { return [] }
        let schemes = Dictionary(uniqueKeysWithValues: try reviewSchemes().map { ($0.code, $0) })
        let articles = Set(try rows.map { try $0.get("article_id", as: ArticleID.self) }).sorted { $0.value < $1.value }
        var reviews: [VersionKey: [ReviewRecord]] = [:]
        var editors: [VersionKey: Set<OfficerID>] = [:]
        var hits: [String: [OpenGateHit]] = [:]
        for start in stride(from: 0, to: articles.count, by: 500) {
            let some = Array(articles[start..<min(start + 500, articles.count)])
            try forEach(
                """
                SELECT article_review.*, officer.name AS reviewer_name FROM article_review
                JOIN officer ON officer.id = article_review.reviewer_id
                WHERE article_review.article_id IN \(list: some) ORDER BY article_review.id
                """
            ) { row in reviews[try VersionKey(row), default: []].append(try ReviewRecord(row)) }
            try forEach("SELECT article_id, number, officer_id FROM article_editor WHERE article_id IN \(list: some)") { row in
                editors[try VersionKey(row), default: []].insert(try row.get("officer_id"))
            }
            try forEach(
                """
                SELECT article_id, content_hash, rule, place, blocks FROM gate_hit
                WHERE article_id IN \(list: some) AND cleared_by IS NULL ORDER BY id
                """
            ) { row in
                let key = try LoadedVersion.textKey(row.get("article_id"), row.get("content_hash"))
                let code: String = try row.get("rule")
                hits[key, default: []].append(
                    OpenGateHit(
                        what: GateRule(rawValue: code)?.title ?? code, place: try row.get("place"), mustGo: try row.get("blocks")))
            }
        }
        return try rows.map { row in
            let key = try VersionKey(row)
            let scheme: String = try row.get("scheme")
            guard let steps = schemes[scheme] else { throw SiteRefusal.unknownScheme }
            return try LoadedVersion(
                row, scheme: steps, reviews: reviews[key, default: []], editors: editors[key, default: []],
                hits: hits[LoadedVersion.textKey(key.article, try row.get("content_hash")), default: []])
        }
    }

    func loadedVersion(_ article: ArticleID, _ number: Int) throws -> LoadedVersion {
        guard let version = try loadedVersions("version.article_id = \(article) AND version.number = \(number)").first else {
            throw ArticleRefusal.notFound
        }
        return version
    }

    func files(of article: ArticleID, _ number: Int) throws -> [ArticleContent.File] {
        try rows("SELECT name, sha256 FROM article_file WHERE article_id = \(article) AND number = \(number) ORDER BY position").map {
            ArticleContent.File(name: try $0.get("name"), sha256: try $0.get("sha256"))
        }
    }

    func content(of article: ArticleID, _ number: Int) throws -> ArticleContent {
        guard let row = try first("SELECT * FROM article_version WHERE article_id = \(article) AND number = \(number)") else {
            throw ArticleRefusal.notFound
        }
        return try ArticleContent(row, files: try files(of: article, number))
    }
}

/// Which version a row is about.
struct VersionKey: Hashable {
    let article: ArticleID
    let number: Int

    init(_ row: Row) throws {
        article = try row.get("article_id")
        number = try row.get("number")
    }
}

extension LoadedVersion {
    fileprivate static func textKey(_ article: ArticleID, _ hash: String) -> String { "\(article.value)/\(hash)" }

    fileprivate init(
        _ row: Row, scheme: ReviewScheme, reviews: [ReviewRecord], editors: Set<OfficerID>, hits: [OpenGateHit]
    ) throws {
        let kindCode: String = try row.get("kind"), stateCode: String = try row.get("state"), secrecyCode: String? = try row.get("secrecy")
        guard let kind = ArticleKind.code(kindCode), let state = VersionState(rawValue: stateCode) else {
            throw DatabaseError(.misuse, "a version is of the unknown kind \(kindCode) or state \(stateCode)")
        }
        article = try row.get("article_id")
        number = try row.get("number")
        site = try row.get("site_id")
        column = try row.get("column_id")
        columnCode = try row.get("column_code")
        agency = try row.get("agency_id")
        agencyName = try row.get("agency_name")
        domain = try row.get("domain")
        self.kind = kind
        content = try ArticleContent(row)
        indexNumber = try row.get("index_number")
        item = try row.get("item_id")
        revision = try row.get("revision")
        savedAt = try row.get("saved_at")
        publishedAt = try row.get("published_at")
        wasPublished = try row.get("was_published", as: Int.self) != 0
        isReply = try row.get("is_reply", as: Int.self) != 0
        endedAt = try row.get("ended_at")
        endReason = try row.get("end_reason")
        secrecy = secrecyCode.flatMap(SecrecyOutcome.init)
        let hash: String = try row.get("content_hash"), scanned: String? = try row.get("scanned_hash")
        // A text that the gate has not looked at is as good as one with an open hit.
        let open = scanned == hash ? hits : hits + [OpenGateHit(what: "内容（尚未检查）", place: "全文")]
        let kinds: String? = try row.get("accepted_kinds")
        facts = VersionFacts(
            state: state, contentHash: hash, title: content.title, isBlank: try row.get("is_blank", as: Int.self) != 0,
            lacksAnswer: try row.get("lacks_answer", as: Int.self) != 0, kind: kind,
            metadata: content.metadata(identifier: indexNumber, publisher: agencyName),
            column: ColumnFacts(
                name: try row.get("column_name"), isArchived: try row.get("is_archived"),
                acceptedKinds: kinds.map { Set(WordList.words($0)) }),
            agency: agency, office: try row.get("office_id"), scheme: scheme, reviews: reviews, editors: editors,
            submitter: try row.get("submitted_by"), submittedAt: try row.get("submitted_at"), publisher: try row.get("published_by"),
            publishAt: try row.get("publish_at"),
            // Once it is live, the end of a notice period ends it like an hour that was set.
            expireAt: state == .live ? try row.get("shows_until") : content.expireAt, approvalDue: try row.get("approval_due"),
            openHits: open, closesOn: content.closesOn, wasPublic: wasPublished)
    }
}

extension ReviewRecord {
    fileprivate init(_ row: Row) throws {
        let decision: String = try row.get("decision"), outcome: String? = try row.get("secrecy")
        self.init(
            contentHash: try row.get("content_hash"), step: try row.get("step"), reviewer: try row.get("reviewer_id"),
            reviewerName: try row.get("reviewer_name"), decision: decision == "approved" ? .approved : .rejected,
            secrecy: outcome.flatMap(SecrecyOutcome.init), basis: try row.get("basis"), reason: try row.get("reason"),
            at: try row.get("at"))
    }
}
