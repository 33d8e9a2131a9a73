/// Pairs of neighbouring characters or words, folded as search folds them, with how often each occurs.
package struct RequestLikeness: Sendable {
    /// Two neighbours, or one that stands alone.
    struct Pair: Hashable, Sendable {
        let first: UInt64
        let second: UInt64?

        /// For an index of pairs: different pairs hardly ever share it, and then only one comparison more is made.
        var hash: UInt64 { first &* 0x9E37_79B9_7F4A_7C15 ^ (second ?? 0) }
    }

    private(set) var pairs: [Pair: Int] = [:]
    private(set) var count = 0
    private(set) var numbers: [String] = []

    package init(_ text: String) {
        let search = SearchText(text)
        let keys = search.units.map(\.key)
        for unit in search.units where !unit.isHan {
            let word = search.string(unit)
            if word.utf8.contains(where: { (0x30...0x39).contains($0) }) { numbers.append(word) }
        }
        numbers.sort()
        for index in keys.indices.dropLast() { add(Pair(first: keys[index], second: keys[index + 1])) }
        // A single character or word stands for itself.
        if keys.count == 1 { add(Pair(first: keys[0], second: nil)) }
    }

    private mutating func add(_ pair: Pair) {
        pairs[pair, default: 0] += 1
        count += 1
    }

    /// How alike two texts are, 0…1.
    package func likeness(to other: RequestLikeness) -> Double {
        guard count + other.count > 0 else { return 0 }
        let common = pairs.reduce(0) { $0 + min($1.value, other.pairs[$1.key] ?? 0) }
        return Double(2 * common) / Double(count + other.count)
    }
}
