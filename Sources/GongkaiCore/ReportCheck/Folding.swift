import Foundation

/// Brings the many ways of writing the same character to one, scalar by scalar, so that positions in the original are kept.
enum Folding {
    /// Full-width punctuation with the ASCII sign the checker looks for. Chinese full stops and enumeration commas keep their meaning.
    private static let signs: [UInt32: Unicode.Scalar] = [
        0x3000: " ", 0xA0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0x202F: " ", 0x3010: "[", 0x3011: "]", 0xFF61: "。",
        0x3014: "(", 0x3015: ")", 0xFE59: "(", 0xFE5A: ")", 0x2212: "-", 0x2010: "-", 0x2011: "-", 0x2013: "-", 0x2012: "-",
        0x2014: "—", 0x2015: "—", 0x2500: "—", 0x2501: "—", 0x30FC: "—", 0xFE63: "-", 0x2044: "/", 0x2215: "/",
        0x301C: "~", 0x223C: "~", 0x3016: "[", 0x3017: "]",
    ]

    /// Radicals that fonts of some PDF printers give back instead of the character.
    private static let radicals: [UInt32: Unicode.Scalar] = [
        0x2EA0: "民", 0x2EC4: "西", 0x2EC5: "见", 0x2EC6: "角", 0x2EC9: "贝", 0x2ECB: "车", 0x2ED3: "长", 0x2ED4: "长", 0x2ED8: "青",
        0x2ED9: "韦", 0x2EDA: "页", 0x2EDB: "风", 0x2EDC: "飞", 0x2EDD: "食", 0x2EE2: "马", 0x2EE5: "鱼", 0x2EE6: "鸟", 0x2EE9: "黄",
        0x2EEC: "齐", 0x2ED1: "长", 0x2ED6: "阝", 0x2E9F: "母", 0x2EF3: "龟", 0x2EB6: "羊", 0x2ECA: "足", 0x2EC8: "讠", 0x2ED7: "雨",
    ]

    /// Nil for what has no width: byte order marks, zero-width spaces, soft hyphens.
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let value = scalar.value
        if value < 0x80 { return value == 0x0D || value == 0x0B ? nil : scalar }
        if value >= 0x4E00 && value <= 0x9FFF { return scalar }
        switch value {
        case 0xFEFF, 0x200B...0x200F, 0x2060, 0xAD, 0x202A...0x202E: return nil
        case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0)
        case 0x2F00...0x2FD5, 0xF900...0xFAFF: return compatible(scalar)
        case 0x2E80...0x2EFF: return radicals[value] ?? scalar
        default: return signs[value] ?? scalar
        }
    }

    /// The text folded, without what has no width.
    static func fold(_ text: String) -> Glyphs {
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if let folded = fold(scalar) { result.append(folded) }
        }
        return Glyphs(result)
    }

    /// Only what tells one label from another: Chinese characters and letters.
    static func bare(_ glyphs: Glyphs) -> Glyphs {
        Glyphs(glyphs.scalars.lazy.filter { $0.isIdeograph || $0.isLatinLetter })
    }

    private static func compatible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let mapped = String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars
        guard mapped.count == 1, let first = mapped.first else { return scalar }
        return first
    }
}
