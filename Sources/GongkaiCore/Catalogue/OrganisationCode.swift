/// The organisation code (组织机构代码, GB 11714): eight characters and a check character, written with or without a hyphen.
package struct OrganisationCode: Sendable, Hashable {
    /// Nine characters, without hyphen.
    package let text: String

    /// Nil unless it has the shape of a code. A wrong check character is told apart: codes in old files have some.
    package init?(_ text: String) {
        var bytes = Array(text.utf8)
        if bytes.count == 10, bytes[8] == 0x2D { bytes.remove(at: 8) }
        guard bytes.count == 9, bytes.dropLast().allSatisfy({ CodeCharacter.value($0) != nil }),
            CodeCharacter.isDigit(bytes[8]) || bytes[8] == 0x58
        else { return nil }
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    /// Whether the check character is the one GB 11714 computes.
    package var hasRightCheckCharacter: Bool {
        OrganisationCode.completing(String(text.dropLast())) == text
    }

    /// Eight characters with the check character that GB 11714 computes; nil unless they have the shape of a code.
    package static func completing(_ eight: String) -> String? {
        let values = eight.utf8.compactMap(CodeCharacter.value)
        guard values.count == 8, eight.utf8.count == 8 else { return nil }
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        let check = (11 - zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11) % 11
        return eight + (check == 10 ? "X" : String(check))
    }
}

/// The unified social credit code (统一社会信用代码, GB 32100): seventeen characters and a check character. I, O, S, V and Z do not occur.
package struct UnifiedCreditCode: Sendable, Hashable {
    package let text: String

    /// Nil unless it has the shape of a code.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 18, bytes.allSatisfy({ UnifiedCreditCode.values[$0] != nil }) else { return nil }
        self.text = text
    }

    /// Whether the check character is the one GB 32100 computes.
    package var hasRightCheckCharacter: Bool { UnifiedCreditCode.completing(String(text.dropLast())) == text }

    /// Seventeen characters with the check character that GB 32100 computes; nil unless they have the shape of a code.
    package static func completing(_ seventeen: String) -> String? {
        let bytes = Array(seventeen.utf8)
        guard bytes.count == 17 else { return nil }
        var weight = 1
        var sum = 0
        for byte in bytes {
            guard let value = values[byte] else { return nil }
            sum += value * weight
            weight = weight * 3 % 31
        }
        let check = Array(alphabet)[(31 - sum % 31) % 31]
        return seventeen + String(check)
    }

    /// The organisation code it contains; nil for a code whose ninth-to-seventeenth characters are none.
    package var organisationCode: OrganisationCode? { OrganisationCode(String(text.dropFirst(8).prefix(9))) }

    private static let alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    private static let values: [UInt8: Int] = Dictionary(
        uniqueKeysWithValues: alphabet.utf8.enumerated().map { ($0.element, $0.offset) })
}

/// Digits and capital letters as numbers: 0–9, then A = 10 … Z = 35.
enum CodeCharacter {
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    static func value(_ byte: UInt8) -> Int? {
        if isDigit(byte) { return Int(byte) - 0x30 }
        return (0x41...0x5A).contains(byte) ? Int(byte) - 0x41 + 10 : nil
    }
}
