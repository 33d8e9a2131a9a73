import GongkaiCore

extension SearchStore {
    /// Items of the tail that make a segment.
    static let tailLength = 64
    /// Segments of one size that become one.
    static let fanIn = 8

    /// Reads again what was left for later, gathers the tail into a segment, and small segments into larger ones. Several servers may do so at
    /// once: they queue, and whoever comes second finds it done. Returns whether there was anything to do.
    @discardableResult
    package func sweep() async throws -> Bool {
        var wasBusy = false
        while try await readPending() { wasBusy = true }
        if try await gatherTail() { wasBusy = true }
        while try await mergeOnce() { wasBusy = true }
        return wasBusy
    }

    private func readPending() async throws -> Bool {
        // Most looks find nothing, and need no place in the queue of writers.
        guard try await database.read({ tx in try tx.first("SELECT article_id FROM search_pending LIMIT 1") != nil }) else { return false }
        return try await database.write { tx in
            // While the index is built anew they wait for its end.
            guard try tx.takeSearch() == 0 else { return false }
            let some = try tx.rows("SELECT article_id FROM search_pending ORDER BY article_id LIMIT 200")
                .map { try $0.get("article_id", as: Int64.self) }
            if some.isEmpty { return false }
            try tx.run("DELETE FROM search_pending WHERE article_id IN \(list: some)")
            try tx.index(some)
            try tx.gatherTail()
            return some.count == 200
        }
    }

    private func gatherTail() async throws -> Bool {
        guard try await database.read({ tx in try tx.value("SELECT COUNT(*) FROM search_tail", as: Int.self) }) >= Self.tailLength else {
            return false
        }
        return try await database.write { tx in
            _ = try tx.takeSearch()
            return try tx.gatherTail()
        }
    }

    private func mergeOnce() async throws -> Bool {
        guard try await database.read({ tx in try tx.segmentsToMerge() }) != nil else { return false }
        return try await database.write { tx in
            guard try tx.takeSearch() == 0, let segments = try tx.segmentsToMerge() else { return false }
            try tx.merge(segments)
            return true
        }
    }
}

extension Transaction {
    /// One at a time changes segments. Returns who builds the index anew, 0 for nobody.
    func takeSearch() throws -> Int64 { try value("SELECT builder FROM search_state WHERE id = 1" + updateLock) }

    @discardableResult
    fileprivate func gatherTail() throws -> Bool {
        let lock: SQL = dialect == .postgres ? " FOR UPDATE" : ""
        let rows = try rows("SELECT id, article_id, doc, keys FROM search_tail ORDER BY article_id LIMIT \(SegmentWriter.capacity)" + lock)
        guard rows.count >= SearchStore.tailLength else { return false }
        var writer = SegmentWriter()
        var ids: [Int64] = []
        for row in rows {
            ids.append(try row.get("id"))
            do {
                let item = try SearchTail(row)
                writer.add(item.docs.doc(0), keys: item.keys)
            } catch is SearchDamage {
                // Its article tells it once more.
                try run(
                    """
                    INSERT INTO search_pending (article_id) VALUES (\(row.get("article_id", as: Int64.self)))
                    ON CONFLICT (article_id) DO NOTHING
                    """)
            }
        }
        writer.sort()
        try write(writer)
        for start in stride(from: 0, to: ids.count, by: 500) {
            try run("DELETE FROM search_tail WHERE id IN \(list: Array(ids[start..<min(start + 500, ids.count)]))")
        }
        return true
    }

    /// Some of one size, the oldest; or one most of which is gone.
    fileprivate func segmentsToMerge() throws -> [Int64]? {
        var sizes: [Int: [Int64]] = [:]
        for row in try rows("SELECT id, item_count, gone_count FROM search_segment WHERE is_live = 1 ORDER BY id") {
            let id: Int64 = try row.get("id"), count: Int = try row.get("item_count"), gone: Int = try row.get("gone_count")
            if gone * 2 > count { return [id] }
            var size = 0, bound = SearchStore.tailLength * SearchStore.fanIn
            while count >= bound {
                size += 1
                bound *= SearchStore.fanIn
            }
            // Eight of the next size would be more than one segment takes.
            if count * SearchStore.fanIn <= SegmentWriter.capacity { sizes[size, default: []].append(id) }
        }
        return sizes.sorted { $0.key < $1.key }.first { $0.value.count >= SearchStore.fanIn }.map {
            Array($0.value.prefix(SearchStore.fanIn))
        }
    }

    /// Makes one segment of some, without what is gone.
    fileprivate func merge(_ ids: [Int64]) throws {
        var writer = SegmentWriter()
        for id in ids {
            guard let row = try first("SELECT item_count, gone FROM search_segment WHERE id = \(id)" + updateLock) else { continue }
            let count: Int = try row.get("item_count")
            let gone = try PostingBits(try row.get("gone"), count: count), docs = try searchDocs(of: id)
            guard docs.count == count else { throw SearchDamage("segment \(id) has lost items") }
            var positions = [Int?](repeating: nil, count: count)
            for position in 0..<count where !gone.contains(position) {
                positions[position] = writer.docs.count
                writer.add(docs.doc(position))
            }
            try forEach("SELECT data FROM search_page WHERE segment_id = \(id) ORDER BY first_key") { page in
                try SearchPage.entries(try page.get("data"), count: count) { key, position in
                    if let new = positions[position] { writer.add(key, at: new) }
                }
            }
        }
        try dropSegments("id IN \(list: ids)")
        if writer.docs.isEmpty { return }
        // Places of one key come in order within each segment, and segments one after the other: sorting keeps that.
        writer.sort()
        try write(writer)
    }
}
