import GongkaiCore

/// Part of a word, as high as the word and surely as long as its signs.
///
/// How wide each sign of a word is, nobody says: a digit beside Chinese characters may have half of their width or two thirds. So both ends
/// are taken as far outside as they can lie. A neighbour may be covered with them; a part of what must go never stays.
struct SignReach {
    let left, top, right, bottom: Double
    private let isVertical: Bool

    init(_ signs: ClosedRange<Int>, of word: PDFPage.Word) {
        let widths = word.text.map(SignWidth.init)
        let before = widths[..<signs.lowerBound].total, own = widths[signs].total, after = widths[(signs.upperBound + 1)...].total
        let start = before.least / max(before.least + own.most + after.most, 0.01)
        let end = 1 - after.least / max(after.least + own.most + before.most, 0.01)
        isVertical = word.isVertical
        let (wide, high) = (word.right - word.left, word.bottom - word.top)
        if isVertical {
            (left, right) = (word.left, word.right)
            (top, bottom) = (word.top + high * start, word.top + high * end)
        } else {
            (left, right) = (word.left + wide * start, word.left + wide * end)
            (top, bottom) = (word.top, word.bottom)
        }
    }

    func box(on page: Int, of sheet: RedactionSource.Sheet, _ ground: RedactionGround) -> RedactionBox {
        let rim = 0.1 * (isVertical ? right - left : bottom - top)
        let (across, down) = isVertical ? (0, rim) : (rim, 0)
        let edge: (Double) -> Double = { min(max($0, 0), 1) }
        let x = edge((left - across) / Double(sheet.width)), y = edge((top - down) / Double(sheet.height))
        return RedactionBox(
            page: page, left: x, top: y, width: max(0.0005, edge((right + across) / Double(sheet.width)) - x),
            height: max(0.0005, edge((bottom + down) / Double(sheet.height)) - y), ground: ground)
    }
}

/// Between what bounds the width of a sign lies, in widths of a Chinese character, over the fonts in use.
private struct SignWidth {
    var least: Double
    var most: Double

    init(_ sign: Character) {
        (least, most) =
            if !sign.isASCII {
                // Punctuation is set narrow in some fonts.
                sign.isLetter && sign.unicodeScalars.allSatisfy { $0.value >= 0x2E80 } ? (0.95, 1.05) : (0.2, 1.05)
            } else if sign.isNumber {
                (0.45, 0.65)
            } else if sign.isUppercase {
                (0.25, 1)
            } else if sign.isLetter {
                (0.2, 0.9)
            } else {
                (0.2, 0.65)
            }
    }

    init(least: Double, most: Double) {
        (self.least, self.most) = (least, most)
    }
}

extension ArraySlice<SignWidth> {
    fileprivate var total: SignWidth {
        reduce(into: SignWidth(least: 0, most: 0)) { sum, width in
            sum.least += width.least
            sum.most += width.most
        }
    }
}
