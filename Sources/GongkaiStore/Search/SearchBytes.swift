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

/// Reads what ``SearchByteWriter`` wrote. Bytes that end too soon read as zeros: an index that is damaged finds less, and is built anew.
struct SearchByteReader {
    let bytes: [UInt8]
    private(set) var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place >= bytes.count }

    mutating func number() -> UInt64 {
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

    /// For counts: never more than there are bytes left.
    mutating func count() -> Int { Int(min(number(), UInt64(bytes.count - place))) }

    mutating func integer() -> Int64 { Int64(bitPattern: number()) }

    mutating func text() -> String {
        let length = count()
        defer { place += length }
        return String(decoding: bytes[place..<place + length], as: UTF8.self)
    }

    mutating func day() -> Day? { Day(stamp: UInt32(truncatingIfNeeded: number())) }
}

extension Day {
    /// 20140303: sorts as it counts, and tells its year without arithmetic.
    var stamp: UInt32 { UInt32(year * 10_000 + month * 100 + day) }

    init?(stamp: UInt32) {
        self.init(year: Int(stamp / 10_000), month: Int(stamp / 100 % 100), day: Int(stamp % 100))
    }
}
