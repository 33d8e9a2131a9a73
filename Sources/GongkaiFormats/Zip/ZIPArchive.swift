/// Reads ZIP archives as Office writes them: the central directory decides, stored or deflated entries, checksums verified.
///
/// Limits against crafted archives: total unpacked size, ratio, number of entries, names that leave the archive, names that occur twice.
struct ZIPArchive {
    static let maximumUnpacked = 200 * 1_048_576
    static let maximumEntries = 10_000
    static let maximumRatio = 500

    private struct Entry {
        let method: Int
        let flags: Int
        let checksum: UInt32
        let packedSize: Int
        let size: Int
        let headerOffset: Int
    }

    private let bytes: [UInt8]
    private var entries: [String: Entry] = [:]
    private var unpacked = 0

    init(_ bytes: [UInt8]) throws(DocumentFault) {
        self.bytes = bytes
        let (count, start, size) = try directory()
        guard count <= Self.maximumEntries else { throw .tooLarge(.entries(Self.maximumEntries)) }
        var at = start
        var total = 0
        for _ in 0..<count {
            guard at + 46 <= start + size, number(at, 4) == 0x0201_4B50 else { throw Self.damaged }
            let (nameSize, extraSize, commentSize) = (number(at + 28, 2), number(at + 30, 2), number(at + 32, 2))
            let next = at + 46 + nameSize + extraSize + commentSize
            guard next <= bytes.count else { throw Self.damaged }
            let entry = try entry(at, extra: (at + 46 + nameSize)..<(at + 46 + nameSize + extraSize))
            let name = String(decoding: bytes[(at + 46)..<(at + 46 + nameSize)].map { $0 == 0x5C ? 0x2F : $0 }, as: UTF8.self)
            guard Self.isInside(name) else { throw .damaged(part: name) }
            if !name.hasSuffix("/") {
                guard entries.updateValue(entry, forKey: name) == nil else { throw .damaged(part: name) }
            }
            // Each is looked at before the sum, which sizes of 64 bits would carry past the largest number.
            guard (0...Self.maximumUnpacked).contains(entry.size) else { throw .tooLarge(.unpackedBytes(Self.maximumUnpacked)) }
            total += entry.size
            guard total <= Self.maximumUnpacked else { throw .tooLarge(.unpackedBytes(Self.maximumUnpacked)) }
            if entry.size > 10 * 1_048_576, entry.size / max(entry.packedSize, 1) > Self.maximumRatio {
                throw .tooLarge(.compressionRatio(Self.maximumRatio))
            }
            at = next
        }
    }

    var names: [String] { entries.keys.sorted() }

    /// An entry's content, nil when the archive has none of this name.
    mutating func read(_ name: String) throws(DocumentFault) -> [UInt8]? {
        guard let entry = entries[name] ?? entries["/" + name] else { return nil }
        guard entry.flags & 1 == 0 else { throw .encrypted }
        let header = entry.headerOffset
        guard header >= 0, header <= bytes.count - 30, number(header, 4) == 0x0403_4B50 else { throw .damaged(part: name) }
        let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
        guard entry.packedSize >= 0, start <= bytes.count, entry.packedSize <= bytes.count - start else { throw .damaged(part: name) }
        unpacked += entry.size
        guard unpacked <= Self.maximumUnpacked else { throw .tooLarge(.unpackedBytes(Self.maximumUnpacked)) }
        let packed = bytes[start..<(start + entry.packedSize)]
        let content: [UInt8]
        switch entry.method {
        case 0:
            content = Array(packed)
        case 8:
            do { content = try Inflate.unpack(packed, size: entry.size) } catch { throw .damaged(part: name) }
        default:
            throw .damaged(part: name)
        }
        guard content.count == entry.size, Inflate.checksum(content) == entry.checksum else { throw .damaged(part: name) }
        return content
    }

    private static let damaged = DocumentFault.damaged(part: "ZIP")

    private static func isInside(_ name: String) -> Bool {
        !name.contains("\0") && !name.split(separator: "/", omittingEmptySubsequences: false).contains("..") && !name.contains(":")
    }

    /// Count, offset and size of the central directory.
    private func directory() throws(DocumentFault) -> (count: Int, start: Int, size: Int) {
        var end = bytes.count - 22
        let first = max(0, end - 65_535)
        while end >= first, !(bytes[end] == 0x50 && number(end, 4) == 0x0605_4B50) { end -= 1 }
        guard end >= first else { throw Self.damaged }
        var (count, size, start) = (number(end + 10, 2), number(end + 12, 4), number(end + 16, 4))
        // ZIP64: some writers use it whatever the size.
        if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF, end >= 20, number(end - 20, 4) == 0x0706_4B50 {
            let wide = number(end - 12, 8)
            guard wide >= 0, wide <= bytes.count - 56, number(wide, 4) == 0x0606_4B50 else { throw Self.damaged }
            (count, size, start) = (number(wide + 32, 8), number(wide + 40, 8), number(wide + 48, 8))
        }
        guard count >= 0, size >= 0, start >= 0, start <= bytes.count, size <= bytes.count - start else { throw Self.damaged }
        return (count, start, size)
    }

    private func entry(_ at: Int, extra: Range<Int>) throws(DocumentFault) -> Entry {
        var (packed, size, offset) = (number(at + 20, 4), number(at + 24, 4), number(at + 42, 4))
        var field = extra.lowerBound
        while field + 4 <= extra.upperBound {
            let length = number(field + 2, 2)
            if number(field, 2) == 1 {
                var value = field + 4
                let end = min(field + 4 + length, extra.upperBound)
                func wide(_ narrow: Int) throws(DocumentFault) -> Int {
                    guard narrow == 0xFFFF_FFFF else { return narrow }
                    guard value + 8 <= end else { throw Self.damaged }
                    defer { value += 8 }
                    return number(value, 8)
                }
                size = try wide(size)
                packed = try wide(packed)
                offset = try wide(offset)
            }
            field += 4 + length
        }
        return Entry(
            method: number(at + 10, 2), flags: number(at + 8, 2), checksum: UInt32(number(at + 16, 4)), packedSize: packed, size: size,
            headerOffset: offset)
    }

    /// A little-endian number; 8 bytes with the highest bit set come out negative and are refused by their reader.
    private func number(_ at: Int, _ width: Int) -> Int {
        guard at >= 0, at <= bytes.count - width else { return -1 }
        var value: UInt64 = 0
        for index in 0..<width { value |= UInt64(bytes[at + index]) << UInt64(8 * index) }
        return Int(truncatingIfNeeded: value)
    }
}
