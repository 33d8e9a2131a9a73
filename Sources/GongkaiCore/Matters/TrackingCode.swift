/// The code by which a person follows their matter, beside its number: twelve characters in three groups, such as `3F8H-72QW-XJ05`.
///
/// Ten are drawn (42 bits), two check them. The alphabet has 19 characters that are told apart on paper and by ear: none looks like
/// another, and no letter is spoken like a digit or like another letter. Because 19 is prime, the checks (a sum and a weighted sum) notice
/// any two wrong characters, and any two that changed places: a mistyped code is told from one that is not there, without asking the database.
package struct TrackingCode: Sendable, Hashable {
    /// Twelve characters, without hyphens.
    package let text: String

    private static let alphabet = Array("0123456789AFHJMQWXY".utf8)
    private static let modulus = 19
    private static let drawn = 10

    /// A new code. Randomness is the caller's: it must come from the system.
    package init(using generator: inout some RandomNumberGenerator) {
        let values = (0..<Self.drawn).map { _ in Int.random(in: 0..<Self.modulus, using: &generator) }
        text = Self.text(values + Self.checks(of: values))
    }

    /// Reads what a person wrote: in any case and width, with spaces or hyphens, and with letters that are no part of the alphabet taken for
    /// the digits they look like. Nil when it is no code.
    package init?(_ written: String) {
        var values: [Int] = []
        for scalar in written.unicodeScalars {
            guard let byte = Self.plain(scalar) else { continue }
            guard let value = Self.alphabet.firstIndex(of: Self.likeness[byte] ?? byte) else { return nil }
            values.append(value)
            if values.count > Self.drawn + 2 { return nil }
        }
        guard values.count == Self.drawn + 2, Self.checks(of: Array(values.prefix(Self.drawn))) == Array(values.suffix(2))
        else { return nil }
        text = Self.text(values)
    }

    /// How many characters a code has.
    package static let length = drawn + 2

    /// How many of what a person wrote count as characters of a code: without spaces and hyphens.
    package static func length(of written: String) -> Int { written.unicodeScalars.count { plain($0) != nil } }

    /// As printed and read aloud.
    package var grouped: String {
        stride(from: 0, to: 12, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }

    /// The two last values, so that Σ v = 0 and Σ i·v = 0 modulo 19 over the places 1…12.
    private static func checks(of values: [Int]) -> [Int] {
        let sum = values.reduce(0, +)
        let weighted = values.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
        // a + b = −sum and 11a + 12b = −weighted, so b = 11·sum − weighted.
        let b = ((11 * sum - weighted) % modulus + modulus) % modulus
        let a = ((-sum - b) % modulus + modulus) % modulus
        return [a, b]
    }

    private static func text(_ values: [Int]) -> String { String(decoding: values.map { alphabet[$0] }, as: UTF8.self) }

    private static let likeness = Dictionary(uniqueKeysWithValues: zip("OILZSGB".utf8, "0112568".utf8))

    /// A capital ASCII letter or digit; nil for what only separates. Anything else becomes a byte no code has.
    private static func plain(_ scalar: Unicode.Scalar) -> UInt8? {
        let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        switch value {
        case 0x20, 0x2D, 0x3000, 0x2010...0x2015, 0x09, 0x0A, 0x0D, 0xA0: return nil
        case 0x61...0x7A: return UInt8(value - 0x20)
        case 0x21...0x7E: return UInt8(value)
        default: return 0
        }
    }
}
