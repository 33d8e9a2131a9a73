/// A cell of a line of text.
struct LineCell: Sendable {
    let text: Glyphs
    let content: CellText
    /// In scalars from the start of the line.
    let start: Int
    let end: Int
}

extension ReportLine {
    /// The line cut at tabs and at two or more blanks; numbers at the end that one blank separates are cells of their own.
    var cells: [LineCell] {
        var result: [LineCell] = []
        var start = 0
        var index = 0
        let hasTab = text.scalars.contains("\t")
        func close(_ end: Int) {
            let piece = CellText.trimmed(text[start..<end])
            if piece.isEmpty, !hasTab { return }
            var offset = start
            while offset < end, text[offset].isBlank { offset += 1 }
            result += LineCell.splitNumbers(piece, at: offset)
        }
        while index < text.count {
            if text[index] == "\t" {
                close(index)
                start = index + 1
            } else if text[index].isBlank, !hasTab, index + 1 < text.count, text[index + 1].isBlank {
                if index > start { close(index) }
                while index + 1 < text.count, text[index + 1].isBlank { index += 1 }
                start = index + 1
            }
            index += 1
        }
        close(text.count)
        return result
    }
}

extension LineCell {
    /// `1.属于国家秘密 2 0 0` is a label and three values.
    fileprivate static func splitNumbers(_ piece: Glyphs, at offset: Int) -> [LineCell] {
        let whole = CellText.read(piece)
        guard whole == .label else { return [LineCell(text: piece, content: whole, start: offset, end: offset + piece.count)] }
        var end = piece.count
        var values: [LineCell] = []
        while let blank = piece.last(" ", in: 0..<end) {
            let token = piece[blank + 1..<end]
            let content = CellText.read(token)
            guard content != .label, content != .empty else { break }
            values.append(LineCell(text: token, content: content, start: offset + blank + 1, end: offset + end))
            end = blank
            while end > 0, piece[end - 1].isBlank { end -= 1 }
        }
        let rest = piece[0..<end]
        guard !rest.isEmpty else { return values.reversed() }
        return [LineCell(text: rest, content: CellText.read(rest), start: offset, end: offset + end)] + values.reversed()
    }
}
