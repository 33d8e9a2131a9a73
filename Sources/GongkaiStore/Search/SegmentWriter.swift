import GongkaiCore

/// Keys and places of the items of one segment, sorted and packed into pages.
struct SegmentWriter: Sendable {
    /// A key in the upper 48 bits, a place in the lower 16; places in ascending order as long as they are added so.
    private(set) var entries: [UInt64] = []
    private(set) var docs: [SearchDoc] = []

    /// Items of one segment at the most.
    static let capacity = 65_536

    /// Adds an item behind the others.
    mutating func add(_ doc: SearchDoc, keys: some Sequence<UInt64>) {
        let position = UInt64(docs.count)
        docs.append(doc)
        for key in keys { entries.append(key << 16 | position) }
    }

    /// Adds all items of another behind these.
    mutating func add(_ other: SegmentWriter) {
        let shift = UInt64(docs.count)
        docs += other.docs
        entries.reserveCapacity(entries.count + other.entries.count)
        for entry in other.entries { entries.append(entry + shift) }
    }

    /// Adds an item whose keys follow with ``add(_:at:)``.
    mutating func add(_ doc: SearchDoc) { docs.append(doc) }
    mutating func add(_ key: UInt64, at position: Int) { entries.append(key << 16 | UInt64(position)) }

    mutating func sort() {
        // 48 bits in four steps of twelve, each keeping the order of the one before: twenty million in half a second.
        guard entries.count > 10_000 else { return entries.sort() }
        let count = entries.count
        var other = [UInt64](repeating: 0, count: count)
        entries.withUnsafeMutableBufferPointer { first in
            other.withUnsafeMutableBufferPointer { second in
                var from = first, to = second
                for shift in [16, 28, 40, 52] as [UInt64] {
                    var starts = [Int](repeating: 0, count: 4_097)
                    starts.withUnsafeMutableBufferPointer { starts in
                        for entry in from { starts[Int(entry >> shift & 0xFFF) + 1] += 1 }
                        for digit in 1..<4_097 { starts[digit] += starts[digit - 1] }
                        for entry in from {
                            let digit = Int(entry >> shift & 0xFFF)
                            to[starts[digit]] = entry
                            starts[digit] += 1
                        }
                    }
                    swap(&from, &to)
                }
            }
        }
    }

    /// The pages of what was sorted, in the order of the keys.
    func pages(_ emit: (_ firstKey: UInt64, _ data: [UInt8]) throws -> Void) rethrows {
        let bitBytes = (docs.count + 7) / 8
        var page = SearchByteWriter(), places = SearchByteWriter()
        var first: UInt64 = 0, last: UInt64 = 0
        var index = 0
        while index < entries.count {
            let key = entries[index] >> 16, start = index
            places.clear()
            var before = -1
            while index < entries.count, entries[index] >> 16 == key {
                let position = Int(entries[index] & 0xFFFF)
                // The same key twice in one item.
                if position > before { places.number(position - before - 1) }
                before = max(before, position)
                index += 1
            }
            if page.bytes.isEmpty {
                first = key
                last = 0
            }
            page.number(key - last)
            last = key
            if places.bytes.count > bitBytes {
                var bits = PostingBits(count: docs.count)
                for entry in entries[start..<index] { bits.insert(Int(entry & 0xFFFF)) }
                page.number(bitBytes << 1 | 1)
                page.raw(bits.bytes.prefix(bitBytes))
            } else {
                page.number(places.bytes.count << 1)
                page.raw(places.bytes[...])
            }
            if page.bytes.count >= SearchPage.size {
                try emit(first, page.bytes)
                page = SearchByteWriter()
            }
        }
        if !page.bytes.isEmpty { try emit(first, page.bytes) }
    }
}
