/// What an item is found by: numbers of 48 bits, the same for both engines. Two for where it stands, the others for what.
///
/// A pair of Chinese characters is its own number; pairs with words in them, and names, are hashed to 45 bits. Two that happen to meet cost a
/// look at a text, never a wrong answer: what is found is judged on the texts.
package enum SearchKey {
    /// Where a pair or a word stands.
    package enum Scope: UInt64, Sendable { case anywhere, title, number, special }

    /// Bits of a key.
    package static let bits = 48

    static func pair(_ first: UInt64, _ second: UInt64, _ scope: Scope) -> UInt64 {
        if first < 1 << 21, second < 1 << 21 { return scope.rawValue << 46 | first << 21 | second }
        return hashed(mixed(first, second), scope)
    }

    static func single(_ unit: UInt64, _ scope: Scope) -> UInt64 {
        unit < 1 << 21 ? scope.rawValue << 46 | 1 << 42 | unit : hashed(mixed(unit, 0x51), scope)
    }

    /// An item by its article: how its place in the index is found again.
    package static func article(_ id: Int64) -> UInt64 {
        Scope.special.rawValue << 46 | UInt64(bitPattern: id) & (1 << 44 - 1)
    }

    /// A whole title, or a whole number: what a query that *is* one looks for. Nil for a text of nothing.
    static func name(_ units: some Collection<UInt64>) -> UInt64? {
        guard !units.isEmpty else { return nil }
        return hashed(units.reduce(0x9E37_79B9) { mixed($0, $1) }, .special)
    }

    private static func hashed(_ hash: UInt64, _ scope: Scope) -> UInt64 { scope.rawValue << 46 | 1 << 45 | hash & (1 << 45 - 1) }

    private static func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var hash = (first &* 0x9E37_79B9_7F4A_7C15) ^ (second << 31 | second >> 33)
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 31
    }
}
