package import GongkaiCore

extension ArticleStore {
    /// A hit as it is stored.
    package struct StoredHit: Sendable, Equatable {
        package let id: Int64
        /// Of ``GateRule``.
        package let rule: String
        package let place: String
        package let excerpt: String
        package let advice: String
        /// Whether the text must change: such a hit is not cleared.
        package let blocks: Bool
        package let clearedBy: String?
        package let clearReason: String?
        /// Why the same was let pass in another version of the article.
        package let earlierReason: String?
    }

    /// Keeps what the gate found in the text of a version, when it was looked through again.
    package func scanned(
        _ article: ArticleID, version number: Int, contentHash: String, hits: [GateHit], at now: Instant
    ) async throws {
        try await database.writeScanned(key: key, afterScan: afterScan) { tx in
            try tx.takeArticle(article)
            let version = try tx.loadedVersion(article, number)
            guard version.facts.contentHash == contentHash else { throw ArticleRefusal.hitOfOtherText }
            try tx.note(hits, in: contentHash, of: article, number)
            try tx.forgetWordList(of: article, number)
        }
    }

    /// The hits in the text of a version as it is now.
    package func hits(of article: ArticleID, version number: Int, for officer: Officer) async throws -> [StoredHit] {
        try await database.read { tx in
            let version = try tx.loadedVersion(article, number)
            try tx.requireReading(version, officer)
            return try tx.rows(
                """
                SELECT gate_hit.*, officer.name AS cleared_name,
                    (SELECT earlier.clear_reason FROM gate_hit AS earlier
                    WHERE earlier.article_id = gate_hit.article_id AND earlier.rule = gate_hit.rule AND earlier.excerpt = gate_hit.excerpt
                        AND earlier.content_hash <> gate_hit.content_hash AND earlier.cleared_by IS NOT NULL
                    ORDER BY earlier.cleared_at DESC, earlier.id DESC LIMIT 1) AS earlier_reason
                FROM gate_hit LEFT JOIN officer ON officer.id = gate_hit.cleared_by
                WHERE article_id = \(article) AND content_hash = \(version.facts.contentHash) ORDER BY gate_hit.id
                """
            ).map { row in
                StoredHit(
                    id: try row.get("id"), rule: try row.get("rule"), place: try row.get("place"), excerpt: try row.get("excerpt"),
                    advice: try row.get("advice"), blocks: try row.get("blocks"), clearedBy: try row.get("cleared_name"),
                    clearReason: try row.get("clear_reason"), earlierReason: try row.get("earlier_reason"))
            }
        }
    }

    /// A reviewer lets a hit pass, with a reason. Not one that must go, and not in one's own text.
    package func clear(_ hit: Int64, reason: String, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            guard let row = try tx.first("SELECT * FROM gate_hit WHERE id = \(hit)") else { throw ArticleRefusal.notFound }
            let article: ArticleID = try row.get("article_id"), number: Int = try row.get("number")
            try tx.takeArticle(article)
            let version = try tx.loadedVersion(article, number)
            let current = try tx.current(officer)
            let reviewing: [Permission] = [.reviewArticles, .reviewSecrecy, .approveArticles]
            guard let permission = reviewing.first(where: { current.may($0) }) else {
                throw ArticleRefusal.permissionMissing(.reviewArticles)
            }
            guard current.may(permission, for: version.agency) else { throw ArticleRefusal.notForThisUnit }
            if version.facts.hadHand(officer.id) { throw ArticleRefusal.ownWork }
            if try row.get("content_hash") != version.facts.contentHash { throw ArticleRefusal.hitOfOtherText }
            if try row.get("blocks") { throw ArticleRefusal.hitMustGo }
            if reason.allSatisfy(\.isWhitespace) { throw ArticleRefusal.reasonMissing }
            try tx.run(
                """
                UPDATE gate_hit SET cleared_by = \(officer.id), cleared_at = \(now), clear_reason = \(reason)
                WHERE id = \(hit) AND cleared_by IS NULL
                """, expecting: 1)
            try tx.record(
                action: "article.clearHit", subject: "article/\(article.value)", version: Int64(number), reason: reason,
                after: JSONText.object(["hit": String(hit), "rule": try row.get("rule"), "place": try row.get("place")]),
                by: officer.actor(from: address), at: now)
        }
    }
}

extension Transaction {
    /// Keeps the hits of one text, of its files and of where it leads; what a reviewer let pass in that very text stays passed.
    func note(_ found: [GateHit], in hash: String, of article: ArticleID, _ number: Int) throws {
        let body: String = try value("SELECT body FROM article_version WHERE article_id = \(article) AND number = \(number)")
        let files = try files(of: article, number)
        try renewWordHits(of: files)
        let hits = try found + fileHits(of: files) + deadLinks(in: body, of: article)
        try run("DELETE FROM gate_hit WHERE article_id = \(article) AND content_hash = \(hash) AND cleared_by IS NULL")
        try add(hits, in: hash, of: article, number)
        try run("UPDATE article_version SET scanned_hash = \(hash) WHERE article_id = \(article) AND number = \(number)", expecting: 1)
    }

    /// Which list was laid over the text is not known: it comes with its hits.
    fileprivate func forgetWordList(of article: ArticleID, _ number: Int) throws {
        try run(
            "UPDATE article_version SET scanned_words = NULL WHERE article_id = \(article) AND number = \(number)", expecting: 1)
    }

    /// What the list of now has to be laid over before somebody lets a version pass; nil for nothing. A text that was never looked through does
    /// not pass anyway.
    func unscannedWords(of article: ArticleID, _ number: Int) throws -> WordsUnscanned? {
        let row = try first(
            """
            SELECT scanned_words FROM article_version
            WHERE article_id = \(article) AND number = \(number) AND scanned_hash = content_hash
            """)
        guard let row else { return nil }
        let key = try gateWordListKey(), files = try unscanned(Set(files(of: article, number).map(\.sha256)), with: key)
        if files.isEmpty, try row.get("scanned_words", as: String?.self) == key { return nil }
        return WordsUnscanned(text: WordsUnscanned.Text(article: article, number: number), files: files)
    }

    /// Lays the word list of now over a version that was looked through before, and over its files: the list may be another one since.
    func renewWords(of article: ArticleID, _ number: Int) throws {
        guard let unscanned = try unscannedWords(of: article, number) else { return }
        let key = try gateWordListKey(), content = try content(of: article, number)
        let hash: String = try value("SELECT content_hash FROM article_version WHERE article_id = \(article) AND number = \(number)")
        guard let scan = wordScan, scan.list == key, let text = scan.texts[hash] else { throw unscanned }
        try renewWordHits(of: content.files)
        let found = try text + fileWordHits(of: content.files)
        let old = try rows(
            "SELECT * FROM gate_hit WHERE article_id = \(article) AND content_hash = \(hash) AND cleared_by IS NULL ORDER BY id")
        // The numbers of those that stay are on pages that people have open.
        for row in old {
            guard let hit = try GateHit(row), hit.rule.isOfWordList, !found.contains(where: { $0.isSame(as: hit) }) else { continue }
            try run("DELETE FROM gate_hit WHERE id = \(try row.get("id", as: Int64.self))", expecting: 1)
        }
        try add(found, in: hash, of: article, number)
        try run("UPDATE article_version SET scanned_words = \(key) WHERE article_id = \(article) AND number = \(number)", expecting: 1)
    }

    /// Those that are not there yet, open or let pass.
    private func add(_ hits: [GateHit], in hash: String, of article: ArticleID, _ number: Int) throws {
        for hit in hits {
            let known: Int = try value(
                """
                SELECT COUNT(*) FROM gate_hit WHERE article_id = \(article) AND content_hash = \(hash) AND rule = \(hit.rule.rawValue)
                    AND place = \(hit.storedPlace) AND excerpt = \(hit.excerpt)
                """)
            if known > 0 { continue }
            try run(
                """
                INSERT INTO gate_hit (article_id, number, content_hash, rule, place, excerpt, advice, blocks)
                VALUES (\(article), \(number), \(hash), \(hit.rule.rawValue), \(hit.storedPlace), \(hit.excerpt), \(hit.advice),
                    \(hit.severity == .blocks))
                """)
        }
    }
}

extension GateHit {
    fileprivate var storedPlace: String { place.isEmpty ? "正文" : place }

    fileprivate func isSame(as other: GateHit) -> Bool {
        rule == other.rule && storedPlace == other.storedPlace && excerpt == other.excerpt
    }
}
