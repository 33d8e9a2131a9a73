package import GongkaiCore

/// All that a writer writes of one version.
package struct ArticleContent: Sendable, Equatable {
    /// A file that hangs on an article. Its bytes are found by their hash.
    package struct File: Sendable, Equatable {
        package let name: String
        package let sha256: String

        package init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    package var title: String
    /// HTML that was cleaned: only such reaches the store.
    package var body: String
    /// The words of the body, for search and comparison.
    package var plainText: String
    package var abstract: String?
    package var source: String?
    package var author: String?
    package var subject: String?
    package var genre: String?
    package var documentNumber: String?
    package var hasNoDocumentNumber = false
    package var createdOn: Day?
    package var term = ValidityTerm()
    package var keywords: [String] = []
    package var audiences: [String] = []
    package var expireAt: Instant?
    /// Whether a tombstone remains after ``expireAt``.
    package var expiresWithNotice = false
    /// The last day of the notice period of a list of persons; nil lets the program count the usual one.
    package var noticeEndsOn: Day?
    /// The last day of a consultation.
    package var closesOn: Day?
    package var files: [File] = []

    package init(title: String, body: String = "", plainText: String = "") {
        self.title = title
        self.body = body
        self.plainText = plainText
    }

    /// Over everything that is reviewed: what was approved is what appears, to the letter.
    package func hash(of kind: ArticleKind) -> String {
        var fields: [String: String?] = [
            "kind": kind.code, "title": title, "body": body, "abstract": abstract, "source": source, "author": author, "subject": subject,
            "genre": genre, "document_number": documentNumber, "has_no_number": hasNoDocumentNumber ? "1" : "0",
            "created_on": createdOn?.text, "effective_on": term.effectiveOn?.text, "expires_on": term.expiresOn?.text,
            "repealed_on": term.repealedOn?.text, "replaced_by": term.replacedBy, "keywords": WordList.text(keywords),
            "audiences": audiences.joined(separator: ","), "expire_at": expireAt.map { String($0.milliseconds) },
            "expires_with_notice": expiresWithNotice ? "1" : "0", "notice_ends_on": noticeEndsOn?.text,
            // Quoted, so that no name of a file can be taken for another file.
            "files": files.map { JSONText.object(["name": $0.name, "sha256": $0.sha256]) }.joined(),
        ]
        // Named only where there is one: what was signed before there were any stays signed.
        if let closesOn { fields["closes_on"] = closesOn.text }
        return SHA256.hex(of: JSONText.object(fields))
    }

    func metadata(identifier: String?, publisher: String, publishedOn: Day? = nil) -> ItemMetadata {
        ItemMetadata(
            identifier: identifier, title: title, description: abstract, createdOn: createdOn, publishedOn: publishedOn,
            publisher: publisher, subject: subject, genre: genre, documentNumber: documentNumber,
            hasNoDocumentNumber: hasNoDocumentNumber, effectiveOn: term.effectiveOn, repealedOn: term.repealedOn, keywords: keywords,
            audiences: audiences)
    }
}

extension ArticleContent {
    /// Of a row of `article_version`; one that was read without `body` has none. Files stand in a table of their own.
    init(_ row: Row, files: [File] = []) throws {
        func text(_ name: String) throws -> String { row[name] == .null ? "" : try row.get(name) }
        self.init(title: try row.get("title"), body: try text("body"), plainText: try text("plain_text"))
        abstract = try row.get("abstract")
        source = try row.get("source")
        author = try row.get("author")
        subject = try row.get("subject")
        genre = try row.get("genre")
        documentNumber = try row.get("document_number")
        hasNoDocumentNumber = try row.get("has_no_number")
        createdOn = try row.get("created_on")
        term = ValidityTerm(
            effectiveOn: try row.get("effective_on"), expiresOn: try row.get("expires_on"), repealedOn: try row.get("repealed_on"),
            replacedBy: try row.get("replaced_by"))
        keywords = WordList.words(try row.get("keywords"))
        audiences = try row.get("audiences", as: String.self).split(separator: ",").map(String.init)
        expireAt = try row.get("expire_at")
        expiresWithNotice = try row.get("expires_with_notice")
        noticeEndsOn = try row.get("notice_ends_on")
        closesOn = try row.get("closes_on")
        self.files = files
    }

    /// Names and values of its columns.
    func columns(of kind: ArticleKind) -> [(name: SQL, value: SQLValue)] {
        [
            ("title", title.sqlValue), ("body", body.sqlValue), ("plain_text", plainText.sqlValue), ("abstract", abstract.sqlValue),
            ("source", source.sqlValue), ("author", author.sqlValue), ("subject", subject.sqlValue), ("genre", genre.sqlValue),
            ("document_number", documentNumber.sqlValue), ("has_no_number", hasNoDocumentNumber.sqlValue),
            ("created_on", createdOn.sqlValue), ("effective_on", term.effectiveOn.sqlValue), ("expires_on", term.expiresOn.sqlValue),
            ("repealed_on", term.repealedOn.sqlValue), ("replaced_by", term.replacedBy.sqlValue),
            ("keywords", WordList.text(keywords).sqlValue), ("audiences", audiences.joined(separator: ",").sqlValue),
            ("expire_at", expireAt.sqlValue), ("expires_with_notice", expiresWithNotice.sqlValue),
            ("notice_ends_on", noticeEndsOn.sqlValue), ("closes_on", closesOn.sqlValue), ("content_hash", hash(of: kind).sqlValue),
        ]
    }
}
