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

/// The signs of a page in reading order, each with its place.
private struct SearchedPage {
    private var signs: [Character] = []
    private var cells: [(word: Int, area: Area)] = []

    init(_ words: [PDFPage.Word]) {
        for (index, word) in words.enumerated() {
            for cell in word.cells {
                for sign in RedactedText.folded(String(cell.sign)) {
                    signs.append(sign)
                    cells.append((index, Area(cell, of: word)))
                }
            }
        }
    }

    /// For each place the areas it fills: one a word, since a word may stand at the end of one line and the beginning of the next.
    func places(of text: String) -> [[Area]] {
        let wanted = Array(text)
        guard wanted.count >= RedactedText.shortest, signs.count >= wanted.count else { return [] }
        var found: [[Area]] = [], start = 0
        while start + wanted.count <= signs.count {
            guard signs[start] == wanted[0], signs[start..<start + wanted.count].elementsEqual(wanted) else {
                start += 1
                continue
            }
            var areas: [(word: Int, area: Area)] = []
            for (word, area) in cells[start..<start + wanted.count] {
                if let last = areas.last, last.word == word {
                    areas[areas.count - 1].area.take(area)
                } else {
                    areas.append((word, area))
                }
            }
            found.append(areas.map(\.area))
            start += wanted.count
        }
        return found
    }
}

/// Part of a word, as high as the word.
private struct Area {
    private var left, top, right, bottom: Double

    init(_ cell: PDFPage.Word.Cell, of word: PDFPage.Word) {
        if word.isVertical {
            (left, top, right, bottom) = (word.left, cell.top, word.right, cell.bottom)
        } else {
            (left, top, right, bottom) = (cell.left, word.top, cell.right, word.bottom)
        }
    }

    mutating func take(_ other: Area) {
        (left, top) = (min(left, other.left), min(top, other.top))
        (right, bottom) = (max(right, other.right), max(bottom, other.bottom))
    }

    /// A little longer than the signs: their places inside a word are estimated.
    func box(on page: Int, of sheet: RedactionSource.Sheet, _ ground: RedactionGround) -> RedactionBox {
        let isVertical = bottom - top > 1.5 * (right - left), rim = 0.15 * min(right - left, bottom - top)
        let (across, down) = isVertical ? (0, rim) : (rim, 0)
        let edge: (Double) -> Double = { min(max($0, 0), 1) }
        let x = edge((left - across) / Double(sheet.width)), y = edge((top - down) / Double(sheet.height))
        return RedactionBox(
            page: page, left: x, top: y, width: max(0.0005, edge((right + across) / Double(sheet.width)) - x),
            height: max(0.0005, edge((bottom + down) / Double(sheet.height)) - y), ground: ground)
    }
}
