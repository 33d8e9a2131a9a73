package import GongkaiCore

/// The files that hang on articles. Bytes are found by their hash, and stand in the database in parts (docs/adr/0012).
package struct FileStore: Sendable {
    /// Files of one version at the most.
    package static let mostFiles = 50
    /// Bytes of one part: what a slow reader keeps in memory.
    package static let partSize = 262_144

    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// What a change left behind.
    package struct Outcome: Sendable, Equatable {
        /// Of the version.
        package let revision: Int
        package let files: [ArticleContent.File]
    }

    /// Hangs files on a draft. `revision` is the one an editor has open; nil adds to whatever is there. Pictures `forText` stay only if the text
    /// shows them when it is sent in.
    @discardableResult
    package func attach(
        _ files: [NewFile], to article: ArticleID, version number: Int, expecting revision: Int? = nil,
        forText: Bool = false, by officer: Officer, from address: String, at now: Instant
    ) async throws -> Outcome {
        let incoming = Dictionary(files.map { ($0.sha256, $0.passages) }) { first, _ in first }
        return try await database.writeScanned(incoming: incoming) { tx in
            try tx.changeFiles(of: article, number, expecting: revision, action: "article.attach", officer, address, now) { present in
                // Before their bytes are written: those may be many.
                try tx.requireScanned(Set(incoming.keys).union(present.map(\.sha256)))
                var present = present
                for file in files {
                    if let same = present.first(where: { $0.sha256 == file.sha256 }) {
                        // Added once more, and this time on purpose.
                        if !forText, try tx.forgetTextPicture(file.sha256, of: article) { continue }
                        throw FileRefusal.alreadyThere(name: same.name)
                    }
                    if present.contains(where: { $0.name == file.name }) { throw FileRefusal.nameTaken(file.name) }
                    try tx.store(file, at: now)
                    if forText, file.mediaType.hasPrefix("image/") {
                        try tx.noteTextPicture(file.sha256, of: article)
                    } else {
                        _ = try tx.forgetTextPicture(file.sha256, of: article)
                    }
                    present.append(ArticleContent.File(name: file.name, sha256: file.sha256))
                }
                try tx.renewWordHits(of: present)
                return present
            }
        }
    }

    /// Gives the files of a draft other names and another order; those left out are removed, and their bytes with them when no other version
    /// carries them.
    @discardableResult
    package func arrange(
        _ files: [ArticleContent.File], of article: ArticleID, version number: Int, expecting revision: Int, by officer: Officer,
        from address: String, at now: Instant
    ) async throws -> Outcome {
        try await database.writeScanned { tx in
            var gone: [String] = []
            let outcome = try tx.changeFiles(
                of: article, number, expecting: revision, action: "article.arrangeFiles", officer, address, now
            ) { present in
                guard Set(files.map(\.sha256)).isSubset(of: Set(present.map(\.sha256))) else { throw FileRefusal.unknown }
                var names: Set<String> = []
                for file in files where !names.insert(file.name).inserted { throw FileRefusal.nameTaken(file.name) }
                let kept = Set(files.map(\.sha256))
                let removed = present.filter { !kept.contains($0.sha256) }
                let body: String = try tx.value("SELECT body FROM article_version WHERE article_id = \(article) AND number = \(number)")
                for file in removed where body.contains("/files/\(file.sha256)/") { throw FileRefusal.shownInText(name: file.name) }
                gone = removed.map(\.sha256)
                return files
            }
            for sha256 in gone { try tx.dropIfUnused(sha256) }
            return outcome
        }
    }
}

extension Transaction {
    /// Changes the files of a draft as saving it would: the rules are asked, the text counts as another one, what was found in its words is
    /// still found.
    fileprivate func changeFiles(
        of article: ArticleID, _ number: Int, expecting revision: Int?, action: String, _ officer: Officer, _ address: String,
        _ now: Instant, _ change: ([ArticleContent.File]) throws -> [ArticleContent.File]
    ) throws -> FileStore.Outcome {
        try takeArticle(article)
        let before = try loadedVersion(article, number)
        try requireReading(before, officer)
        _ = try PublishingRules.decide(
            PublishingRequest(.save, by: .officer(try current(officer)), at: now), on: before.facts,
            calendar: try workingCalendar())
        if let revision, before.revision != revision { throw ArticleRefusal.changedMeanwhile }
        var content = try content(of: article, number)
        let files = try change(content.files)
        guard files.count <= FileStore.mostFiles else { throw FileRefusal.tooMany(limit: FileStore.mostFiles) }
        if files == content.files { return FileStore.Outcome(revision: before.revision, files: files) }
        let old = content.files
        content.files = files
        let hash = content.hash(of: before.kind), wasScanned = try isScanned(article, number)
        let words = try textHits(of: article, before.facts.contentHash)
        try run(
            """
            UPDATE article_version SET content_hash = \(hash), saved_by = \(officer.id), saved_at = \(now), revision = revision + 1
            WHERE article_id = \(article) AND number = \(number) AND revision = \(before.revision)
            """, expecting: 1)
        try put(files, of: article, number)
        try note(editor: officer.id, of: article, number)
        // A text that was never looked through must not pass for one that was, because of its files.
        if wasScanned { try note(words, in: hash, of: article, number) }
        try record(
            action: action, subject: "article/\(article.value)", version: Int64(number),
            before: JSONText.object(["content_hash": before.facts.contentHash, "files": old.map(\.name).joined(separator: "、")]),
            after: JSONText.object(["content_hash": hash, "files": files.map(\.name).joined(separator: "、")]),
            by: officer.actor(from: address), at: now)
        return FileStore.Outcome(revision: before.revision + 1, files: files)
    }

    func isScanned(_ article: ArticleID, _ number: Int) throws -> Bool {
        try first(
            """
            SELECT number FROM article_version
            WHERE article_id = \(article) AND number = \(number) AND scanned_hash = content_hash
            """) != nil
    }

    /// What the gate found in the words of a text, its files aside.
    func textHits(of article: ArticleID, _ hash: String) throws -> [GateHit] {
        try rows("SELECT * FROM gate_hit WHERE article_id = \(article) AND content_hash = \(hash) ORDER BY id").compactMap(GateHit.init)
            .filter { !FileGate.isOfFile($0) }
    }

    /// Keeps the bytes of a file and what is known of it. The same bytes are kept once.
    func store(_ file: NewFile, at now: Instant) throws {
        let known = try first("SELECT sha256 FROM stored_file WHERE sha256 = \(file.sha256)") != nil
        if !known {
            try run(
                """
                INSERT INTO stored_file (sha256, size, media_type, plain_text, text_note, width, height, stored_at)
                VALUES (\(file.sha256), \(file.bytes.count), \(file.mediaType), \(file.plainText), \(file.textNote), \(file.width),
                    \(file.height), \(now)) ON CONFLICT (sha256) DO NOTHING
                """)
        }
        guard try first("SELECT part FROM file_part WHERE sha256 = \(file.sha256) AND part = 0") == nil else {
            if try run("DELETE FROM file_passage WHERE sha256 = \(file.sha256) AND position = -1") == 0 { return }
            try keep(file.passages, of: file.sha256)
            try run("DELETE FROM file_word_hit WHERE sha256 = \(file.sha256)")
            try run("DELETE FROM file_word_scan WHERE sha256 = \(file.sha256)")
            // Whatever carries the file was looked through without the rest of it.
            try run(
                """
                UPDATE article_version SET scanned_words = NULL
                WHERE article_id IN (SELECT article_id FROM article_file WHERE sha256 = \(file.sha256))
                """)
            return
        }
        for (part, start) in stride(from: 0, to: file.bytes.count, by: FileStore.partSize).enumerated() {
            let bytes = Array(file.bytes[start..<min(start + FileStore.partSize, file.bytes.count)])
            try run("INSERT INTO file_part (sha256, part, bytes) VALUES (\(file.sha256), \(part), \(bytes))")
        }
        for thumbnail in file.thumbnails {
            try run(
                """
                INSERT INTO file_thumbnail (sha256, width, media_type, bytes)
                VALUES (\(file.sha256), \(thumbnail.width), \(thumbnail.mediaType), \(thumbnail.bytes))
                """)
        }
        for (position, hit) in file.hits.enumerated() {
            try run(
                """
                INSERT INTO file_hit (sha256, position, rule, place, excerpt, advice, blocks)
                VALUES (\(file.sha256), \(position), \(hit.rule.rawValue), \(hit.place), \(hit.excerpt), \(hit.advice),
                    \(hit.severity == .blocks))
                """)
        }
        try keep(file.passages, of: file.sha256)
    }

    /// What nobody carries any longer is gone: a file is often removed because it must not be there.
    func dropIfUnused(_ sha256: String) throws {
        for user in ["article_file", "matter_file"] {
            guard try first("SELECT sha256 FROM \(SQL(identifier: user)) WHERE sha256 = \(sha256) LIMIT 1") == nil else { return }
        }
        for table in [
            "text_picture", "file_part", "file_thumbnail", "file_hit", "file_word_hit", "file_word_scan", "file_passage", "stored_file",
        ] {
            try run("DELETE FROM \(SQL(identifier: table)) WHERE sha256 = \(sha256)")
        }
    }
}
