import GongkaiCore

/// The index as one transaction sees it: all segments, and the tail as a last one.
struct SearchSources {
    struct Segment {
        let id: Int64
        let docs: SegmentDocs
        let gone: PostingBits
    }

    let segments: [Segment]
    private let tail: [SearchTail]
    private let tx: Transaction
    private var places: [Int64: Int] = [:]

    /// What tells one state of the index from another.
    let stamp: [Int64]

    init(_ tx: Transaction, _ kept: SearchKept) throws {
        self.tx = tx
        var loaded: [Int64: SearchKept.Segment] = [:]
        var segments: [Segment] = [], stamp: [Int64] = []
        for row in try tx.rows("SELECT id, item_count, gone_revision FROM search_segment WHERE is_live = 1 ORDER BY id") {
            let id: Int64 = try row.get("id"), count: Int = try row.get("item_count"), revision: Int = try row.get("gone_revision")
            var segment = kept.segment(id)
            if segment?.goneRevision != revision {
                let docs = try segment?.docs ?? tx.searchDocs(of: id)
                let gone: [UInt8] = try tx.value("SELECT gone FROM search_segment WHERE id = \(id)")
                segment = SearchKept.Segment(docs: docs, gone: try PostingBits(gone, count: count), goneRevision: revision)
            }
            guard let segment else { continue }
            guard segment.docs.count == count else { throw SearchDamage("segment \(id) has lost items") }
            loaded[id] = segment
            places[id] = segments.count
            segments.append(Segment(id: id, docs: segment.docs, gone: segment.gone))
            stamp += [id, Int64(revision)]
        }
        let ids = try tx.rows("SELECT id FROM search_tail ORDER BY id").map { try $0.get("id", as: Int64.self) }
        var tail = Dictionary(uniqueKeysWithValues: ids.compactMap { id in kept.tail(id).map { (id, $0) } })
        if let missing = ids.first(where: { tail[$0] == nil }) {
            for row in try tx.rows("SELECT id, doc, keys FROM search_tail WHERE id >= \(missing) ORDER BY id") {
                let item = try SearchTail(row)
                tail[item.id] = item
            }
        }
        kept.keep(loaded, tail)
        self.tail = ids.compactMap { tail[$0] }
        if !self.tail.isEmpty {
            let docs = SegmentDocs(self.tail.map { $0.docs.doc(0) })
            segments.append(Segment(id: 0, docs: docs, gone: PostingBits(count: docs.count)))
        }
        self.segments = segments
        self.stamp = stamp + [0] + ids
    }

    var none: [PostingBits?] { [PostingBits?](repeating: nil, count: segments.count) }

    /// The items of each segment that have a key; nil where none has.
    func bits(_ key: UInt64) throws -> [PostingBits?] {
        var result = none
        if segments.count > (tail.isEmpty ? 0 : 1) {
            for row in try tx.rows(Transaction.pages(holding: key, "segment.is_live = 1")) {
                guard let place = places[try row.get("id", as: Int64.self)], row["data"] != .null else { continue }
                var bits = PostingBits(count: segments[place].docs.count)
                if try SearchPage.find(key, in: try row.get("data"), into: &bits) { result[place] = bits }
            }
        }
        if !tail.isEmpty {
            var bits = PostingBits(count: tail.count)
            var isAny = false
            for (position, item) in tail.enumerated() where item.holds(key) {
                bits.insert(position)
                isAny = true
            }
            if isAny { result[segments.count - 1] = bits }
        }
        return result
    }
}

extension [PostingBits?] {
    var isAllEmpty: Bool { allSatisfy { $0 == nil } }

    func union(_ other: Self) -> Self {
        zip(self, other).map { first, second in
            guard var both = first else { return second }
            if let second { both.formUnion(second) }
            return both
        }
    }

    func intersection(_ other: Self) -> Self {
        zip(self, other).map { first, second in
            guard var both = first, let second else { return nil }
            both.formIntersection(second)
            return both.isEmpty ? nil : both
        }
    }

    func subtracting(_ other: Self) -> Self {
        zip(self, other).map { first, second in
            guard var rest = first, let second else { return first }
            rest.subtract(second)
            return rest.isEmpty ? nil : rest
        }
    }
}
