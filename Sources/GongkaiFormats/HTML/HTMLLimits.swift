/// Refuses pages that are made to exhaust a parser, before it sees them.
///
/// The tree builder reopens every unclosed `<b>`, `<font>` … in each following block, so few kilobytes can ask for gigabytes; and
/// its tree is freed by recursion. Both are bounded by counting what each name opens and closes.
enum HTMLLimits {
    static let bytes = 10 * 1_048_576
    private static let nesting = 5_000
    private static let reopened = 3_000_000

    /// Returns a bound for how deep elements of the page are nested; nil where only a deep stack will do.
    @discardableResult
    static func check(_ text: [UInt8]) throws(DocumentFault) -> Int? {
        var deepest = 0, isForeign = false
        var open: [String: Int] = [:]
        var depth = 0
        var unclosedFormatting = 0
        var reopenings = 0
        var at = 0
        while at + 1 < text.count {
            guard text[at] == 0x3C else {
                at += 1
                continue
            }
            let isEnd = text[at + 1] == 0x2F
            let start = at + (isEnd ? 2 : 1)
            var end = start
            while end < text.count, isNameByte(text[end]), end - start < 20 { end += 1 }
            at = max(end, at + 1)
            guard end > start else { continue }
            let name = String(decoding: text[start..<end], as: UTF8.self).lowercased()
            guard !unnested.contains(name) else {
                reopenings += unclosedFormatting
                continue
            }
            let before = open[name, default: 0]
            let now = max(0, before + (isEnd ? -1 : 1))
            open[name] = now
            depth += now - before
            deepest = max(deepest, depth)
            // In drawings and formulas nothing closes by itself.
            if name == "svg" || name == "math" { isForeign = true }
            if formatting.contains(name) { unclosedFormatting += now - before } else { reopenings += unclosedFormatting }
            if depth > nesting || reopenings > reopened { throw .tooLarge(.nesting(nesting)) }
        }
        // Between two that are counted stand at most four that are not: rows and cells, items of lists.
        return isForeign ? nil : 5 * deepest + 10
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x3A || byte == 0x2D
    }

    /// Elements that are empty or that the next of their kind closes.
    private static let unnested: Set<String> = [
        "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param",
        "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
    ]
    private static let formatting: Set<String> = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    ]
}
