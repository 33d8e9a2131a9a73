package import GongkaiCore

extension SearchStore {
    /// Items of a segment that is written at once; of so many the keys fit in 250 MB while they are sorted.
    package static let chunk = 32_768

    /// What became of building the index anew.
    package enum Rebuild: Sendable, Equatable {
        case done(items: Int)
        /// Somebody else is at it.
        case underWay
    }

    /// Whether the index was cut by other rules than this program's, or never.
    package func isOutdated() async throws -> Bool {
        try await database.read { tx in try tx.value("SELECT version FROM search_state WHERE id = 1") != Self.version }
    }

    /// Builds the index anew beside the old one, which answers meanwhile; what is published meanwhile is read again at the end. A build that
    /// was broken off is taken over after a minute.
    @discardableResult
    package func rebuild(
        chunk: Int = SearchStore.chunk, now: @escaping @Sendable () -> Instant,
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws -> Rebuild {
        let began = now()
        let me = max(1, began.milliseconds) << 8 | Int64.random(in: 0..<256)
        let total: Int? = try await database.writeAtLength { tx in
            let builder = try tx.takeSearch()
            let at: Instant = try tx.value("SELECT building_at FROM search_state WHERE id = 1")
            if builder != 0, at.adding(seconds: 60) > began { return nil }
            try tx.run("UPDATE search_state SET builder = \(me), building_at = \(began) WHERE id = 1", expecting: 1)
            try tx.dropSegments("is_live = 0")
            return try tx.value("SELECT COUNT(*) FROM shown_article WHERE is_home = 1")
        }
        guard let total else { return .underWay }
        var last: Int64 = 0, done = 0
        while true {
            let after = last
            let records = try await database.read { tx in try tx.searchRecords(after: after, limit: chunk) }
            guard let end = records.last else { break }
            let writer = await Self.cut(records)
            try await database.writeAtLength { tx in
                // Written before the lock is taken, which everybody waits for who publishes.
                try tx.write(writer, isLive: false)
                try tx.keepBuilding(me, at: now())
            }
            last = end.doc.article
            done += records.count
            progress(done, total)
        }
        try await database.writeAtLength { tx in
            try tx.keepBuilding(me, at: now())
            try tx.run("UPDATE search_segment SET is_live = 1 - is_live")
            // What stands in the tail stands in a segment too, or was changed since: it is read once more.
            try tx.run(
                "INSERT INTO search_pending (article_id) SELECT article_id FROM search_tail WHERE 1 = 1 ON CONFLICT (article_id) DO NOTHING"
            )
            try tx.run("UPDATE search_state SET version = \(Self.version), builder = 0 WHERE id = 1", expecting: 1)
        }
        try await database.writeAtLength { tx in
            // Unless the next build has begun: then these are its segments, and it has dropped ours.
            if try tx.takeSearch() == 0 { try tx.dropSegments("is_live = 0") }
        }
        kept.forgetDamage()
        try await sweep()
        return .done(items: done)
    }

    /// Reads texts on all processors.
    static func cut(_ records: [SearchRecord]) async -> SegmentWriter {
        let part = max(500, (records.count + 3) / 4)
        let parts = stride(from: 0, to: records.count, by: part).map { records[$0..<min($0 + part, records.count)] }
        return await withTaskGroup(of: (Int, SegmentWriter).self) { group in
            for (number, part) in parts.enumerated() {
                group.addTask {
                    var writer = SegmentWriter()
                    for record in part { writer.add(record.doc, keys: record.keys) }
                    return (number, writer)
                }
            }
            var cut: [Int: SegmentWriter] = [:]
            for await (number, writer) in group { cut[number] = writer }
            var whole = SegmentWriter()
            for number in parts.indices { if let writer = cut.removeValue(forKey: number) { whole.add(writer) } }
            whole.sort()
            return whole
        }
    }
}

extension Transaction {
    /// The next items in the order of their keys.
    fileprivate func searchRecords(after article: Int64, limit: Int) throws -> [SearchRecord] {
        let end: Int64? = try value(
            """
            SELECT MAX(article_id) FROM (SELECT article_id FROM shown_article WHERE article_id > \(article) AND is_home = 1
                ORDER BY article_id LIMIT \(limit)) AS batch
            """)
        guard let end else { return [] }
        return try searchRecords("shown.article_id > \(article) AND shown.article_id <= \(end)")
    }

    /// Says that the build goes on; stops it when somebody else has taken over.
    fileprivate func keepBuilding(_ builder: Int64, at now: Instant) throws {
        guard try takeSearch() == builder else {
            throw DatabaseError(.busy, "another program builds the search index now. Wait until it has finished.")
        }
        try run("UPDATE search_state SET building_at = \(now) WHERE id = 1", expecting: 1)
    }
}
