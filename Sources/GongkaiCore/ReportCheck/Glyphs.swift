/// Text as the checker compares it: one Unicode scalar per element, so that searching needs no grapheme breaking.
struct Glyphs: Sendable, Hashable, ExpressibleByStringLiteral {
    var scalars: [Unicode.Scalar]

    init(_ scalars: some Sequence<Unicode.Scalar>) { self.scalars = Array(scalars) }
    init(_ text: String) { self.scalars = Array(text.unicodeScalars) }
    init(stringLiteral text: String) { self.init(text) }

    var count: Int { scalars.count }
    var isEmpty: Bool { scalars.isEmpty }
    subscript(index: Int) -> Unicode.Scalar { scalars[index] }
    subscript(range: Range<Int>) -> Glyphs { Glyphs(scalars[range.clamped(to: 0..<scalars.count)]) }

    /// The text again.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    func starts(with needle: Glyphs, at index: Int = 0) -> Bool {
        guard index >= 0, index + needle.count <= count else { return false }
        for offset in 0..<needle.count where scalars[index + offset] != needle.scalars[offset] { return false }
        return true
    }

    func hasSuffix(_ needle: Glyphs) -> Bool { starts(with: needle, at: count - needle.count) }

    /// Where `needle` first stands inside `range`.
    func first(_ needle: Glyphs, in range: Range<Int>? = nil) -> Int? {
        let range = (range ?? 0..<count).clamped(to: 0..<count)
        guard !needle.isEmpty, range.count >= needle.count else { return nil }
        var index = range.lowerBound
        while index + needle.count <= range.upperBound {
            if scalars[index] == needle.scalars[0], starts(with: needle, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// Where `needle` last stands inside `range`.
    func last(_ needle: Glyphs, in range: Range<Int>? = nil) -> Int? {
        let range = (range ?? 0..<count).clamped(to: 0..<count)
        guard !needle.isEmpty, range.count >= needle.count else { return nil }
        var index = range.upperBound - needle.count
        while index >= range.lowerBound {
            if scalars[index] == needle.scalars[0], starts(with: needle, at: index) { return index }
            index -= 1
        }
        return nil
    }

    func contains(_ needle: Glyphs, in range: Range<Int>? = nil) -> Bool { first(needle, in: range) != nil }

    func containsAny(_ needles: [Glyphs], in range: Range<Int>? = nil) -> Bool {
        needles.contains { contains($0, in: range) }
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { value >= 0x30 && value <= 0x39 }
    var digitValue: Int? { isDigit ? Int(value - 0x30) : nil }
    var isLatinLetter: Bool { (value >= 0x41 && value <= 0x5A) || (value >= 0x61 && value <= 0x7A) }
    /// A Chinese character.
    var isIdeograph: Bool { (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) }
    /// A blank once text is folded.
    var isBlank: Bool { value == 0x20 || value == 0x09 }
}
