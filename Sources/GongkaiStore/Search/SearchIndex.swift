import GongkaiCore

/// Keeps the index in step, in the transaction that changes what is shown.
extension Transaction {
    /// More articles than this are read again a moment later, so that closing a site does not take minutes.
    private static let mostAtOnce = 20

    /// Brings the index up to what some articles show now, by the condition on `article` that ``showAgain(_:)`` took.
    func searchAgain(_ articles: SQL) throws {
        let some = try rows("SELECT article.id FROM article WHERE \(articles) LIMIT \(Self.mostAtOnce + 1)")
            .map { try $0.get("id", as: Int64.self) }
        if some.isEmpty { return }
        let isBuilding: Int64 = try value("SELECT builder FROM search_state WHERE id = 1" + shareLock)
        if some.count > Self.mostAtOnce || isBuilding != 0 { try leaveForLater(articles) }
        if some.count <= Self.mostAtOnce {
            do {
                try index(some)
            } catch is SearchDamage {
                // Publishing and withdrawing go on: what is found is looked up in what is shown, and the index is built anew.
                try leaveForLater(articles)
            }
        }
    }

    private func leaveForLater(_ articles: SQL) throws {
        try run(
            """
            INSERT INTO search_pending (article_id) SELECT article.id FROM article WHERE \(articles)
            ON CONFLICT (article_id) DO NOTHING
            """)
    }

    /// Takes some articles out of the index, and puts in again what they show now.
    func index(_ articles: [Int64]) throws {
        try dropFromSearch(articles)
        for record in try searchRecords("shown.article_id IN \(list: articles)") { try addToTail(record) }
    }

    private func addToTail(_ record: SearchRecord) throws {
        try run(
            """
            INSERT INTO search_tail (article_id, doc, keys)
            VALUES (\(record.doc.article), \(SegmentDocs([record.doc]).bytes), \(SearchTail.packed(record.keys)))
            """)
    }

    /// A withdrawn article is gone from search with the same commit.
    func dropFromSearch(_ articles: [Int64]) throws {
        try run("DELETE FROM search_tail WHERE article_id IN \(list: articles)")
        var places: [Int64: [Int]] = [:]
        for article in articles {
            for (segment, position) in try searchPlaces(of: article) { places[segment, default: []].append(position) }
        }
        // In one order, so that two writers never wait for each other.
        for (segment, positions) in places.sorted(by: { $0.key < $1.key }) {
            guard try markGone(positions, in: segment) else {
                // Merged into another one meanwhile: look again.
                return try dropFromSearch(articles)
            }
        }
    }

    /// False when the segment is no longer there.
    private func markGone(_ positions: [Int], in segment: Int64) throws -> Bool {
        guard let row = try first("SELECT item_count, gone FROM search_segment WHERE id = \(segment)" + updateLock) else { return false }
        let count: Int = try row.get("item_count")
        var gone = try PostingBits(try row.get("gone"), count: count)
        guard positions.allSatisfy({ $0 < count }) else { throw SearchDamage("a place without an item") }
        for position in positions { gone.insert(position) }
        try run(
            """
            UPDATE search_segment SET gone = \(gone.bytes), gone_count = \(gone.count), gone_revision = gone_revision + 1
            WHERE id = \(segment)
            """)
        return true
    }

    private func searchPlaces(of article: Int64) throws -> [(segment: Int64, position: Int)] {
        let key = SearchKey.article(article)
        var places: [(segment: Int64, position: Int)] = []
        for row in try rows(Self.pages(holding: key, "1 = 1")) {
            guard row["data"] != .null else { continue }
            let segment: Int64 = try row.get("id"), data: [UInt8] = try row.get("data")
            try SearchPage.entries(data, of: key, count: try row.get("item_count")) { places.append((segment, $0)) }
        }
        return places
    }

    /// The page of each segment that holds a key, if any does: one statement for all segments.
    static func pages(holding key: UInt64, _ segments: SQL) -> SQL {
        """
        SELECT segment.id, segment.item_count, (SELECT page.data FROM search_page AS page
            WHERE page.segment_id = segment.id AND page.first_key <= \(Int64(bitPattern: key)) ORDER BY page.first_key DESC LIMIT 1) AS data
        FROM search_segment AS segment WHERE \(segments) ORDER BY segment.id
        """
    }

    var updateLock: SQL { dialect == .postgres ? " FOR UPDATE" : "" }
    private var shareLock: SQL { dialect == .postgres ? " FOR SHARE" : "" }

    /// Writes a segment with all its pages. A segment that is not live is seen by nobody yet.
    @discardableResult
    func write(_ writer: SegmentWriter, isLive: Bool = true) throws -> Int64 { try write(PackedSegment(writer), isLive: isLive) }

    @discardableResult
    func write(_ packed: PackedSegment, isLive: Bool = true) throws -> Int64 {
        let count = packed.count
        let segment = try insert(
            """
            INSERT INTO search_segment (is_live, item_count, gone) VALUES (\(isLive), \(count), \(PostingBits(count: count).bytes))
            """)
        try run("INSERT INTO search_docs (segment_id, data) VALUES (\(segment), \(packed.docs))")
        for page in packed.pages {
            try run(
                prepared: "INSERT INTO search_page (segment_id, first_key, data) VALUES (?, ?, ?)",
                [.integer(segment), .integer(Int64(bitPattern: page.firstKey)), .blob(page.data)])
        }
        return segment
    }

    func searchDocs(of segment: Int64) throws -> SegmentDocs {
        try SegmentDocs(try value("SELECT data FROM search_docs WHERE segment_id = \(segment)", as: [UInt8].self))
    }

    func dropSegments(_ condition: SQL) throws {
        for table in ["search_page", "search_docs"] as [SQL] {
            try run("DELETE FROM \(table) WHERE segment_id IN (SELECT id FROM search_segment WHERE \(condition))")
        }
        try run("DELETE FROM search_segment WHERE \(condition)")
    }
}
