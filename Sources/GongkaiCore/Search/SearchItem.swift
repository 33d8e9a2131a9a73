/// An item as search reads it: title, numbers, and everything else that is written in it.
package struct SearchItem: Sendable {
    package let title: SearchText
    /// Document number and index number.
    package let numbers: [SearchText]
    /// The body, then the texts of the files.
    package let bodies: [SearchText]

    /// Characters of one text that are read; a file of a thousand pages must not hold up a search.
    package static let longestText = 100_000
    /// Files that are read.
    package static let mostFiles = 20

    package init(title: String, numbers: [String], bodies: [String]) {
        self.title = SearchText(title)
        self.numbers = numbers.map { SearchText($0) }
        self.bodies = bodies.prefix(Self.mostFiles + 1).map { SearchText(Self.bounded($0)) }
    }

    private static func bounded(_ text: String) -> String {
        // UTF-8 has at least as many bytes as characters, so that hardly any text is counted.
        guard text.utf8.count > longestText, text.unicodeScalars.count > longestText else { return text }
        return String(text.unicodeScalars.prefix(longestText))
    }

    /// Its keys, some more than once. Single Chinese characters stand for titles and numbers only: nobody gains from every body that holds 的.
    package func keys(of article: Int64) -> [UInt64] {
        var keys: [UInt64] = []
        keys.reserveCapacity(16 + 2 * bodies.reduce(0) { $0 + $1.units.count } + 4 * title.units.count)
        keys.append(SearchKey.article(article))
        for (names, scope) in [([title], SearchKey.Scope.title), (numbers, .number)] {
            for name in names {
                Self.add(name, .anywhere, to: &keys)
                Self.add(name, scope, withSingles: true, to: &keys)
                if let key = SearchKey.name(name.units.map(\.key)) { keys.append(key) }
            }
        }
        for body in bodies { Self.add(body, .anywhere, to: &keys) }
        return keys
    }

    private static func add(_ text: SearchText, _ scope: SearchKey.Scope, withSingles: Bool = false, to keys: inout [UInt64]) {
        text.units.withUnsafeBufferPointer { units in
            for index in units.indices {
                let unit = units[index]
                if withSingles || !unit.isHan { keys.append(SearchKey.single(unit.key, scope)) }
                if index + 1 < units.count, !units[index + 1].followsPause {
                    keys.append(SearchKey.pair(unit.key, units[index + 1].key, scope))
                }
            }
        }
    }
}
