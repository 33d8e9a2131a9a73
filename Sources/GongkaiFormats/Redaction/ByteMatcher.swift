/// Looks for many strings of bytes in one pass: a redacted document has millions of points, and thousands of things that must not be in it.
struct ByteMatcher {
    private let patterns: [[UInt8]]
    /// For the first two bytes the patterns that begin so, as places in `patterns`.
    private let starts: [Int: [Int]]
    private let begins: [Bool]

    /// Patterns of less than two bytes are passed over: they stand everywhere.
    init(_ patterns: [[UInt8]]) {
        self.patterns = patterns
        var starts: [Int: [Int]] = [:]
        var begins = [Bool](repeating: false, count: 65_536)
        for (index, pattern) in patterns.enumerated() where pattern.count >= 2 {
            let key = Int(pattern[0]) << 8 | Int(pattern[1])
            starts[key, default: []].append(index)
            begins[key] = true
        }
        (self.starts, self.begins) = (starts, begins)
    }

    /// The places of the patterns that occur.
    func found(in bytes: [UInt8]) -> Set<Int> {
        var found: Set<Int> = []
        guard !starts.isEmpty, bytes.count >= 2 else { return found }
        bytes.withUnsafeBufferPointer { place in
            begins.withUnsafeBufferPointer { begins in
                for at in 0..<(place.count - 1) {
                    let key = Int(place[at]) << 8 | Int(place[at + 1])
                    guard begins[key] else { continue }
                    for index in starts[key] ?? [] where !found.contains(index) {
                        let pattern = patterns[index]
                        guard pattern.count <= place.count - at else { continue }
                        var matched = 2
                        while matched < pattern.count, place[at + matched] == pattern[matched] { matched += 1 }
                        if matched == pattern.count { found.insert(index) }
                    }
                }
            }
        }
        return found
    }
}
