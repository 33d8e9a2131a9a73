import GongkaiCore

/// An item as the index takes it: what it shows now, and its texts.
struct SearchRecord: Sendable {
    var doc: SearchDoc
    let title: String
    let numbers: [String]
    var bodies: [String]

    var item: SearchItem { SearchItem(title: title, numbers: numbers, bodies: bodies) }
    var keys: [UInt64] { item.keys(of: doc.article) }
}

extension Transaction {
    /// What the public may see of some articles, by the one derived table and no other; by their keys in order. `articles` is a condition on
    /// `shown`.
    func searchRecords(_ articles: SQL) throws -> [SearchRecord] {
        var records: [SearchRecord] = []
        try forEach(
            """
            SELECT shown.article_id, shown.column_id, shown.agency_id, shown.kind, shown.title, shown.index_number, shown.document_number,
                shown.published_at, shown.is_home, CASE WHEN shown.is_home = 1 THEN version.plain_text ELSE '' END AS plain_text,
                version.effective_on, version.expires_on, version.repealed_on
            FROM shown_article AS shown
            JOIN article_version AS version ON version.article_id = shown.article_id AND version.number = shown.number
            WHERE \(articles) ORDER BY shown.article_id, shown.is_home DESC, shown.column_id
            """
        ) { row in
            let article: Int64 = try row.get("article_id"), column: Int64 = try row.get("column_id")
            if records.last?.doc.article == article {
                records[records.count - 1].doc.pushes.append(column)
                return
            }
            let numbers = [try row.get("index_number", as: String?.self), try row.get("document_number", as: String?.self)]
            let doc = SearchDoc(
                article: article, published: try row.get("published_at", as: Instant.self).day, agency: try row.get("agency_id"),
                column: column, kind: try row.get("kind"), effectiveOn: try row.get("effective_on"),
                expiresOn: try row.get("expires_on"), repealedOn: try row.get("repealed_on"))
            records.append(
                SearchRecord(
                    doc: doc, title: try row.get("title"), numbers: numbers.compactMap { $0 }, bodies: [try row.get("plain_text")]))
        }
        let places = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.doc.article, $0) })
        try forEach(
            """
            SELECT shown.article_id, SUBSTR(stored_file.plain_text, 1, CAST(\(SearchItem.longestText) AS INTEGER)) AS plain_text
            FROM shown_article AS shown
            JOIN article_file ON article_file.article_id = shown.article_id AND article_file.number = shown.number
            JOIN stored_file ON stored_file.sha256 = article_file.sha256
            WHERE \(articles) AND shown.is_home = 1 AND stored_file.plain_text <> ''
            ORDER BY shown.article_id, article_file.position
            """
        ) { row in
            if let place = places[try row.get("article_id", as: Int64.self)] { records[place].bodies.append(try row.get("plain_text")) }
        }
        return records
    }
}
