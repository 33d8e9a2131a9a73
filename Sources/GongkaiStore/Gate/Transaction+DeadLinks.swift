import GongkaiCore

extension Transaction {
    /// Links of a text to articles, columns and files of this installation that nobody can open: the public would stand before nothing.
    /// Each is told once. What leads to other sites is followed by the inspection, which may wait for an answer.
    func deadLinks(in body: String, of article: ArticleID) throws -> [GateHit] {
        var told: Set<String> = [], hits: [GateHit] = []
        for match in body.matches(of: /(?:href|src)="(\/(columns|files)\/([^"\/?#]+)(?:\/([^"\/?#]+))?)/) {
            let (_, address, kind, first, second) = match.output
            guard told.insert(String(address)).inserted else { continue }
            let isThere =
                kind == "files" ? try hasFile(String(first)) : try hasPage(String(first), second.map(String.init), besides: article)
            if !isThere { hits.append(GateHit(.deadLink, .question, excerpt: String(address))) }
        }
        return hits
    }

    private func hasFile(_ sha256: String) throws -> Bool {
        try first("SELECT sha256 FROM stored_file WHERE sha256 = \(sha256)") != nil
    }

    private func hasPage(_ code: String, _ number: String?, besides article: ArticleID) throws -> Bool {
        guard let number else { return try first("SELECT id FROM site_column WHERE code = \(code) LIMIT 1") != nil }
        // Feeds and lists of a column are named with an ending.
        guard let id = Int64(number) else { return true }
        if id == article.value { return true }
        let shown = try first(
            """
            SELECT shown.article_id FROM shown_article AS shown JOIN site_column ON site_column.id = shown.column_id
            WHERE shown.article_id = \(id) AND site_column.code = \(code) LIMIT 1
            """)
        if shown != nil { return true }
        return try first("SELECT target FROM address_redirect WHERE address = \("\(code)/\(id)") LIMIT 1") != nil
    }
}
