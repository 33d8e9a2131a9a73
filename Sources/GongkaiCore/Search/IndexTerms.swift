/// The terms under which one item, or one long item's segment, is kept in the index: a set, without positions.
///
/// Every pair of neighbouring units is a term, every word, and in titles every Chinese character. Which items hold the *string* is judged on
/// the texts of the few candidates (`SearchPlan.matches`), so both engines find the same. Positions would triple the index: docs/adr/0010.
package struct IndexTerms: Sendable {
    /// Terms apart by blanks. This is the content of a contentless FTS5 table with `tokenize = 'ascii'`, which splits at ASCII characters that
    /// are neither letter nor digit and folds ASCII capitals: terms have neither.
    package let fts5: String

    /// The same terms for a cast to `tsvector`: PostgreSQL sorts them itself. No term holds a blank, quote, colon or backslash.
    package var tsvector: String { fts5 }

    /// A segment ends at this many terms: 30,000 make about 400 kB of a `tsvector`, which may have 1 MB.
    package static let segmentLimit = 30_000
    /// A query of the greatest length finds its string although a segment ends inside it.
    static let overlap = SearchQuery.longest

    /// The terms of an item, one element for nearly all, more for very long texts. The title's terms, numbers and facets stand in each.
    package static func segments(title: String, numbers: [String] = [], body: String, facets: [SearchFacet] = []) -> [IndexTerms] {
        var head = TermWriter()
        for text in [title] + numbers {
            let text = SearchText(text)
            head.write(text, marked: true)
            head.write(text, singles: true)
        }
        for facet in facets { head.write(facet.term) }

        let text = SearchText(body)
        var segments: [IndexTerms] = []
        var from = 0
        repeat {
            var writer = head
            let end = writer.write(text, from: from, limit: segmentLimit)
            segments.append(IndexTerms(fts5: writer.text))
            from = end < text.units.count ? max(end - overlap, from + 1) : end
        } while from < text.units.count
        return segments
    }
}

/// Collects each term once.
struct TermWriter {
    private var seen = Set<UInt64>()
    private var bytes: [UInt8] = []

    var count: Int { seen.count }

    var text: String { String(decoding: bytes.last == 0x20 ? bytes.dropLast() : bytes[...], as: UTF8.self) }

    /// A term of the title stands a second time with this before it. It occurs in no folded text.
    static let titleMark: UInt32 = 0xA7  // §
    /// Between two words: 2014·3 is not the word 20143.
    static let wordGap: UInt32 = 0xB7  // ·

    mutating func write(_ facet: String) {
        bytes.append(contentsOf: facet.utf8)
        bytes.append(0x20)
    }

    /// Writes units and pairs from `from` on, until `limit` terms are collected; returns the first unit not written.
    @discardableResult
    mutating func write(_ text: SearchText, marked: Bool = false, singles: Bool = false, from: Int = 0, limit: Int = .max) -> Int {
        bytes.reserveCapacity(bytes.count + text.units.count * 11)
        var index = from
        text.units.withUnsafeBufferPointer { units in
            while index < units.count, seen.count < limit {
                let unit = units[index]
                // Nobody gains from every body that holds 的; one character is looked for in titles.
                if !unit.isHan || marked || singles, insert(unit.key, 0, marked) { term(text, unit, nil, marked) }
                if index + 1 < units.count, !units[index + 1].followsPause {
                    let next = units[index + 1]
                    if insert(unit.key, next.key, marked) { term(text, unit, next, marked) }
                }
                index += 1
            }
        }
        return index
    }

    /// Two Chinese characters make an exact key of 42 bits; words are hashed as `SearchText.Unit.key` says.
    private mutating func insert(_ first: UInt64, _ second: UInt64, _ marked: Bool) -> Bool {
        let key = first < 1 << 21 && second < 1 << 21 ? first << 21 | second : (first &* 0x9E37_79B9_7F4A_7C15) ^ (second | 1 << 62)
        return seen.insert(marked ? ~key : key).inserted
    }

    private mutating func term(_ text: SearchText, _ unit: SearchText.Unit, _ next: SearchText.Unit?, _ marked: Bool) {
        if marked { append(Self.titleMark) }
        for value in text.scalars[unit.folded] { append(value) }
        if let next {
            if !unit.isHan, !next.isHan { append(Self.wordGap) }
            for value in text.scalars[next.folded] { append(value) }
        }
        bytes.append(0x20)
    }

    private mutating func append(_ value: UInt32) {
        switch value {
        case 0..<0x80: bytes.append(UInt8(value))
        case 0x80..<0x800:
            bytes.append(UInt8(0xC0 | value >> 6))
            bytes.append(UInt8(0x80 | value & 0x3F))
        case 0x800..<0x1_0000:
            bytes.append(UInt8(0xE0 | value >> 12))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        default:
            bytes.append(UInt8(0xF0 | value >> 18))
            bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        }
    }
}

extension SearchText {
    /// The terms an item must have to hold this text as a string: necessary, and for two units sufficient. One Chinese character is a term of
    /// titles only.
    package func terms(inTitle: Bool = false) -> [String] {
        let mark = inTitle ? "§" : ""
        guard units.count > 1 else { return units.map { mark + string($0) } }
        var terms: [String] = []
        for (unit, next) in zip(units, units.dropFirst()) {
            let term = mark + string(unit) + (unit.isHan || next.isHan ? "" : "·") + string(next)
            if !terms.contains(term) { terms.append(term) }
        }
        return terms
    }
}
