package import GongkaiCore

/// What an article's page says of another article.
package struct ShownLink: Sendable, Equatable {
    package let kind: ArticleLinkKind
    /// Whether the other one says it of this one.
    package let isReversed: Bool
    package var line: ShownLine

    package var words: String { isReversed ? kind.wordsOfTarget : kind.words }
}

/// A link as the console lists it: also to what is not public yet.
package struct ArticleLink: Sendable, Equatable {
    package let kind: ArticleLinkKind
    package let isReversed: Bool
    package let other: ArticleID
    package let title: String
    package let agencyName: String
    package let isShown: Bool
}

extension ArticleStore {
    /// Links of a shown article, both ways, to what is shown too; on the site given where it shows there.
    package func shownLinks(of article: ArticleID, on site: SiteID, at now: Instant) async throws -> [ShownLink] {
        try await database.read { tx in try tx.shownLinks(of: article, on: site, at: now) }
    }

    /// Title, kind and links of an article, for whoever may read it.
    package func links(
        of article: ArticleID, for officer: Officer, at now: Instant
    ) async throws -> (title: String, kind: String, links: [ArticleLink]) {
        try await database.read { tx in
            guard let last = try tx.loadedVersions("version.article_id = \(article)").last else { throw ArticleRefusal.notFound }
            try tx.requireReading(last, officer)
            let rows = try tx.rows(
                """
                SELECT link.kind, 0 AS is_reversed, link.target_id AS other FROM article_link AS link WHERE link.article_id = \(article)
                UNION ALL
                SELECT link.kind, 1, link.article_id FROM article_link AS link WHERE link.target_id = \(article)
                ORDER BY 2, 1, 3
                """)
            let links = try rows.compactMap { row -> ArticleLink? in
                let code: String = try row.get("kind"), other: ArticleID = try row.get("other")
                guard let kind = ArticleLinkKind(rawValue: code) else { return nil }
                let told = try tx.told(other, officer, at: now)
                return ArticleLink(
                    kind: kind, isReversed: try row.get("is_reversed"), other: other, title: told.title, agencyName: told.agency,
                    isShown: told.isShown)
            }
            return (last.facts.title, last.kind.code, links)
        }
    }

    /// Says how an article of one's own belongs to another one, which is shown or may be read by the officer. Where it would show at once, or show
    /// without the reviewers having seen it, this takes who may publish for both.
    package func link(
        _ article: ArticleID, to target: ArticleID, as kind: ArticleLinkKind, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            try tx.takeLinks()
            try tx.requireLinking(article, officer)
            guard article != target else { throw ArticleLinkRefusal.itself }
            guard try tx.first("SELECT id FROM article WHERE id = \(target)") != nil, try tx.told(target, officer, at: now).mayBeNamed
            else {
                throw ArticleLinkRefusal.noTarget
            }
            try tx.requireFitting(article, target, kind)
            if try !tx.isDraftOnly(article), try !tx.mayPublish(both: article, target, officer) { throw ArticleLinkRefusal.needsPublisher }
            try tx.run(
                """
                INSERT INTO article_link (article_id, target_id, kind) VALUES (\(article), \(target), \(kind.rawValue))
                """)
            try tx.record(
                action: "article.link", subject: "article/\(article.value)",
                after: JSONText.object(["target": String(target.value), "link": kind.words]), by: officer.actor(from: address), at: now)
            try tx.pagesChanged([.article(article.value), .article(target.value)] + tx.placesOfAnswered(by: article), at: now)
        }
    }

    /// Takes a link back; either side's writer may.
    package func unlink(
        _ article: ArticleID, from target: ArticleID, as kind: ArticleLinkKind, by officer: Officer, address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            try tx.takeLinks()
            do {
                try tx.requireLinking(article, officer)
            } catch is ArticleRefusal {
                try tx.requireLinking(target, officer)
            }
            let places = try tx.placesOfAnswered(by: article)
            try tx.run("DELETE FROM article_link WHERE article_id = \(article) AND target_id = \(target) AND kind = \(kind.rawValue)")
            try tx.record(
                action: "article.unlink", subject: "article/\(article.value)",
                before: JSONText.object(["target": String(target.value), "link": kind.words]), by: officer.actor(from: address), at: now)
            try tx.pagesChanged([.article(article.value), .article(target.value)] + places, at: now)
        }
    }
}

extension Transaction {
    func shownLinks(of article: ArticleID, on site: SiteID, at now: Instant) throws -> [ShownLink] {
        guard try first("SELECT 1 AS one FROM article_link WHERE article_id = \(article) OR target_id = \(article) LIMIT 1") != nil else {
            return []
        }
        var links: [ShownLink] = []
        for isReversed in [false, true] {
            let own: SQL = isReversed ? "link.target_id" : "link.article_id"
            let other: SQL = isReversed ? "link.article_id" : "link.target_id"
            let rows = try self.rows(
                """
                SELECT link.kind AS link_kind, shown.* FROM article_link AS link
                JOIN shown_article AS shown ON shown.article_id = \(other)
                WHERE \(own) = \(article) AND \(ShownArticles.visible(at: now)) AND +shown.site_id = \(site)
                ORDER BY shown.is_home DESC, shown.published_at DESC, shown.article_id DESC, shown.column_id LIMIT 200
                """)
            for row in rows {
                let code: String = try row.get("link_kind"), line = try ShownLine(row)
                guard let kind = ArticleLinkKind(rawValue: code) else { continue }
                let isKnown = links.contains { $0.kind == kind && $0.isReversed == isReversed && $0.line.article == line.article }
                // What is merely related is said once, whoever said it.
                let isTold = kind == .related && links.contains { $0.kind == .related && $0.line.article == line.article }
                if !isKnown, !isTold { links.append(ShownLink(kind: kind, isReversed: isReversed, line: line)) }
            }
        }
        for (index, line) in try standing(links.map(\.line), at: now).enumerated() { links[index].line = line }
        return links
    }

    /// One at a time changes links, and before anything else: what two say at once may be a ring. SQLite has one writer anyway.
    fileprivate func takeLinks() throws {
        if dialect == .postgres { try run("LOCK TABLE article_link IN SHARE ROW EXCLUSIVE MODE") }
    }

    /// Refuses a link that the kinds of the two do not allow, that is there already, or that contradicts another one.
    fileprivate func requireFitting(_ article: ArticleID, _ target: ArticleID, _ kind: ArticleLinkKind) throws {
        func code(_ article: ArticleID) throws -> String { try value("SELECT kind FROM article WHERE id = \(article)") }
        if let refusal = try kind.refusal(from: code(article), to: code(target)) { throw refusal }
        let ways = kind == .related ? [(article, target), (target, article)] : [(article, target)]
        for (one, other) in ways {
            let same = try first(
                "SELECT kind FROM article_link WHERE article_id = \(one) AND target_id = \(other) AND kind = \(kind.rawValue)")
            if same != nil { throw ArticleLinkRefusal.exists }
        }
        if kind == .replaces, try replaced(by: target).contains(article) { throw ArticleLinkRefusal.ring }
    }

    /// All that an article replaces, at once or by way of others.
    private func replaced(by article: ArticleID) throws -> Set<ArticleID> {
        var found: Set<ArticleID> = [], next = [article]
        while !next.isEmpty {
            let targets = try rows("SELECT target_id FROM article_link WHERE kind = 'replaces' AND article_id IN \(list: next)").map {
                try $0.get("target_id", as: ArticleID.self)
            }
            next = Set(targets).subtracting(found).sorted { $0.value < $1.value }
            found.formUnion(next)
        }
        return found
    }

    fileprivate func requireLinking(_ article: ArticleID, _ officer: Officer) throws {
        try takeArticle(article)
        let agency: AgencyID = try value("SELECT agency_id FROM article WHERE id = \(article)")
        let current = try current(officer)
        guard current.may(.readArticles, for: agency) else { throw ArticleRefusal.notFound }
        guard current.may(.writeArticles, for: agency) || current.may(.publishArticles, for: agency) else {
            throw ArticleRefusal.permissionMissing(.writeArticles)
        }
    }

    /// Whether all that was written of an article is still to be sent for review: what belongs to it goes with it.
    fileprivate func isDraftOnly(_ article: ArticleID) throws -> Bool {
        let others: Int = try value(
            "SELECT COUNT(*) FROM article_version WHERE article_id = \(article) AND state NOT IN ('draft', 'discarded')")
        return others == 0
    }

    fileprivate func mayPublish(both article: ArticleID, _ target: ArticleID, _ officer: Officer) throws -> Bool {
        let current = try current(officer)
        return try rows("SELECT agency_id FROM article WHERE id IN (\(article), \(target))").allSatisfy { row in
            current.may(.publishArticles, for: try row.get("agency_id"))
        }
    }

    /// What an officer is told of another article: its title only where it is public or theirs to read.
    fileprivate func told(
        _ article: ArticleID, _ officer: Officer, at now: Instant
    ) throws -> (title: String, agency: String, isShown: Bool, mayBeNamed: Bool) {
        let shown = try shownLines("shown.article_id = \(article)", before: nil, limit: 1, at: now).first
        guard
            let row = try first(
                """
                SELECT article.agency_id, agency.name, (SELECT version.title FROM article_version AS version
                    WHERE version.article_id = article.id ORDER BY version.number DESC LIMIT 1) AS title
                FROM article JOIN agency ON agency.id = article.agency_id WHERE article.id = \(article)
                """)
        else { return ("", "", false, false) }
        let agency: AgencyID = try row.get("agency_id")
        let isOwn = try current(officer).may(.readArticles, for: agency)
        let written: String = try row.get("title")
        let title = shown?.title ?? (isOwn ? written : "（未公开的稿件）")
        return (title, try row.get("name"), shown != nil, shown != nil || isOwn)
    }
}
