/// The words the gate asks about, ready for scanning. Building it costs more than a scan: keep it while the list does not change.
package struct GateWordList: Sendable {
    package let words: [GateWord]
    private let lengths: [Int]
    /// Allowed wordings with the place of the word in them, by word.
    private let allowed: [[(letters: [UInt32], offset: Int)]]
    private let automaton: WordAutomaton

    package init(_ words: [GateWord]) {
        let letters = words.map { Self.fold($0.word) }
        self.words = words
        lengths = letters.map(\.count)
        allowed = zip(words, letters).map { word, own in
            word.unless.flatMap { phrase -> [(letters: [UInt32], offset: Int)] in
                let phrase = Self.fold(phrase)
                guard !own.isEmpty, phrase.count >= own.count else { return [] }
                return (0...(phrase.count - own.count)).filter { Array(phrase[$0..<($0 + own.count)]) == own }.map { (phrase, $0) }
            }
        }
        automaton = WordAutomaton(letters)
    }

    /// For a look at numbers and marks alone.
    package static let empty = GateWordList([])

    /// The list shipped with the program, a start for the office's own.
    package static let shipped: GateWordList = {
        do {
            return try GateWordList(csv: String(decoding: PackageResources.gate_words_csv, as: UTF8.self))
        } catch {
            preconditionFailure("the shipped gate-words.csv is damaged: \(error)")
        }
    }()

    static func fold(_ text: String) -> [UInt32] {
        text.unicodeScalars.compactMap { scalar in
            let folded = GateText.fold(scalar.value)
            return folded == 0 ? nil : folded >= 0x41 && folded <= 0x5A ? folded | 0x20 : folded
        }
    }

    /// The words in a text; of words inside each other only the longest.
    func found(in text: GateText) -> [GateFinding] {
        var places: [(word: Int, range: Range<Int>)] = []
        automaton.scan(text.glyphs) { word, end in
            let range = (end - lengths[word])..<end
            if isWhole(text.glyphs, range), !isAllowed(word, range, text.glyphs) { places.append((word, range)) }
        }
        places.sort { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
        var reached = 0
        return places.compactMap { place in
            guard place.range.upperBound > reached else { return nil }
            reached = place.range.upperBound
            let word = words[place.word]
            return GateFinding(rule: word.rule, severity: .question, range: place.range, advice: word.advice)
        }
    }

    /// A word of letters is not found inside another word of letters.
    private func isWhole(_ glyphs: [UInt32], _ range: Range<Int>) -> Bool {
        let isLatin: (UInt32) -> Bool = { $0.isGateLetter || $0.isGateDigit }
        if isLatin(glyphs[range.lowerBound]), range.lowerBound > 0, isLatin(glyphs[range.lowerBound - 1]) { return false }
        return !(isLatin(glyphs[range.upperBound - 1]) && range.upperBound < glyphs.count && isLatin(glyphs[range.upperBound]))
    }

    private func isAllowed(_ word: Int, _ range: Range<Int>, _ glyphs: [UInt32]) -> Bool {
        allowed[word].contains { phrase in
            let start = range.lowerBound - phrase.offset
            guard start >= 0, start + phrase.letters.count <= glyphs.count else { return false }
            return phrase.letters.indices.allSatisfy { index in
                let glyph = glyphs[start + index]
                return (glyph >= 0x41 && glyph <= 0x5A ? glyph | 0x20 : glyph) == phrase.letters[index]
            }
        }
    }
}
