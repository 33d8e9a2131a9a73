/// The eighteen characters that name an organisation (GB 32100, 统一社会信用代码). They are public, and must not pass for a citizen's number.
enum CreditCode {
    static func isValid(_ characters: [UInt32]) -> Bool {
        guard characters.count == 18 else { return false }
        let starts: Set<UInt32> = [0x31, 0x32, 0x33, 0x34, 0x35, 0x37, 0x38, 0x39, 0x41, 0x4E, 0x59]
        guard starts.contains(upper(characters[0])) else { return false }
        var sum = 0
        var weight = 1
        for character in characters[..<17] {
            guard let value = value(of: character) else { return false }
            sum += value * weight
            weight = weight * 3 % 31
        }
        return value(of: characters[17]) == (31 - sum % 31) % 31
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".unicodeScalars.map(\.value))
    private static func upper(_ character: UInt32) -> UInt32 { character.isGateLetter ? character & ~0x20 : character }
    private static func value(of character: UInt32) -> Int? { alphabet.firstIndex(of: upper(character)) }
}
