/// A text as search sees it: a row of units, each knowing where in the text it stands.
package struct SearchText: Sendable, Equatable {
    /// One Chinese character, or one word of letters or of digits.
    package struct Unit: Sendable, Equatable {
        /// The folded characters of the unit, in `SearchText.scalars`.
        package let folded: Range<Int>
        /// The characters of the original text it came from, counted as Unicode scalars.
        package let source: Range<Int>
        package let isHan: Bool
        /// No string reaches from the unit before to this one.
        package let followsPause: Bool
        /// Equal units have equal keys. A Chinese character is its own key; a word's key is a hash with the top bit set.
        package let key: UInt64
    }

    package private(set) var units: [Unit] = []
    package private(set) var scalars: [UInt32] = []

    /// A word is cut here: longer ones are encoded data, not words.
    package static let longestWord = 40

    /// Which rules made a text's keys: kept beside an index, so that it is built anew after a change of them.
    package static var version: Int { FoldingTable.version }

    package init(_ text: String) {
        let table = FoldingTable.shared
        units.reserveCapacity(text.utf8.count / 3)
        scalars.reserveCapacity(text.utf8.count / 3)
        var word = OpenWord()
        var pause = true
        var position = 0
        for scalar in text.unicodeScalars {
            let entry = table.entry(scalar)
            switch table.tag(entry) {
            case .nothing: break
            case .several:
                for part in table.parts(entry) { take(part, table, at: position, &word, &pause) }
            default: take(entry, table, at: position, &word, &pause)
            }
            position += 1
        }
        close(&word, &pause)
    }

    /// The folded text, words apart: for tests and messages.
    package static func normalise(_ text: String) -> String {
        let text = SearchText(text)
        var result = ""
        for (index, unit) in text.units.enumerated() {
            if index > 0, !unit.isHan, !text.units[index - 1].isHan { result += " " }
            result += text.string(unit)
        }
        return result
    }

    package func string(_ unit: Unit) -> String {
        var result = String.UnicodeScalarView()
        for value in scalars[unit.folded] { if let scalar = Unicode.Scalar(value) { result.append(scalar) } }
        return String(result)
    }

    /// The word being read.
    private struct OpenWord {
        var folded = 0..<0, source = 0..<0
        var isDigits = false
        var hash: UInt64 = 0
    }

    private mutating func take(_ entry: UInt32, _ table: FoldingTable, at position: Int, _ word: inout OpenWord, _ pause: inout Bool) {
        let value = table.value(entry)
        switch table.tag(entry) {
        case .han:
            close(&word, &pause)
            scalars.append(value)
            units.append(
                Unit(
                    folded: scalars.count - 1..<scalars.count, source: position..<position + 1, isHan: true, followsPause: pause,
                    key: UInt64(value)))
            pause = false
        case .letter, .digit:
            let isDigits = table.tag(entry) == .digit
            if !word.folded.isEmpty, word.isDigits != isDigits || word.folded.count >= Self.longestWord { close(&word, &pause) }
            scalars.append(value)
            if word.folded.isEmpty {
                word = OpenWord(
                    folded: scalars.count - 1..<scalars.count, source: position..<position + 1, isDigits: isDigits,
                    hash: 0xCBF2_9CE4_8422_2325)
            } else {
                word.folded = word.folded.lowerBound..<scalars.count
                word.source = word.source.lowerBound..<position + 1
            }
            word.hash = (word.hash ^ UInt64(value)) &* 0x0000_0100_0000_01B3
        case .pause:
            close(&word, &pause)
            pause = true
        default: close(&word, &pause)
        }
    }

    private mutating func close(_ word: inout OpenWord, _ pause: inout Bool) {
        guard !word.folded.isEmpty else { return }
        units.append(
            Unit(folded: word.folded, source: word.source, isHan: false, followsPause: pause, key: word.hash | 1 << 63))
        pause = false
        word = OpenWord()
    }
}

extension SearchText {
    /// Where a phrase's units stand one after another, no pause between; each result is a range of `units`.
    package func places(of phrase: SearchText, limit: Int = .max) -> [Range<Int>] {
        let wanted = phrase.units
        guard let first = wanted.first, wanted.count <= units.count else { return [] }
        var found: [Range<Int>] = []
        var start = 0
        while start <= units.count - wanted.count, found.count < limit {
            if units[start].key == first.key, continues(from: start, wanted) {
                found.append(start..<start + wanted.count)
                start += wanted.count
            } else {
                start += 1
            }
        }
        return found
    }

    /// Whether the phrase stands in the text.
    package func contains(_ phrase: SearchText) -> Bool { !places(of: phrase, limit: 1).isEmpty }

    private func continues(from start: Int, _ wanted: [Unit]) -> Bool {
        for offset in wanted.indices.dropFirst() {
            let unit = units[start + offset]
            if unit.key != wanted[offset].key || unit.followsPause { return false }
        }
        return true
    }

    var isOneCharacter: Bool { units.count == 1 && units[0].isHan }

    /// The clauses of the text, each a text of its own: a phrase with a comma in it is two.
    package var clauses: [SearchText] {
        var result: [SearchText] = []
        var current = SearchText(clause: [], scalars)
        for unit in units {
            if unit.followsPause, !current.units.isEmpty {
                result.append(current)
                current = SearchText(clause: [], scalars)
            }
            current.units.append(unit)
        }
        if !current.units.isEmpty { result.append(current) }
        return result
    }

    private init(clause units: [Unit], _ scalars: [UInt32]) {
        self.units = units
        self.scalars = scalars
    }
}
