/// Text as the gate compares it: full-width forms as ASCII, every blank as a space, every dash as a hyphen, invisible characters left out.
struct GateText {
    /// The text's scalars as written.
    let original: [Unicode.Scalar]
    /// Folded scalars.
    let glyphs: [UInt32]
    /// For each glyph its place in `original`.
    let positions: [Int32]

    init(_ text: String) {
        var original: [Unicode.Scalar] = []
        var glyphs: [UInt32] = []
        var positions: [Int32] = []
        // Most texts are Chinese: three bytes a scalar.
        let expected = text.utf8.count / 2
        original.reserveCapacity(expected)
        glyphs.reserveCapacity(expected)
        positions.reserveCapacity(expected)
        for scalar in text.unicodeScalars {
            let folded = Self.fold(scalar.value)
            if folded != 0 {
                glyphs.append(folded)
                positions.append(Int32(truncatingIfNeeded: original.count))
            }
            original.append(scalar)
        }
        self.original = original
        self.glyphs = glyphs
        self.positions = positions
    }

    var count: Int { glyphs.count }

    /// A range of glyphs as a range of the text's scalars.
    func place(_ range: Range<Int>) -> Range<Int> {
        Int(positions[range.lowerBound])..<(Int(positions[range.upperBound - 1]) + 1)
    }

    /// Whether one of the words ends in the glyphs before `end`, on the same line and at most `reach` glyphs back.
    func isLabelled(before end: Int, by words: [[UInt32]], reach: Int = 14) -> Bool {
        var start = end
        while start > 0, end - start < reach, glyphs[start - 1] != 0x0A, glyphs[start - 1] != 0x0D { start -= 1 }
        guard start < end else { return false }
        return words.contains { word in
            guard end - start >= word.count else { return false }
            return (start...(end - word.count)).contains { at in
                word.indices.allSatisfy { glyphs[at + $0] == word[$0] }
            }
        }
    }

    /// Zero for what nobody sees.
    static func fold(_ value: UInt32) -> UInt32 {
        if value < 0x80 { return value == 0x09 || value == 0x0B || value == 0x0C ? 0x20 : value == 0 ? 0x20 : value }
        switch value {
        case 0x4E00...0x9FFF: return value
        case 0xFF01...0xFF5E: return value - 0xFEE0
        case 0x3000, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: return 0x20
        case 0x2028, 0x2029, 0x85: return 0x0A
        case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: return 0
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return 0x2D
        case 0xD7, 0x3A7, 0x425: return 0x58  // ×, Greek and Cyrillic letters that look like X
        case 0x1D7CE...0x1D7FF: return 0x30 + (value - 0x1D7CE) % 10
        case 0x660...0x669: return 0x30 + value - 0x660
        case 0x2605, 0x2606: return 0x2605
        default: return value
        }
    }
}

extension UInt32 {
    var isGateDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isGateLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isGateBreak: Bool { self == 0x0A || self == 0x0D }
}
