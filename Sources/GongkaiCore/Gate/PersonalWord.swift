/// Something that says who asked or was asked in one request: looked for in the text that publishes the reply.
package struct PersonalWord: Sendable, Equatable {
    /// As the gate compares it, without blanks and dashes.
    let letters: [UInt32]
    /// Numbers and addresses of mail must go; a name may stand where it means somebody else, which a reviewer says.
    let mustGo: Bool

    /// Nil for what is too short to be told from other words.
    package init?(_ text: String, mustGo: Bool) {
        let letters = GateText(text).glyphs.compactMap(Self.folded)
        guard letters.count >= (mustGo ? 5 : 2) else { return nil }
        self.letters = letters
        self.mustGo = mustGo
    }

    /// Blanks, dashes and line breaks are left out: a number is one however it is spaced.
    static func folded(_ glyph: UInt32) -> UInt32? {
        if glyph == 0x20 || glyph == 0x2D || glyph.isGateBreak { return nil }
        return glyph >= 0x41 && glyph <= 0x5A ? glyph | 0x20 : glyph
    }
}

extension PersonalWord {
    /// All that a request knows of its applicant, and the names of those whose interests it touches. The longest first.
    package static func all(of applicant: Applicant, _ contact: RequestIntake.Contact, others: [String]) -> [PersonalWord] {
        var names: [String?] = [applicant.name, contact.address, tail(of: contact.address)] + others
        var numbers: [String?] = [contact.telephone, contact.fax, contact.email]
        switch applicant {
        case .person(let person):
            names.append(person.employer)
            numbers.append(person.documentNumber)
        case .organisation(let organisation):
            names += [organisation.representative, organisation.contactName]
            numbers.append(organisation.code)
        }
        let words =
            names.compactMap(\.self).compactMap { PersonalWord($0, mustGo: false) }
            + numbers.compactMap(\.self).compactMap { PersonalWord($0, mustGo: true) }
        return words.reduce(into: [PersonalWord]()) { if !$0.contains($1) { $0.append($1) } }
            .sorted { $0.letters.count > $1.letters.count }
    }

    /// The street and house of an address, which names somebody without its district.
    private static func tail(of address: String) -> String? {
        guard let end = address.lastIndex(where: { "区县镇乡".contains($0) }) else { return nil }
        let rest = address[address.index(after: end)...]
        return rest.count >= 4 ? String(rest) : nil
    }
}

extension GateScan {
    /// Where a text says who asked or was asked, in the order of the text. The excerpts say it no more.
    package static func hits(of persons: [PersonalWord], in text: String) -> [GateHit] {
        let places = places(of: persons, in: text)
        guard !places.isEmpty else { return [] }
        var shown = Array(text.unicodeScalars)
        for place in places { for index in place.range.dropFirst() where shown[index] != "\n" { shown[index] = "*" } }
        return places.map { place in
            let from = max(0, place.range.lowerBound - 12), to = min(shown.count, place.range.upperBound + 12)
            var view = String.UnicodeScalarView()
            if from > 0 { view.append("…") }
            for scalar in shown[from..<to] { view.append(scalar.value < 0x20 ? " " : scalar) }
            if to < shown.count { view.append("…") }
            // Numbers of others beside it are masked as well.
            return GateHit(
                .applicant, place.word.mustGo ? .blocks : .question, range: place.range, excerpt: GateScan.masked(String(view)))
        }
    }

    /// The text with other words in the place of each person.
    package static func without(_ persons: [PersonalWord], in text: String, instead: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for place in places(of: persons, in: text).reversed() { scalars.replaceSubrange(place.range, with: Array(instead.unicodeScalars)) }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// The longest of those that overlap.
    private static func places(of persons: [PersonalWord], in text: String) -> [(range: Range<Int>, word: PersonalWord)] {
        let folded = GateText(text)
        var letters: [UInt32] = [], positions: [Int] = []
        for (index, glyph) in folded.glyphs.enumerated() {
            guard let letter = PersonalWord.folded(glyph) else { continue }
            letters.append(letter)
            positions.append(Int(folded.positions[index]))
        }
        var found: [(range: Range<Int>, word: PersonalWord)] = []
        for word in persons where word.letters.count <= letters.count {
            for start in 0...(letters.count - word.letters.count) where letters[start] == word.letters[0] {
                let end = start + word.letters.count
                guard letters[start..<end].elementsEqual(word.letters) else { continue }
                let range = positions[start]..<(positions[end - 1] + 1)
                if !found.contains(where: { $0.range.overlaps(range) }) { found.append((range, word)) }
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
