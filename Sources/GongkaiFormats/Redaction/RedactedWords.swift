import GongkaiCore

/// The words of a page, judged against its boxes: which go into the new text, what was covered, what can still be read.
struct RedactedWords {
    /// Those that lie wholly outside every box and can be seen on the page.
    private(set) var kept: [PDFPage.Word] = []
    /// Covered text that must be found nowhere, folded, with the number of its box.
    private(set) var covered: [Covered] = []
    /// Characters beneath each box.
    private(set) var characters: [Int: Int] = [:]
    /// Words that nobody can see on the page.
    private(set) var unseen = 0
    /// What a reader of the page still sees, folded; where something is covered stands a sign that no text has.
    private(set) var open = ""

    struct Covered: Hashable {
        let text: String
        let box: Int
    }

    typealias Box = (number: Int, place: PixelBox)
    private static let gap: Character = "\u{FFFF}"
    /// Beneath a larger box words are too common to be looked for one by one.
    private static let mostWordsByThemselves = 12

    init(_ whole: [PDFPage.Word], on picture: GrayPicture, boxes: [Box]) {
        let words = whole.flatMap { SplitWord.pieces(of: $0, boxes) }
        let gone = Self.gone(words, boxes)
        var pieces: [Int: [Piece]] = [:]
        var visible = ""
        for (index, word) in words.enumerated() {
            var looks = Looks()
            for cell in word.cells {
                let sign = cell.sign
                let isFlat = picture.isFlat(left: cell.left, top: cell.top, right: cell.right, bottom: cell.bottom)
                let over = gone.contains(index) ? boxes.filter { Self.covers($0.place, cell) } : []
                looks.add(sign, isFlat: isFlat)
                for box in over {
                    var mine = pieces[box.number] ?? []
                    if mine.last?.word == index {
                        mine[mine.count - 1].text.append(sign)
                    } else {
                        mine.append(Piece(word: index, text: String(sign)))
                    }
                    pieces[box.number] = mine
                }
                if let first = over.first { characters[first.number, default: 0] += 1 }
                visible.append(!over.isEmpty || (isFlat && (sign.isLetter || sign.isNumber)) ? Self.gap : sign)
            }
            if !looks.areSeen {
                unseen += 1
            } else if !gone.contains(index), Self.isWritable(word) {
                kept.append(word)
            }
        }
        open = RedactedText.folded(visible)
        covered = boxes.flatMap { box in Self.strings(pieces[box.number] ?? [], words).map { Covered(text: $0, box: box.number) } }
    }

    // MARK: What goes

    /// Words that a box touches, and their neighbours where a box reaches the joint: the other half of a broken word, Latin letters and digits
    /// set one by one.
    private static func gone(_ words: [PDFPage.Word], _ boxes: [Box]) -> Set<Int> {
        let touched = words.indices.filter { index in
            boxes.contains {
                $0.place.touches(left: words[index].left, top: words[index].top, right: words[index].right, bottom: words[index].bottom)
            }
        }
        var gone = Set(touched)
        for index in touched {
            if index > 0, isJoined(words[index - 1], words[index], boxes, after: false) { gone.insert(index - 1) }
            if index + 1 < words.count, isJoined(words[index], words[index + 1], boxes, after: true) { gone.insert(index + 1) }
        }
        return gone
    }

    /// Whether two words that follow each other are one, cut by a line's end or drawn in two strokes.
    private static func isJoined(_ first: PDFPage.Word, _ second: PDFPage.Word, _ boxes: [Box], after: Bool) -> Bool {
        guard let last = first.text.last, let next = second.text.first else { return false }
        if isOneLine(first, second) {
            // A Chinese character is a word to the reader, whatever stands beside it.
            if SplitWord.isWide(last) || SplitWord.isWide(next) { return false }
            return abs(second.left - first.right) < 0.2 * (first.bottom - first.top)
        }
        guard second.top - first.bottom < first.bottom - first.top, second.bottom > first.top else { return false }
        if last == "-" || last == "\u{2010}" || last == "\u{AD}" { return true }
        guard last.isLetter && next.isLetter || last.isNumber && next.isNumber,
            let cell = after ? first.cells.last : second.cells.first
        else { return false }
        return boxes.contains { $0.place.touches(left: cell.left, top: cell.top, right: cell.right, bottom: cell.bottom) }
    }

    private static func isOneLine(_ first: PDFPage.Word, _ second: PDFPage.Word) -> Bool {
        let shared = min(first.bottom, second.bottom) - max(first.top, second.top)
        return shared > 0.5 * min(first.bottom - first.top, second.bottom - second.top)
    }

    /// Whether so much of a character lies beneath the box that it can no longer be read.
    private static func covers(_ box: PixelBox, _ cell: PDFPage.Word.Cell) -> Bool {
        let wide = min(cell.right, Double(box.right)) - max(cell.left, Double(box.left))
        let high = min(cell.bottom, Double(box.bottom)) - max(cell.top, Double(box.top))
        guard wide > 0, high > 0 else { return false }
        return wide * high >= 0.35 * (cell.right - cell.left) * (cell.bottom - cell.top)
    }

    // MARK: What was covered

    private struct Piece {
        let word: Int
        var text: String
    }

    /// What is looked for afterwards: words, lines, and the whole, as far as they tell something.
    private static func strings(_ pieces: [Piece], _ words: [PDFPage.Word]) -> Set<String> {
        var lines: [String] = []
        var before: Int?
        for piece in pieces {
            if let last = before, isOneLine(words[last], words[piece.word]) {
                lines[lines.count - 1] += piece.text
            } else {
                lines.append(piece.text)
            }
            before = piece.word
        }
        let single = pieces.map(\.text).filter { text in
            pieces.count <= mostWordsByThemselves || text.filter(\.isNumber).count >= 4
        }
        let whole = lines.joined()
        let found = (single + lines + (whole.count <= 200 ? [whole] : [])).map(RedactedText.folded)
        return Set(found.filter(RedactedText.isTelling))
    }

    /// Whether a word's characters mean the same to everybody: fonts with signs of their own do not.
    private static func isWritable(_ word: PDFPage.Word) -> Bool {
        word.text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .surrogate, .unassigned: false
            default: scalar.value != 0xFFFD
            }
        }
    }
}

/// Whether the ink of a word's characters is there. A word of which a part cannot be seen is not seen: the part would come to light in the text.
private struct Looks {
    private var letters = 0
    private var flat = 0
    private var run = 0
    private var isHidden = false

    mutating func add(_ sign: Character, isFlat: Bool) {
        guard sign.isLetter || sign.isNumber else { return }
        letters += 1
        run = isFlat ? run + 1 : 0
        if isFlat { flat += 1 }
        // A narrow Latin letter may stand beside where it is looked for; a Chinese character may not.
        if isFlat, !sign.isASCII || run >= 2 { isHidden = true }
    }

    var areSeen: Bool { !isHidden && (letters == 0 || flat < letters) }
}
