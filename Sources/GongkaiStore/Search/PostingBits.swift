/// Which items of a segment hold something: one bit each.
struct PostingBits: Sendable, Equatable {
    private(set) var words: [UInt64]
    /// How many items the segment has.
    let length: Int

    init(count: Int) {
        words = [UInt64](repeating: 0, count: (count + 63) / 64)
        length = count
    }

    /// As ``bytes`` gives them.
    init(_ bytes: [UInt8], count: Int) throws(SearchDamage) {
        guard (0...SegmentWriter.capacity).contains(count), bytes.count == (count + 63) / 64 * 8 else {
            throw SearchDamage("bits of another segment")
        }
        self.init(count: count)
        try insert(bytes[...])
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    var bytes: [UInt8] {
        words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) } }
    }

    func contains(_ position: Int) -> Bool { words[position >> 6] & 1 << UInt64(position & 63) != 0 }

    mutating func insert(_ position: Int) { words[position >> 6] |= 1 << UInt64(position & 63) }

    mutating func insert(_ bytes: ArraySlice<UInt8>) throws(SearchDamage) {
        guard bytes.count <= words.count * 8 else { throw SearchDamage("more bits than items") }
        bytes.withUnsafeBytes { bytes in
            let whole = bytes.count >> 3
            for place in 0..<whole {
                words[place] |= UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place << 3, as: UInt64.self))
            }
            for place in whole << 3..<bytes.count { words[place >> 3] |= UInt64(bytes[place]) << UInt64((place & 7) * 8) }
        }
        // A bit behind the last item would be looked up there.
        if length & 63 != 0, let last = words.last, last >> UInt64(length & 63) != 0 { throw SearchDamage("a bit without an item") }
    }

    mutating func formUnion(_ other: PostingBits) { for place in words.indices { words[place] |= other.words[place] } }
    mutating func formIntersection(_ other: PostingBits) { for place in words.indices { words[place] &= other.words[place] } }
    mutating func subtract(_ other: PostingBits) { for place in words.indices { words[place] &= ~other.words[place] } }
}

extension PostingBits {
    /// Calls `body` with each place, in order.
    func forEach(_ body: (Int) -> Void) {
        for (place, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                body(place << 6 | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}
