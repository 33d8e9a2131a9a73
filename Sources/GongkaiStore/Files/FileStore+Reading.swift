package import GongkaiCore

extension FileStore {
    /// What is known of some files; those that are not kept are left out.
    package func files(_ hashes: [String]) async throws -> [String: StoredFile] {
        try await database.read { tx in try tx.storedFiles(hashes) }
    }

    /// A file and where it shows; nil when no article that carries it is shown.
    package func shown(_ sha256: String, at now: Instant) async throws -> ShownFile? {
        try await database.read { tx in
            let places = try tx.rows(
                """
                SELECT article_file.name, shown.article_id, shown.title, shown.column_id, shown.site_id, shown.published_at
                FROM article_file
                JOIN shown_article AS shown ON shown.article_id = article_file.article_id AND shown.number = article_file.number
                WHERE article_file.sha256 = \(sha256) AND \(ShownArticles.visible(at: now))
                ORDER BY shown.published_at, shown.article_id, shown.is_home DESC, shown.column_id LIMIT 50
                """
            ).map { row in
                ShownFile.Place(
                    article: try row.get("article_id"), title: try row.get("title"), column: try row.get("column_id"),
                    site: try row.get("site_id"), publishedAt: try row.get("published_at"), name: try row.get("name"))
            }
            guard !places.isEmpty, let file = try tx.storedFiles([sha256])[sha256] else { return nil }
            return ShownFile(file: file, places: places)
        }
    }

    /// The file under a name that some version bears which this officer may read; nil when there is none.
    package func file(_ sha256: String, for officer: Officer) async throws -> (file: StoredFile, name: String)? {
        try await database.read { tx in
            guard let name = try tx.name(of: sha256, for: officer), let file = try tx.storedFiles([sha256])[sha256] else { return nil }
            return (file, name)
        }
    }

    /// One part of the bytes, ``partSize`` long but for the last; nil where there is none for this reader.
    package func part(_ number: Int, of sha256: String, for reader: FileReader) async throws -> [UInt8]? {
        try await database.read { tx in
            guard try tx.mayRead(sha256, reader) else { return nil }
            return try tx.first("SELECT bytes FROM file_part WHERE sha256 = \(sha256) AND part = \(number)")?.get("bytes")
        }
    }

    /// All bytes of a file that is to be read as a whole; nil for whom they are not.
    package func bytes(of sha256: String, for reader: FileReader) async throws -> [UInt8]? {
        try await database.read { tx in
            var bytes: [UInt8] = []
            guard try tx.mayRead(sha256, reader) else { return nil }
            try tx.forEach("SELECT bytes FROM file_part WHERE sha256 = \(sha256) ORDER BY part", atOnce: 8) { row in
                bytes += try row.get("bytes", as: [UInt8].self)
            }
            return bytes
        }
    }

    /// A smaller picture.
    package func thumbnail(_ width: Int, of sha256: String, for reader: FileReader) async throws -> (mediaType: String, bytes: [UInt8])? {
        try await database.read { tx in
            guard try tx.mayRead(sha256, reader) else { return nil }
            return try tx.first("SELECT media_type, bytes FROM file_thumbnail WHERE sha256 = \(sha256) AND width = \(width)").map {
                (try $0.get("media_type"), try $0.get("bytes"))
            }
        }
    }

    /// The words in a file, as search knows them.
    package func text(of sha256: String, for reader: FileReader) async throws -> String {
        try await database.read { tx in
            guard try tx.mayRead(sha256, reader) else { return "" }
            return try tx.first("SELECT plain_text FROM stored_file WHERE sha256 = \(sha256)")?.get("plain_text") ?? ""
        }
    }
}

extension Transaction {
    /// Whether a reader may have the bytes of a file now.
    fileprivate func mayRead(_ sha256: String, _ reader: FileReader) throws -> Bool {
        switch reader {
        case .anybody(let now):
            try first(
                """
                SELECT shown.article_id FROM article_file
                JOIN shown_article AS shown ON shown.article_id = article_file.article_id AND shown.number = article_file.number
                WHERE article_file.sha256 = \(sha256) AND \(ShownArticles.visible(at: now)) LIMIT 1
                """) != nil
        case .officer(let officer): try name(of: sha256, for: officer) != nil
        }
    }

    /// The name that a file bears in the newest version which an officer may read.
    fileprivate func name(of sha256: String, for officer: Officer) throws -> String? {
        let reader = try current(officer)
        guard reader.may(.readArticles) else { return nil }
        let within: SQL = reader.agencies.map { " AND article.agency_id IN \(list: $0.map(\.value).sorted())" } ?? ""
        return try first(
            """
            SELECT article_file.name FROM article_file JOIN article ON article.id = article_file.article_id
            WHERE article_file.sha256 = \(sha256)\(within) ORDER BY article_file.article_id DESC, article_file.number DESC LIMIT 1
            """)?.get("name")
    }

    func storedFiles(_ hashes: [String]) throws -> [String: StoredFile] {
        if hashes.isEmpty { return [:] }
        var widths: [String: [Int]] = [:]
        for row in try rows("SELECT sha256, width FROM file_thumbnail WHERE sha256 IN \(list: hashes) ORDER BY sha256, width") {
            widths[try row.get("sha256"), default: []].append(try row.get("width"))
        }
        let files = try rows(
            "SELECT sha256, size, media_type, width, height, stored_at FROM stored_file WHERE sha256 IN \(list: hashes)"
        ).map { row in
            let sha256: String = try row.get("sha256")
            return StoredFile(
                sha256: sha256, size: try row.get("size"), mediaType: try row.get("media_type"), width: try row.get("width"),
                height: try row.get("height"), storedAt: try row.get("stored_at"), thumbnails: widths[sha256] ?? [])
        }
        return Dictionary(uniqueKeysWithValues: files.map { ($0.sha256, $0) })
    }
}
