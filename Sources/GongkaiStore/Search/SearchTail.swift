import GongkaiCore

/// Items that stand in no segment yet, as one row each.
struct SearchTail: Sendable {
    let id: Int64
    let docs: SegmentDocs
    /// In ascending order, each once.
    let keys: [UInt64]

    init(_ row: Row) throws {
        id = try row.get("id")
        docs = try SegmentDocs(try row.get("doc", as: [UInt8].self))
        guard docs.count == 1 else { throw SearchDamage("an item that is not one") }
        keys = try Self.keys(of: try row.get("keys"))
    }

    func holds(_ key: UInt64) -> Bool {
        var low = 0, high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key
    }

    /// Keys as bytes: sorted, each once, the distances between them.
    static func packed(_ keys: [UInt64]) -> [UInt8] {
        var writer = SearchByteWriter()
        var last: UInt64?
        for key in keys.sorted() where key != last {
            writer.number(key - (last ?? 0))
            last = key
        }
        return writer.bytes
    }

    private static func keys(of bytes: [UInt8]) throws(SearchDamage) -> [UInt64] {
        var reader = SearchByteReader(bytes)
        var keys: [UInt64] = []
        var last: UInt64 = 0
        while !reader.isAtEnd {
            let (key, overflow) = last.addingReportingOverflow(try reader.number())
            guard !overflow, key < 1 << 48 else { throw SearchDamage("a key that is none") }
            last = key
            keys.append(key)
        }
        return keys
    }
}
