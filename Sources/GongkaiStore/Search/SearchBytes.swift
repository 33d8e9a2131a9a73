import GongkaiCore

/// Whole numbers in as few bytes as they need, seven bits a byte.
struct SearchByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func number(_ value: Int) { number(UInt64(bitPattern: Int64(value))) }

    mutating func clear() { bytes.removeAll(keepingCapacity: true) }
    mutating func raw(_ more: ArraySlice<UInt8>) { bytes.append(contentsOf: more) }

    mutating func text(_ text: String) {
        number(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func day(_ day: Day?) { number(day.map { UInt64($0.stamp) } ?? 0) }
}

/// Reads what ``SearchByteWriter`` wrote, and trusts nothing of it.
struct SearchByteReader {
    let bytes: [UInt8]
    private(set) var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place >= bytes.count }

    mutating func number() throws(SearchDamage) -> UInt64 {
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

    /// Of things that take a byte each at the least: never more than there are bytes left.
    mutating func count() throws(SearchDamage) -> Int {
        let number = try number()
        guard number <= UInt64(bytes.count - place) else { throw SearchDamage("a list is longer than its bytes") }
        return Int(number)
    }

    /// A number below a bound.
    mutating func number(below bound: Int) throws(SearchDamage) -> Int {
        let number = try number()
        guard number < UInt64(bound) else { throw SearchDamage("a code stands for nothing") }
        return Int(number)
    }

    mutating func integer() throws(SearchDamage) -> Int64 { Int64(bitPattern: try number()) }

    mutating func integers() throws(SearchDamage) -> [Int64] {
        var list: [Int64] = []
        for _ in 0..<(try count()) { list.append(try integer()) }
        return list
    }

    mutating func text() throws(SearchDamage) -> String {
        let length = try count()
        defer { place += length }
        return String(decoding: bytes[place..<place + length], as: UTF8.self)
    }

    mutating func stamp() throws(SearchDamage) -> UInt32 {
        let number = try number()
        guard let stamp = UInt32(exactly: number), Day(stamp: stamp) != nil else { throw SearchDamage("a day that is none") }
        return stamp
    }

    /// Nil where none was written.
    mutating func day() throws(SearchDamage) -> Day? {
        let number = try number()
        if number == 0 { return nil }
        guard let day = UInt32(exactly: number).flatMap({ Day(stamp: $0) }) else { throw SearchDamage("a day that is none") }
        return day
    }
}

extension Day {
    /// 20140303: sorts as it counts, and tells its year without arithmetic.
    var stamp: UInt32 { UInt32(year * 10_000 + month * 100 + day) }

    init?(stamp: UInt32) {
        self.init(year: Int(stamp / 10_000), month: Int(stamp / 100 % 100), day: Int(stamp % 100))
    }
}
