/// Some keys of a segment with the places of each: what one row of `search_page` holds.
///
/// For each key its distance from the one before, the number of bytes of its places with a mark, and the places: as distances from one to the
/// next, or, where that is shorter, as a bit for each item of the segment. No key is parted over two pages.
enum SearchPage {
    /// A page ends when it has as many bytes.
    static let size = 6_000

    /// Adds the places of a key to `bits`; false when the page does not have it.
    static func find(_ key: UInt64, in data: [UInt8], into bits: inout PostingBits) throws(SearchDamage) -> Bool {
        var found = false
        try forEach(data) { here, isBits, range throws(SearchDamage) in
            if here == key {
                found = true
                if isBits {
                    try bits.insert(data[range])
                } else {
                    try positions(data, range, count: bits.length) { bits.insert($0) }
                }
            }
            return here < key
        }
        return found
    }

    /// The places of one key in a segment of `count` items.
    static func entries(_ data: [UInt8], of key: UInt64, count: Int, _ body: (Int) -> Void) throws(SearchDamage) {
        try entries(data, count: count) { if $0 == key { body($1) } }
    }

    /// All keys of a page with their places.
    static func entries(_ data: [UInt8], count: Int, _ body: (_ key: UInt64, _ position: Int) -> Void) throws(SearchDamage) {
        try forEach(data) { key, isBits, range throws(SearchDamage) in
            if isBits {
                for (place, byte) in data[range].enumerated() where byte != 0 {
                    for bit in 0..<8 where byte & 1 << UInt8(bit) != 0 {
                        guard place * 8 + bit < count else { throw SearchDamage("a bit without an item") }
                        body(key, place * 8 + bit)
                    }
                }
            } else {
                try positions(data, range, count: count) { body(key, $0) }
            }
            return true
        }
    }

    private static func forEach(
        _ data: [UInt8], _ body: (UInt64, _ isBits: Bool, Range<Int>) throws(SearchDamage) -> Bool
    ) throws(SearchDamage) {
        var place = 0
        var key: UInt64 = 0
        while place < data.count {
            let (more, overflow) = key.addingReportingOverflow(try number(data, &place))
            guard !overflow, more < 1 << 48 else { throw SearchDamage("a key that is none") }
            key = more
            let mark = try number(data, &place)
            guard mark >> 1 <= UInt64(data.count - place) else { throw SearchDamage("a list is longer than its page") }
            let length = Int(mark >> 1)
            guard try body(key, mark & 1 == 1, place..<place + length) else { return }
            place += length
        }
    }

    private static func positions(
        _ data: [UInt8], _ range: Range<Int>, count: Int, _ body: (Int) -> Void
    ) throws(SearchDamage) {
        var place = range.lowerBound, position = -1
        while place < range.upperBound {
            let step = try number(data, &place)
            guard place <= range.upperBound, step < UInt64(count - position - 1) else { throw SearchDamage("a place without an item") }
            position += 1 + Int(step)
            body(position)
        }
    }

    @inline(__always) private static func number(_ bytes: [UInt8], _ place: inout Int) throws(SearchDamage) -> UInt64 {
        var value: UInt64 = 0, shift: UInt64 = 0
        while place < bytes.count, shift < 64 {
            let byte = bytes[place]
            place += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw SearchDamage("a number does not end")
    }
}
