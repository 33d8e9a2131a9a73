/// What is left of a query that finds nothing as a whole.
extension SearchQuery {
    /// So many strings are left out in turn.
    private static let mostDropped = 4
    /// Longer ones are cut within their beginning.
    private static let longestCut = 24

    /// Strings of one Chinese character: they are looked for in titles and numbers only.
    package var oneCharacters: [String] { required.filter { SearchText($0).isOneCharacter } }

    /// The query with one of its strings left out, the shortest first: what is long says most of what is meant. Empty for one string.
    package var lessOne: [SearchQuery] {
        guard required.count > 1 else { return [] }
        let order = required.indices.sorted { (required[$0].count, $1) < (required[$1].count, $0) }
        return order.prefix(Self.mostDropped).map { index in
            var query = self
            query.required.remove(at: index)
            return query
        }
    }

    /// A query for these strings, with the same ones excluded.
    package func asking(_ strings: [String]) -> SearchQuery {
        var query = self
        query.required = strings
        return query
    }

    /// As somebody would type it.
    package var typed: String {
        func one(_ text: String) -> String { text.contains(where: \.isWhitespace) ? "“\(text)”" : text }
        return (required.map(one) + excluded.map { "-" + one($0) }).joined(separator: " ")
    }

    /// The longest string, as something to be cut: only between its units, never within a word of letters.
    package var longest: SearchCut? {
        let cuts = required.map { SearchCut($0, most: Self.longestCut) }
        return cuts.max { $0.units.count < $1.units.count }.flatMap { $0.units.count > 2 ? $0 : nil }
    }
}

/// A string that may be cut in two.
package struct SearchCut: Sendable {
    package let units: [SearchText.Unit]
    private let text: String

    fileprivate init(_ text: String, most: Int) {
        self.text = text
        units = Array(SearchText(text).units.prefix(most))
    }

    /// The piece of some units, as it was typed.
    package func string(_ range: Range<Int>) -> String {
        guard let first = units[range].first, let last = units[range].last else { return "" }
        let scalars = Array(text.unicodeScalars)
        return String(String.UnicodeScalarView(scalars[first.source.lowerBound..<last.source.upperBound]))
    }

    /// The keys of all items that may have a piece; nil for one that is not looked for in texts: one Chinese character.
    package func keys(_ range: Range<Int>) -> [UInt64]? {
        let piece = units[range]
        guard piece.count > 1 else { return piece.first.flatMap { $0.isHan ? nil : [SearchKey.single($0.key, .anywhere)] } }
        return zip(piece, piece.dropFirst()).filter { !$1.followsPause }.map { SearchKey.pair($0.key, $1.key, .anywhere) }
    }
}
