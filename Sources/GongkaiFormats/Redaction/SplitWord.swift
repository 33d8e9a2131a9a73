/// A line of Chinese has no spaces: what comes as one word is a whole clause, and a box on a name in it would take the clause out of the text.
/// So a word that a box touches is cut there, and what is surely beside the box stays to be found.
///
/// Chinese characters are cut one by one. Latin letters and digits that stand together are one word and stay or go together: half a number is a
/// hint. Where a sign lies is known only between bounds (``SignReach``), and what may reach under a box goes.
enum SplitWord {
    static func pieces(of word: PDFPage.Word, _ boxes: [RedactedWords.Box]) -> [PDFPage.Word] {
        guard touches(boxes, word.left, word.top, word.right, word.bottom) else { return [word] }
        let atoms = atoms(of: word.text), shares = shares(of: word.text)
        guard atoms.count > 1 else { return [word] }
        var runs: [(signs: ClosedRange<Int>, isTouched: Bool)] = []
        for atom in atoms {
            let reach = SignReach(atom, of: word)
            let isTouched = touches(boxes, reach.left, reach.top, reach.right, reach.bottom)
            if let last = runs.last, last.isTouched == isTouched {
                runs[runs.count - 1].signs = last.signs.lowerBound...atom.upperBound
            } else {
                runs.append((atom, isTouched))
            }
        }
        let signs = Array(word.text), (wide, high) = (word.right - word.left, word.bottom - word.top)
        return runs.map { run in
            let text = String(signs[run.signs]), from = shares[run.signs.lowerBound], to = shares[run.signs.upperBound + 1]
            return word.isVertical
                ? PDFPage.Word(text: text, left: word.left, top: word.top + high * from, right: word.right, bottom: word.top + high * to)
                : PDFPage.Word(text: text, left: word.left + wide * from, top: word.top, right: word.left + wide * to, bottom: word.bottom)
        }
    }

    private static func touches(_ boxes: [RedactedWords.Box], _ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> Bool {
        boxes.contains { $0.place.touches(left: left, top: top, right: right, bottom: bottom) }
    }

    /// Characters by themselves, and what stands together of others, by their places in the word.
    private static func atoms(of text: String) -> [ClosedRange<Int>] {
        var atoms: [ClosedRange<Int>] = [], wasWide = true
        for (index, sign) in text.enumerated() {
            let isWide = isWide(sign)
            if let last = atoms.last, !wasWide, !isWide {
                atoms[atoms.count - 1] = last.lowerBound...index
            } else {
                atoms.append(index...index)
            }
            wasWide = isWide
        }
        return atoms
    }

    /// Where each sign most likely begins, and the last one ends, from 0 to 1: as ``PDFPage/Word/cells`` reckons.
    private static func shares(of text: String) -> [Double] {
        let weights = text.map { $0.isASCII ? 0.5 : 1.0 }, total = max(weights.reduce(0, +), 0.01)
        return weights.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1 / total) }
    }

    /// A Chinese character, or a mark as wide as one.
    static func isWide(_ sign: Character) -> Bool {
        sign.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x3000...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40,
                0xFF5B...0xFF65, 0x20000...0x3FFFF:
                true
            default: false
            }
        }
    }
}
