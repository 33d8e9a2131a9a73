package import GongkaiCore

/// Articles of an earlier site come in with their index numbers, some ten thousand at a time: each with its review, its audit entry, what the
/// public reads and the search index in one transaction.
extension ArticleStore {
    /// Articles of one transaction, and of one segment of the search index.
    package static let importChunk = SearchStore.chunk

    /// What an import left behind.
    package struct Imported: Sendable, Equatable {
        package var articles = 0
        /// Catalogued articles whose numbers the register of disclosed items does not know: the annual report does not count them yet.
        package var unregistered = 0
    }

    /// The faults that only the database knows: index numbers that are taken. Lines of `articles` as they stand in the file.
    package func importFaults(_ numbers: [(number: String, line: Int, agency: AgencyID)]) async throws -> [ArticleImportFault] {
        try await database.read { tx in
            var faults: [ArticleImportFault] = []
            func compare(_ places: [String: [(line: Int, agency: AgencyID)]], _ taken: SQL, _ known: SQL) throws {
                var isTaken: Set<String> = []
                try tx.forEach("SELECT index_number FROM article WHERE index_number IS NOT NULL AND \(taken)") { row in
                    let number: String = try row.get("index_number")
                    guard let lines = places[number] else { return }
                    isTaken.insert(number)
                    faults += lines.map {
                        ArticleImportFault(line: $0.line, "the index number \(number) belongs to another article already")
                    }
                }
                for (number, owner) in try tx.indexOwners(known) {
                    guard let lines = places[number], !isTaken.contains(number) else { continue }
                    faults += lines.filter { $0.agency != owner }.map {
                        ArticleImportFault(line: $0.line, "the index number \(number) belongs to an item of another unit")
                    }
                }
            }
            func places(_ some: ArraySlice<(number: String, line: Int, agency: AgencyID)>) -> [String: [(line: Int, agency: AgencyID)]] {
                Dictionary(grouping: some, by: \.number).mapValues { $0.map { ($0.line, $0.agency) } }
            }
            let held =
                try tx.value("SELECT COUNT(*) FROM article WHERE index_number IS NOT NULL", as: Int.self)
                + tx.value("SELECT COUNT(*) FROM disclosed_item", as: Int.self)
            // Whichever is less is gone through: what the file brings, or what is there.
            if held <= numbers.count {
                try compare(places(numbers[...]), "1 = 1", "1 = 1")
            } else {
                for start in stride(from: 0, to: numbers.count, by: 400) {
                    let some = numbers[start..<min(start + 400, numbers.count)], list = some.map(\.number)
                    try compare(places(some), "index_number IN \(list: list)", "item.index_number IN \(list: list)")
                }
            }
            return faults
        }
    }

    /// Takes in checked articles, a chunk after the other; while one is written, the next is read. `next` gives the following chunk, nil at the
    /// end. `written` hears how many are in for good.
    package func load(
        count: Int, review: ArticleImportReview, from address: String, at now: Instant,
        next: @escaping @Sendable () async throws -> [ImportedArticle]?, progress: @escaping @Sendable (_ done: Int) -> Void = { _ in },
        written: @Sendable (_ done: Int) -> Void = { _ in }
    ) async throws -> Imported {
        let officer = try await database.write { tx in
            for permission in [Permission.publishArticles, .reviewSecrecy] where !(try tx.current(review.officer).may(permission)) {
                throw ArticleRefusal.permissionMissing(permission)
            }
            return try tx.current(review.officer)
        }
        if review.basis.allSatisfy(\.isWhitespace) { throw ArticleRefusal.reasonMissing }
        var firstID = try await database.write { tx in try tx.reserveArticles(count) }
        let sites = try await database.read { tx in
            let open = Set(try tx.sites("is_closed = 0").map(\.id))
            return Dictionary(uniqueKeysWithValues: try tx.columns("1 = 1").filter { open.contains($0.site) }.map { ($0.id, $0.site) })
        }
        func prepare(_ first: Int64) async throws -> ArticleImportChunk? {
            guard let articles = try await next(), !articles.isEmpty else { return nil }
            for agency in Set(articles.map(\.place.agency)) where !officer.may(.reviewSecrecy, for: agency) {
                throw ArticleRefusal.notForThisUnit
            }
            return try await ArticleImportChunk(articles, firstID: first, sites: sites, officer: officer.id, basis: review.basis, at: now)
        }
        var imported = Imported()
        var chunk = try await prepare(firstID)
        while let current = chunk {
            firstID += Int64(current.count)
            let following = firstID, done = imported.articles
            async let prepared = prepare(following)
            imported.unregistered += try await database.writeAtLength { tx in
                try tx.write(current, by: officer.actor(from: address), at: now) { progress(done + $0) }
            }
            imported.articles += current.count
            progress(imported.articles)
            written(imported.articles)
            chunk = try await prepared
        }
        try await database.writeAtLength { tx in try tx.expectLittle() }
        return imported
    }
}

extension Transaction {
    /// Keys for so many articles, one after the other.
    fileprivate func reserveArticles(_ count: Int) throws -> Int64 {
        switch dialect {
        case .sqlite:
            let last: Int64 = try first("SELECT seq FROM sqlite_sequence WHERE name = 'article'")?.get("seq") ?? 0
            try run("DELETE FROM sqlite_sequence WHERE name = 'article'")
            try run("INSERT INTO sqlite_sequence (name, seq) VALUES ('article', \(last + Int64(count)))")
            return last + 1
        case .postgres:
            try run("LOCK TABLE article IN SHARE ROW EXCLUSIVE MODE")
            let last: Int64 = try value(
                """
                SELECT setval(pg_get_serial_sequence('article', 'id'), nextval(pg_get_serial_sequence('article', 'id')) + \(count - 1))
                """)
            return last - Int64(count) + 1
        }
    }

    /// Returns how many catalogued articles the register does not know.
    fileprivate func write(_ chunk: ArticleImportChunk, by actor: Actor, at now: Instant, progress: (Int) -> Void) throws -> Int {
        try expectMuch()
        for table in chunk.tables {
            try write(table) { progress($0 * chunk.count / max(1, chunk.rows)) }
        }
        for entry in chunk.entries {
            try record(action: "article.import", subject: "article/\(entry.article)", version: 1, after: entry.after, by: actor, at: now)
        }
        let range: SQL = "article.id BETWEEN \(chunk.firstID) AND \(chunk.firstID + Int64(chunk.count) - 1)"
        try run(
            """
            UPDATE article SET item_id = (SELECT MIN(item.record_id) FROM disclosed_item AS item
                WHERE item.index_number = article.index_number AND item.is_current = 1 AND item.agency_id = article.agency_id)
            WHERE \(range) AND article.index_number IS NOT NULL AND EXISTS (SELECT 1 FROM disclosed_item)
            """)
        try write(chunk.search)
        // A build of the index under way turns off what is live at its end: it must read these once more.
        let share: SQL = dialect == .postgres ? " FOR SHARE" : ""
        if try value("SELECT builder FROM search_state WHERE id = 1" + share, as: Int64.self) != 0 {
            try run(
                """
                INSERT INTO search_pending (article_id) SELECT article.id FROM article WHERE \(range) ON CONFLICT (article_id) DO NOTHING
                """)
        }
        try pagesChanged([.everything], at: now)
        return try value(
            """
            SELECT COUNT(*) FROM shown_article WHERE article_id BETWEEN \(chunk.firstID) AND \(chunk.firstID + Int64(chunk.count) - 1)
                AND is_home = 1 AND is_catalogued = 1 AND article_id IN (SELECT article.id FROM article WHERE \(range) AND item_id IS NULL)
            """)
    }

    private func write(_ table: ArticleImportChunk.Table, progress: (Int) -> Void) throws {
        let width = table.columns.count, batch = max(1, 400 / width)
        let row = "(" + Array(repeating: "?", count: width).joined(separator: ", ") + ")"
        func statement(_ rows: Int) -> String {
            "INSERT INTO \(table.name) (\(table.columns.joined(separator: ", "))) VALUES "
                + Array(repeating: row, count: rows).joined(separator: ", ")
        }
        let full = statement(batch)
        var start = 0
        while start < table.values.count {
            let end = min(start + batch * width, table.values.count), rows = (end - start) / width
            try run(prepared: rows == batch ? full : statement(rows), table.values[start..<end])
            start = end
        }
    }
}
