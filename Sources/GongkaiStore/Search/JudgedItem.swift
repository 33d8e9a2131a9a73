import GongkaiCore

/// A candidate's line and texts, as its page shows them now.
struct JudgedItem: Sendable {
    let line: ShownLine
    let term: ValidityTerm
    let texts: [Text]
    let item: SearchItem

    struct Text: Sendable {
        /// Of the file it comes from; nil for the body.
        let file: String?
        let text: String
    }
}

extension Transaction {
    /// The lines and texts of some candidates, as far as anybody may see them; in a column of one of `site`, if that is given.
    func judgedItems(_ articles: [Int64], site: SiteID?, at now: Instant) throws -> [Int64: JudgedItem] {
        // One statement for any number of them.
        guard let last = articles.last else { return [:] }
        let some = articles + Array(repeating: last, count: max(0, SearchStore.batch - articles.count))
        // The plus keeps SQLite from walking the whole site.
        let here: SQL = site.map { " AND +shown.site_id = \($0)" } ?? ""
        var found: [Int64: (row: Row, texts: [JudgedItem.Text])] = [:]
        for row in try rows(
            """
            SELECT shown.*, version.plain_text, version.effective_on, version.expires_on, version.repealed_on, version.replaced_by
            FROM shown_article AS shown
            JOIN article_version AS version ON version.article_id = shown.article_id AND version.number = shown.number
            WHERE shown.article_id IN \(list: some) AND \(ShownArticles.visible(at: now))\(here)
            ORDER BY shown.is_home DESC, shown.column_id
            """)
        {
            let article: Int64 = try row.get("article_id")
            if found[article] == nil { found[article] = (row, [JudgedItem.Text(file: nil, text: try row.get("plain_text"))]) }
        }
        for row in try rows(
            """
            SELECT shown.article_id, article_file.name, SUBSTR(stored_file.plain_text, 1, CAST(\(SearchItem.longestText) AS INTEGER)) AS plain_text
            FROM shown_article AS shown
            JOIN article_file ON article_file.article_id = shown.article_id AND article_file.number = shown.number
            JOIN stored_file ON stored_file.sha256 = article_file.sha256
            WHERE shown.article_id IN \(list: some) AND shown.is_home = 1 AND stored_file.plain_text <> ''
            ORDER BY shown.article_id, article_file.position
            """)
        {
            let article: Int64 = try row.get("article_id")
            found[article]?.texts.append(JudgedItem.Text(file: try row.get("name"), text: try row.get("plain_text")))
        }
        return try found.mapValues { row, texts in
            let line = try ShownLine(row)
            return JudgedItem(
                line: line,
                term: ValidityTerm(
                    effectiveOn: try row.get("effective_on"), expiresOn: try row.get("expires_on"), repealedOn: try row.get("repealed_on"),
                    replacedBy: try row.get("replaced_by")),
                texts: texts,
                item: SearchItem(
                    title: line.title, numbers: [line.indexNumber, line.documentNumber].compactMap { $0 }, bodies: texts.map(\.text)))
        }
    }
}
