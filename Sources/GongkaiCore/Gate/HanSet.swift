/// Some of the 20,992 common Chinese characters, one bit for each: asked for every character of every text.
struct HanSet: Sendable {
    private static let first: UInt32 = 0x4E00, count: UInt32 = 0x5200
    private let bits: [UInt64]

    init(_ characters: String) {
        var bits = [UInt64](repeating: 0, count: Int(Self.count / 64))
        for scalar in characters.unicodeScalars {
            precondition((Self.first..<Self.first + Self.count).contains(scalar.value), "\(scalar) is no common Chinese character")
            let place = scalar.value - Self.first
            bits[Int(place / 64)] |= 1 << UInt64(place % 64)
        }
        self.bits = bits
    }

    func contains(_ glyph: UInt32) -> Bool {
        guard glyph >= Self.first, glyph < Self.first + Self.count else { return false }
        let place = glyph - Self.first
        return bits[Int(place / 64)] & 1 << UInt64(place % 64) != 0
    }
}
