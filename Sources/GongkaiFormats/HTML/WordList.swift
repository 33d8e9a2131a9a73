/// Lists as Word and WPS paste them: paragraphs that carry a level, with the number or bullet written before their text.
enum WordList {
    /// Bullets and plain numbers become items. Numbers that HTML cannot print (一、（一）(1)) stay as text before the paragraph,
    /// for in an official document the number is part of the wording; below an item they are items all the same.
    static func item(level: Int, marker: String, _ runs: [CleanRun]) -> CleanBlock {
        let marker = marker.trimmingSpaces
        // Bullets of Word's symbol fonts arrive as letters: l, n, Ø, ü.
        let isOneSign = marker.unicodeScalars.count <= 1
        if isOneSign, !marker.unicodeScalars.contains(where: { (0x30...0x39).contains($0.value) || (0x3400...0x9FFF).contains($0.value) }) {
            return .item(level: level, start: nil, isWritten: false, runs)
        }
        let digits = marker.prefix { $0.isASCII && $0.isNumber }
        if let number = Int(digits), number <= 9_999, [".", "．", "、", ")", "）", ""].contains(marker.dropFirst(digits.count)) {
            return .item(level: level, start: number, isWritten: false, runs)
        }
        return .item(level: level, start: nil, isWritten: true, labelled(marker, runs))
    }

    static func labelled(_ marker: String, _ runs: [CleanRun]) -> [CleanRun] {
        guard let first = runs.first, case .text(let text) = first.content else {
            return [CleanRun(content: .text(marker), look: CleanLook())] + runs
        }
        let needsSpace = marker.last.map { $0.isASCII } ?? false
        return [CleanRun(content: .text(marker + (needsSpace ? " " : "") + text), look: first.look)] + runs.dropFirst()
    }

    private struct Item {
        let level: Int
        let start: Int?
        let isWritten: Bool
        let runs: [CleanRun]
    }

    /// Consecutive items as lists inside each other; everything else as it is.
    static func grouped(_ blocks: [CleanBlock]) -> [CleanBlock] {
        var result: [CleanBlock] = []
        var items: [Item] = []
        for block in blocks {
            if case .item(let level, let start, let isWritten, let runs) = block,
                !isWritten || (items.first.map { $0.level < level } ?? false)
            {
                items.append(Item(level: level, start: start, isWritten: isWritten, runs: runs))
            } else {
                result += lists(items[...])
                items = []
                result.append(block.asParagraph)
            }
        }
        return result + lists(items[...])
    }

    private static func lists(_ items: ArraySlice<Item>) -> [CleanBlock] {
        var result: [CleanBlock] = []
        var list = CleanList(start: nil, items: [])
        var rest = items
        guard let level = items.first?.level else { return [] }
        while let item = rest.popFirst() {
            let inner = rest.prefix { $0.level > level }
            rest = rest.dropFirst(inner.count)
            if !list.items.isEmpty, (list.start == nil) != (item.start == nil) || list.isWritten != item.isWritten {
                result.append(.list(list))
                list.items = []
            }
            if list.items.isEmpty { (list.start, list.isWritten) = (item.start, item.isWritten) }
            list.items.append([.paragraph(item.runs)] + lists(inner))
        }
        return result + [.list(list)]
    }
}

extension CleanBlock {
    /// An item whose number stands in its words, and that stands below no other, is a paragraph.
    fileprivate var asParagraph: CleanBlock { if case .item(_, _, _, let runs) = self { .paragraph(runs) } else { self } }
}
