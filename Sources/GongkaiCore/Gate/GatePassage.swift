/// A stretch of a file as the gate reads it, line by line, each with its place for a reader. Kept with the file, so that a word which is added to
/// the list later is found in it.
package struct GatePassage: Sendable, Equatable {
    /// One place for each line, or one for all.
    package let places: [String]
    package let lines: [String]

    /// The lines hold no line breaks.
    package init(places: [String], lines: [String]) {
        self.places = Set(places).count == 1 ? [places[0]] : places
        self.lines = lines
    }

    /// The words of the list in it.
    package func wordHits(_ words: GateWordList) -> [GateHit] { hits(words).filter(\.rule.isOfWordList) }

    /// All that is found in its text.
    package func hits(_ words: GateWordList) -> [GateHit] {
        var starts: [Int] = [], at = 0
        for line in lines {
            starts.append(at)
            at += line.unicodeScalars.count + 1
        }
        // Hits come in the order of the text.
        var line = 0
        return GateScan.hits(in: lines.joined(separator: "\n"), words: words).map { hit in
            while line + 1 < starts.count, starts[line + 1] <= hit.range?.lowerBound ?? 0 { line += 1 }
            return GateHit(hit.rule, hit.severity, place: place(of: line), excerpt: hit.excerpt, advice: hit.advice)
        }
    }

    private func place(of line: Int) -> String { places.indices.contains(line) ? places[line] : places.first ?? "" }
}

extension GateRule {
    /// Whether it is the word list, or the request that a text replies to, that says what it finds. What the others find does not change once
    /// the bytes are there.
    package var isOfWordList: Bool {
        switch self {
        case .wrongWord, .sensitiveWord, .secrecyWord, .applicant: true
        default: false
        }
    }
}
