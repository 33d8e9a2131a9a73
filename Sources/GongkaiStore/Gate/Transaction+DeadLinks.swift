import GongkaiCore

extension Transaction {
    /// Links of a text to articles, columns and files of this installation that nobody can open: the public would stand before nothing.
    /// Each is told once. What leads to other sites is followed by the inspection, which may wait for an answer.
    func deadLinks(in body: String, of article: ArticleID) throws -> [GateHit] {
        var told: Set<String> = [], hits: [GateHit] = []
        let home: SiteID = try value("SELECT site_id FROM article WHERE id = \(article)")
        let link = /(?:href|src)="((?:https?:\/\/([^"\/?#]+))?\/(columns|files)\/([^"\/?#]+)(?:\/([^"\/?#]+))?)/
        for match in body.matches(of: link) {
            let (_, address, host, kind, first, second) = match.output
            guard told.insert(String(address)).inserted else { continue }
            // An address without a host is of the site that the article is at home on.
            guard let site = try host.map({ try openSite($0.lowercased()) }) ?? home else { continue }
            let isThere =
                kind == "files"
                ? try hasFile(String(first), article) : try hasPage(String(first), second.map(String.init), on: site, besides: article)
            if !isThere { hits.append(GateHit(.deadLink, .question, excerpt: String(address))) }
        }
        return hits
    }

    /// A site of this installation, by its address; nil for somebody else's.
    private func openSite(_ domain: String) throws -> SiteID? {
        try first("SELECT id FROM site WHERE domain = \(domain) AND is_closed = 0").map { try $0.get("id") }
    }

    /// A file that only drafts of other units carry is nobody's to show.
    private func hasFile(_ sha256: String, _ article: ArticleID) throws -> Bool {
        try first(
            """
            SELECT file.sha256 FROM article_file AS file JOIN article AS carrier ON carrier.id = file.article_id
            WHERE file.sha256 = \(sha256) AND (carrier.agency_id = (SELECT own.agency_id FROM article AS own WHERE own.id = \(article))
                OR EXISTS (SELECT 1 FROM shown_article AS shown WHERE shown.article_id = file.article_id AND shown.number = file.number))
            LIMIT 1
            """) != nil
    }

    private func hasPage(_ code: String, _ number: String?, on site: SiteID, besides article: ArticleID) throws -> Bool {
        guard let number else {
            return try first("SELECT id FROM site_column WHERE site_id = \(site) AND code = \(code) LIMIT 1") != nil
        }
        // Feeds and lists of a column are named with an ending.
        guard let id = Int64(number) else { return true }
        if id == article.value { return true }
        let shown = try first(
            """
            SELECT shown.article_id FROM shown_article AS shown JOIN site_column ON site_column.id = shown.column_id
            WHERE shown.article_id = \(id) AND +shown.site_id = \(site) AND site_column.code = \(code) LIMIT 1
            """)
        if shown != nil { return true }
        return try first(
            "SELECT target FROM address_redirect WHERE site_id = \(site) AND address = \("\(code)/\(id)") LIMIT 1") != nil
    }
}
