import GongkaiCore

/// Pictures that were uploaded for a text: the text shows them, or nobody does.
extension Transaction {
    func noteTextPicture(_ sha256: String, of article: ArticleID) throws {
        try run(
            """
            INSERT INTO text_picture (article_id, sha256) VALUES (\(article), \(sha256)) ON CONFLICT (article_id, sha256) DO NOTHING
            """)
    }

    /// Whether it was one until now.
    func forgetTextPicture(_ sha256: String, of article: ArticleID) throws -> Bool {
        let known = try first("SELECT sha256 FROM text_picture WHERE article_id = \(article) AND sha256 = \(sha256)") != nil
        try run("DELETE FROM text_picture WHERE article_id = \(article) AND sha256 = \(sha256)")
        return known
    }

    /// Takes them off a draft whose text does not show them, and says whether there were any. Only when it is sent in: until then the writer may
    /// still undo in the editor what took a picture out.
    func dropUnusedPictures(of version: LoadedVersion, by actor: Actor, at now: Instant) throws -> Bool {
        let article = version.article, number = version.number
        let marked = Set(
            try rows("SELECT sha256 FROM text_picture WHERE article_id = \(article)").map { try $0.get("sha256", as: String.self) })
        if marked.isEmpty { return false }
        var content = try content(of: article, number)
        let old = content.files, body = content.body
        content.files = old.filter { !marked.contains($0.sha256) || body.contains("/files/\($0.sha256)/") }
        if content.files == old { return false }
        let hash = content.hash(of: version.kind), wasScanned = try isScanned(article, number)
        let words = try textHits(of: article, version.facts.contentHash)
        try run("UPDATE article_version SET content_hash = \(hash) WHERE article_id = \(article) AND number = \(number)", expecting: 1)
        try put(content.files, of: article, number)
        if wasScanned { try note(words, in: hash, of: article, number) }
        try record(
            action: "article.arrangeFiles", subject: "article/\(article.value)", version: Int64(number),
            before: JSONText.object(["content_hash": version.facts.contentHash, "files": old.map(\.name).joined(separator: "、")]),
            after: JSONText.object(["content_hash": hash, "files": content.files.map(\.name).joined(separator: "、")]), by: actor, at: now)
        for file in old where !content.files.contains(file) { try dropIfUnused(file.sha256) }
        return true
    }
}
