/// The piece of a text that shows why it was found, with what was found marked.
package struct Snippet: Sendable, Equatable {
    package struct Piece: Sendable, Equatable {
        package let text: String
        package let isHit: Bool

        package init(_ text: String, isHit: Bool = false) {
            self.text = text
            self.isHit = isHit
        }
    }

    package let pieces: [Piece]
    /// Text was left out before, or after: the page shows an ellipsis.
    package let isCutBefore: Bool
    package let isCutAfter: Bool

    /// Without marks.
    package var text: String { pieces.map(\.text).joined() }
    package var hasHit: Bool { pieces.contains(where: \.isHit) }

    /// The window of about `length` characters that shows the most different strings, the earliest among equals; without a hit the beginning.
    package init(of text: String, marking strings: [SearchText], length: Int = 120) {
        let scalars = Array(text.unicodeScalars)
        let hits = Self.hits(in: SearchText(text), of: strings, scalars)
        let window = Self.window(hits, scalars, length: max(length, 1))
        var pieces: [Piece] = []
        var position = window.lowerBound
        for hit in Self.merged(hits.map(\.range)) {
            let hit = hit.clamped(to: window)
            if hit.isEmpty { continue }
            Self.append(scalars[position..<hit.lowerBound], isHit: false, to: &pieces)
            Self.append(scalars[hit], isHit: true, to: &pieces)
            position = hit.upperBound
        }
        Self.append(scalars[position..<window.upperBound], isHit: false, to: &pieces)
        self.pieces = pieces
        self.isCutBefore = window.lowerBound > 0
        self.isCutAfter = window.upperBound < scalars.count
    }

    /// A whole text, such as a title, with what was found marked.
    package static func whole(_ text: String, marking strings: [SearchText]) -> Snippet {
        Snippet(of: text, marking: strings, length: max(text.unicodeScalars.count, 1))
    }

    private struct Hit { var range: Range<Int>, string: Int }

    /// A longer string's place is not marked again for a shorter one inside it, but both count as shown.
    private static func hits(in text: SearchText, of strings: [SearchText], _ scalars: [Unicode.Scalar]) -> [Hit] {
        var hits: [Hit] = []
        for (index, string) in strings.enumerated() {
            for place in text.places(of: string, limit: 500) {
                let start = text.units[place.lowerBound].source.lowerBound
                var end = text.units[place.upperBound - 1].source.upperBound
                while end < scalars.count, attaches(scalars[end]) { end += 1 }
                hits.append(Hit(range: start..<end, string: index))
            }
        }
        return hits.sorted { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    }

    private static func window(_ hits: [Hit], _ scalars: [Unicode.Scalar], length: Int) -> Range<Int> {
        guard scalars.count > length else { return 0..<scalars.count }
        var start = 0
        var best = (shown: 0, hits: 0)
        for (index, first) in hits.enumerated() {
            var shown = Set<Int>()
            var count = 0
            for hit in hits[index...] {
                if hit.range.upperBound > first.range.lowerBound + length * 3 / 4 { break }
                shown.insert(hit.string)
                count += 1
            }
            if (shown.count, count) > best {
                best = (shown.count, count)
                start = first.range.lowerBound
            }
        }
        if best.shown == 0, let first = hits.first { start = first.range.lowerBound }
        // Some words before the hit tell what it is about; a clause's beginning within reach reads best.
        var lead = max(0, start - length / 4)
        if lead > 0, let pause = scalars[lead..<start].firstIndex(where: isPause) { lead = pause + 1 }
        lead = min(lead, max(0, scalars.count - length))
        while lead > 0, attaches(scalars[lead]) { lead -= 1 }
        var end = min(scalars.count, lead + length)
        while end < scalars.count, attaches(scalars[end]) { end += 1 }
        return lead..<end
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in ranges {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }

    /// Line ends and control characters become blanks, runs of blanks one.
    private static func append(_ scalars: ArraySlice<Unicode.Scalar>, isHit: Bool, to pieces: inout [Piece]) {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            let isBlank = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
            if !isBlank { text.append(scalar) } else if text.last != " " { text.append(" ") }
        }
        if !text.isEmpty { pieces.append(Piece(String(text), isHit: isHit)) }
    }

    private static func attaches(_ scalar: Unicode.Scalar) -> Bool { FoldingTable.shared.meaning(of: scalar) == .nothing }
    private static func isPause(_ scalar: Unicode.Scalar) -> Bool { FoldingTable.shared.meaning(of: scalar) == .pause || scalar == "\n" }
}
