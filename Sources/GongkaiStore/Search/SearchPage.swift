/// Some keys of a segment with the places of each: what one row of `search_page` holds.
///
/// For each key its distance from the one before, the number of bytes of its places with a mark, and the places: as distances from one to the
/// next, or, where that is shorter, as a bit for each item of the segment. No key is parted over two pages.
enum SearchPage {
    /// A page ends when it has as many bytes.
    static let size = 6_000

    /// Adds the places of a key to `bits`; false when the page does not have it.
    static func find(_ key: UInt64, in data: [UInt8], into bits: inout PostingBits) -> Bool {
        var found = false
        forEach(data) { here, isBits, range in
            if here == key {
                found = true
                if isBits { bits.insert(data[range]) } else { positions(data, range) { bits.insert($0) } }
            }
            return here < key
        }
        return found
    }

    /// The places of one key.
    static func entries(_ data: [UInt8], of key: UInt64, _ body: (Int) -> Void) {
        entries(data, count: .max) { if $0 == key { body($1) } }
    }

    /// All keys of a page with their places, those past the end of the segment left out.
    static func entries(_ data: [UInt8], count: Int, _ body: (_ key: UInt64, _ position: Int) -> Void) {
        forEach(data) { key, isBits, range in
            if isBits {
                for (place, byte) in data[range].enumerated() where byte != 0 {
                    for bit in 0..<8 where byte & 1 << UInt8(bit) != 0 && place * 8 + bit < count { body(key, place * 8 + bit) }
                }
            } else {
                positions(data, range) { if $0 < count { body(key, $0) } }
            }
            return true
        }
    }

    private static func forEach(_ data: [UInt8], _ body: (UInt64, _ isBits: Bool, Range<Int>) -> Bool) {
        data.withUnsafeBufferPointer { bytes in
            var place = 0
            var key: UInt64 = 0
            while place < bytes.count {
                key &+= number(bytes, &place)
                let mark = number(bytes, &place)
                let length = Int(min(mark >> 1, UInt64(bytes.count - place)))
                guard body(key, mark & 1 == 1, place..<place + length) else { return }
                place += length
            }
        }
    }

    private static func positions(_ data: [UInt8], _ range: Range<Int>, _ body: (Int) -> Void) {
        data.withUnsafeBufferPointer { bytes in
            var place = range.lowerBound, position = -1
            while place < range.upperBound {
                position += 1 + Int(truncatingIfNeeded: number(bytes, &place) & 0xFFFF)
                body(position)
            }
        }
    }

    @inline(__always) private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> UInt64 {
        var value: UInt64 = 0, shift: UInt64 = 0
        while place < bytes.count, shift < 64 {
            let byte = bytes[place]
            place += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return value
    }
}
