package import GongkaiCore

/// Where words stand in a document, as boxes around them.
package struct RedactionFinds: Sendable, Equatable {
    package var boxes: [RedactionBox]
    /// How often each of the words was found, in their order.
    package var counts: [Int]
    /// Pages without text of their own, on which nothing can be looked for.
    package var pagesWithoutText: [Int]

    package init(boxes: [RedactionBox] = [], counts: [Int] = [], pagesWithoutText: [Int] = []) {
        (self.boxes, self.counts, self.pagesWithoutText) = (boxes, counts, pagesWithoutText)
    }
}

extension Redaction {
    /// Looks for words on every page, and draws a box around each place. Blanks, full-width forms and capitals make no difference, and a
    /// name that a line's end cuts is found too.
    package static func finds(
        _ words: [RedactionDraft.Words], in bytes: [UInt8], programs: AttachmentPrograms = .installed
    ) throws -> RedactionFinds {
        let source = try RedactionSource(bytes, programs: programs)
        var finds = RedactionFinds(counts: Array(repeating: 0, count: words.count))
        for index in source.sheets.indices {
            let page = SearchedPage(source.words[index])
            if source.words[index].isEmpty { finds.pagesWithoutText.append(index + 1) }
            for (number, wanted) in words.enumerated() {
                for place in page.places(of: RedactedText.folded(wanted.text)) {
                    finds.counts[number] += 1
                    finds.boxes += place.map { $0.box(on: index + 1, of: source.sheets[index], wanted.ground) }
                }
            }
        }
        return finds
    }
}

/// The signs of a page in reading order, each with its word and its place in it.
private struct SearchedPage {
    private let words: [PDFPage.Word]
    private var signs: [Character] = []
    private var places: [(word: Int, sign: Int)] = []

    init(_ words: [PDFPage.Word]) {
        self.words = words
        for (index, word) in words.enumerated() {
            for (number, raw) in word.text.enumerated() {
                for sign in RedactedText.folded(String(raw)) {
                    signs.append(sign)
                    places.append((index, number))
                }
            }
        }
    }

    /// For each place the areas it fills: one a word, since a word may stand at the end of one line and the beginning of the next.
    func places(of text: String) -> [[SignReach]] {
        let wanted = Array(text)
        guard wanted.count >= RedactedText.shortest, signs.count >= wanted.count else { return [] }
        var found: [[SignReach]] = [], start = 0
        while start + wanted.count <= signs.count {
            guard signs[start] == wanted[0], signs[start..<start + wanted.count].elementsEqual(wanted) else {
                start += 1
                continue
            }
            var pieces: [(word: Int, signs: ClosedRange<Int>)] = []
            for (word, sign) in places[start..<start + wanted.count] {
                if let last = pieces.last, last.word == word {
                    pieces[pieces.count - 1].signs = last.signs.lowerBound...sign
                } else {
                    pieces.append((word, sign...sign))
                }
            }
            found.append(pieces.map { SignReach($0.signs, of: words[$0.word]) })
            start += wanted.count
        }
        return found
    }
}
