/// The words of a page with their places, as `pdftotext -bbox` gives them.
struct PDFPage {
    struct Word {
        let text: String
        let left: Double
        let top: Double
        let right: Double
        let bottom: Double
    }
    let width: Double
    let height: Double
    var words: [Word] = []

    static func read(_ output: [UInt8]) throws(DocumentFault) -> [PDFPage] {
        // The head holds a document type and the title, neither of which is for us.
        let start = Array("<doc>".utf8)
        guard let from = output.indices.first(where: { output[$0] == 0x3C && output[$0...].starts(with: start) }) else { return [] }
        let end = Array("</doc>".utf8)
        guard let to = output.indices.reversed().first(where: { output[$0] == 0x3C && output[$0...].starts(with: end) }), to > from else {
            return []
        }
        // Control characters of odd fonts come through as they are.
        var xml = try XMLReader(output[from..<(to + end.count)].map { $0 < 0x20 && $0 != 0x0A ? 0x20 : $0 }, part: "PDF")
        var pages: [PDFPage] = []
        while true {
            switch try xml.next() {
            case .start("page"):
                let size: (String) -> Double = { xml.attribute($0).flatMap { Double($0) } ?? 0 }
                pages.append(PDFPage(width: size("width"), height: size("height")))
            case .start("word"):
                let place: (String) -> Double = { xml.attribute($0).flatMap { Double($0) } ?? 0 }
                let (left, top, right, bottom) = (place("xMin"), place("yMin"), place("xMax"), place("yMax"))
                let text = try xml.elementText()
                if !pages.isEmpty {
                    pages[pages.count - 1].words.append(Word(text: text, left: left, top: top, right: right, bottom: bottom))
                }
            case .finished: return pages
            default: continue
            }
        }
    }

    /// Words, or parts of them, where the painted page shows one flat tone: under a box, white on white, beside the page.
    ///
    /// A word's box is cut into its characters, for a name may be covered in the middle of a line without spaces. Only the middle of
    /// each is looked at, so that the rim of a box that is a little too small does not count as ink.
    func unseen(in picture: GrayPicture) -> [String] {
        guard width > 0, height > 0 else { return [] }
        // The sides are those of the sheet as it lies in the file; words and picture are those of the page as it is turned to be read.
        let isTurned = (width > height) != (picture.width > picture.height)
        let scale = (
            x: Double(picture.width) / (isTurned ? height : width), y: Double(picture.height) / (isTurned ? width : height)
        )
        return words.flatMap { word -> [String] in
            var parts: [String] = []
            var current = ""
            var hasInk = false
            for cell in word.cells {
                let isFlat = picture.isFlat(
                    left: cell.left * scale.x, top: cell.top * scale.y, right: cell.right * scale.x, bottom: cell.bottom * scale.y)
                if isFlat {
                    current.append(cell.sign)
                } else {
                    hasInk = true
                    parts.append(current)
                    current = ""
                }
            }
            parts.append(current)
            // Points and dashes leave no ink in the middle; of a word that is seen only stretches of it count.
            return parts.filter { part in
                let letters = part.filter { $0.isLetter || $0.isNumber }.count
                return hasInk ? letters >= 2 && part.count >= 2 : letters >= 1
            }
        }
    }
}

extension PDFPage.Word {
    /// Whether it runs downwards.
    var isVertical: Bool { text.count > 1 && bottom - top > 1.5 * (right - left) }

    /// The middle of a character, where its ink is, without the rim.
    struct Cell {
        let sign: Character
        let left: Double
        let top: Double
        let right: Double
        let bottom: Double
    }

    /// A Latin letter is taken for half as wide as a Chinese character.
    var cells: [Cell] {
        let isVertical = isVertical
        let weights = text.map { $0.isASCII ? 0.5 : 1.0 }
        let total = weights.reduce(0, +)
        let (wide, high) = (right - left, bottom - top)
        var position = 0.0
        var cells: [Cell] = []
        for (sign, weight) in zip(text, weights) {
            let (from, to) = (position / total, (position + weight) / total)
            position += weight
            cells.append(
                isVertical
                    ? Cell(sign: sign, left: left + wide * 0.2, top: top + high * from, right: right - wide * 0.2, bottom: top + high * to)
                    : Cell(sign: sign, left: left + wide * from, top: top + high * 0.25, right: left + wide * to, bottom: top + high * 0.8))
        }
        return cells
    }
}
