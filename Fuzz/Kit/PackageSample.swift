import GongkaiFormats

/// A ZIP archive that is written anew for each input, so that damage to a part reaches the part's reader and not only the checksum.
struct PackageSample {
    var parts: [(name: String, content: [UInt8])]

    enum Form: CaseIterable { case stored, deflated, wide }

    /// As stored or deflated entries; `wide` writes the numbers of 64 bits that some writers use whatever the size.
    func bytes(_ form: Form) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let packed = form == .deflated ? Self.deflated(part.content) : part.content
            let offset = bytes.count, name = Array(part.name.utf8), method = form == .deflated ? 8 : 0
            let sum = little(Int(Self.checksum(part.content)), 4)
            let sizes = sum + little(packed.count, 4) + little(part.content.count, 4)
            bytes += little(0x0403_4B50, 4) + little(20, 2) + little(0x800, 2) + little(method, 2) + little(0, 4) + sizes
            bytes += little(name.count, 2) + little(0, 2) + name + packed
            let isWide = form == .wide
            var extra: [UInt8] = []
            if isWide {
                extra += little(1, 2) + little(24, 2)
                extra += little(part.content.count, 8) + little(packed.count, 8) + little(offset, 8)
            }
            let narrow = isWide ? sum + little(0xFFFF_FFFF, 4) + little(0xFFFF_FFFF, 4) : sizes
            directory +=
                little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + little(0x800, 2) + little(method, 2) + little(0, 4) + narrow
            directory += little(name.count, 2) + little(extra.count, 2) + little(0, 10) + little(isWide ? 0xFFFF_FFFF : offset, 4)
            directory += name + extra
        }
        let start = bytes.count, count = parts.count
        bytes += directory
        if form == .wide {
            let wide = bytes.count
            bytes += little(0x0606_4B50, 4) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
            bytes += little(count, 8) + little(count, 8) + little(directory.count, 8) + little(start, 8)
            bytes += little(0x0706_4B50, 4) + little(0, 4) + little(wide, 8) + little(1, 4)
            bytes += little(0x0605_4B50, 4) + little(0, 4) + little(0xFFFF, 2) + little(0xFFFF, 2)
            bytes += little(0xFFFF_FFFF, 4) + little(0xFFFF_FFFF, 4) + little(0, 2)
            return bytes
        }
        bytes += little(0x0605_4B50, 4) + little(0, 4) + little(count, 2) + little(count, 2) + little(directory.count, 4) + little(start, 4)
        return bytes + little(0, 2)
    }

    private func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }

    /// Without head and tail, a gzip file is what an archive holds.
    private static func deflated(_ content: [UInt8]) -> [UInt8] {
        let zipped = Gzip.compress(content)
        return zipped.count > 18 ? Array(zipped[10..<(zipped.count - 8)]) : []
    }

    static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
