/// Damage to bytes: blind, by words of the format, and by the numbers that formats count with.
struct Mutation {
    /// Pieces that mean something to the reader.
    let words: [[UInt8]]

    /// Numbers at which counting goes wrong.
    private static let edges: [UInt64] = [
        0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x7FFF_FFFF_FFFF_FFFF,
        0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0x7FFF_FFFF_FFFF_FFF0,
    ]
    /// No mutation makes more of an input than this.
    private static let most = 65_536

    /// The bytes with one to eight changes.
    func damage(_ bytes: [UInt8], beside other: [UInt8], _ draw: inout Draw) -> [UInt8] {
        var bytes = bytes
        for _ in 0...draw.below(8) { change(&bytes, beside: other, &draw) }
        return bytes.count > Self.most ? Array(bytes.prefix(Self.most)) : bytes
    }

    private func change(_ bytes: inout [UInt8], beside other: [UInt8], _ draw: inout Draw) {
        guard !bytes.isEmpty else {
            bytes = words.isEmpty ? [UInt8(draw.below(256))] : draw.one(of: words)
            return
        }
        let at = draw.below(bytes.count)
        func piece(_ most: Int) -> Range<Int> { at..<min(bytes.count, at + 1 + draw.below(most)) }
        switch draw.below(14) {
        case 0: bytes.removeLast(draw.below(min(bytes.count, 400)))
        case 1: bytes.removeSubrange(piece(60))
        case 2: bytes.insert(contentsOf: bytes[piece(60)], at: at)
        case 3: for _ in 0..<draw.below(40) { bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 8)], at: at) }
        case 4: bytes[at] = draw.one(of: [0, 0xFF, 0x0A, 0x0D, 0x20, 0x22, 0x26, 0x27, 0x2F, 0x3C, 0x3D, 0x3E, 0x80, 0xE4, 0xF0])
        case 5, 6:
            let width = draw.one(of: [1, 2, 4, 8]), value = draw.one(of: Self.edges), isBig = draw.happens(1, of: 2)
            for index in 0..<width where at + index < bytes.count {
                bytes[at + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * (isBig ? width - 1 - index : index)))
            }
        case 7 where !other.isEmpty:
            let from = draw.below(other.count)
            bytes.replaceSubrange(piece(80), with: other[from..<min(other.count, from + draw.below(80))])
        case 8,
            9 where !words.isEmpty:
            bytes.insert(contentsOf: draw.one(of: words), at: at)
        case 10 where !words.isEmpty:
            // Instead of what stands there.
            let word = draw.one(of: words)
            bytes.replaceSubrange(at..<min(bytes.count, at + word.count), with: word)
        default: bytes[at] ^= UInt8(1 << draw.below(8))
        }
    }
}
