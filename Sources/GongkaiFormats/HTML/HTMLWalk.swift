import CGumbo
import GongkaiCore

/// Walks a parsed page and gathers its blocks.
struct HTMLWalk {
    private var blocks: [DocumentBlock] = []
    private var text = LineCollector()
    private var depth = 0
    private var isVerbatim = false

    mutating func read(_ root: UnsafeMutablePointer<GumboNode>?) throws(DocumentFault) {
        guard let root = HTMLNode(root) else { return }
        try walk(root)
    }

    mutating func finish() -> [DocumentBlock] {
        endParagraph()
        return blocks
    }

    private mutating func walk(_ node: HTMLNode) throws(DocumentFault) {
        if let words = node.text {
            if isVerbatim { text.addVerbatim(words) } else { text.add(words) }
            return
        }
        guard let name = node.name, !Self.dropped.contains(name), !node.isHidden else { return }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw .tooLarge(.nesting(Self.maximumDepth)) }
        switch name {
        case "head":
            for child in node.children where child.name == "title" {
                try walkChildren(of: child)
                endParagraph()
            }
        case "br":
            text.endLine()
        case "table":
            endParagraph()
            if try contains("table", in: node) { try walkChildren(of: node) } else { try readTable(node) }
            endParagraph()
        case "pre", "listing", "xmp", "plaintext":
            endParagraph()
            isVerbatim = true
            try walkChildren(of: node)
            isVerbatim = false
            endParagraph()
        case _ where Self.inline.contains(name):
            try walkChildren(of: node)
        default:
            endParagraph()
            try walkChildren(of: node)
            endParagraph()
        }
    }

    private mutating func walkChildren(of node: HTMLNode) throws(DocumentFault) {
        for child in node.children { try walk(child) }
    }

    private mutating func endParagraph() {
        blocks += text.takeLines().map { .paragraph($0) }
    }

    private func contains(_ name: String, in node: HTMLNode, depth: Int = 0) throws(DocumentFault) -> Bool {
        guard depth <= Self.maximumDepth else { throw .tooLarge(.nesting(Self.maximumDepth)) }
        for child in node.children where child.name != nil {
            if child.name == name { return true }
            if try contains(name, in: child, depth: depth + 1) { return true }
        }
        return false
    }

    // MARK: Tables

    private mutating func readTable(_ table: HTMLNode) throws(DocumentFault) {
        var grid = TableGrid()
        for child in table.children where !child.isHidden {
            switch child.name {
            case "caption":
                try walkChildren(of: child)
                endParagraph()
            case "tr":
                try readRow(child, into: &grid)
            case "thead", "tbody", "tfoot":
                for row in child.children where row.name == "tr" && !row.isHidden { try readRow(row, into: &grid) }
                grid.endGroup()
            default:
                continue
            }
        }
        let rows = try grid.filled()
        guard let width = rows.first?.count, width > 0 else { return }
        if width == 1 {
            blocks += rows.flatMap { $0[0].split(separator: "\n") }.map { .paragraph(String($0)) }
        } else {
            blocks.append(.table(rows))
        }
    }

    private mutating func readRow(_ row: HTMLNode, into grid: inout TableGrid) throws(DocumentFault) {
        let cells = row.children.filter { ($0.name == "td" || $0.name == "th") && !$0.isHidden }
        guard !cells.isEmpty else { return }
        grid.beginRow()
        for cell in cells {
            var inside = HTMLWalk()
            inside.depth = depth
            try inside.walkChildren(of: cell)
            let lines = inside.finish().compactMap { if case .paragraph(let line) = $0 { line } else { nil } }
            try grid.add(
                lines.joined(separator: "\n"),
                rowSpan: Self.span(cell.attribute("rowspan")), columnSpan: Self.span(cell.attribute("colspan")))
        }
    }

    private static func span(_ text: String?) -> Int {
        guard let text else { return 1 }
        let digits = text.drop(while: \.isWhitespace).prefix { $0.isASCII && $0.isNumber }
        return Int(digits) ?? 1
    }

    private static let maximumDepth = 1_000
    private static let dropped: Set<String> = [
        "script", "style", "noscript", "template", "iframe", "object", "applet", "embed", "svg", "canvas", "audio", "video", "select",
        "datalist", "textarea", "noframes", "frameset",
    ]
    /// The empty name stands for elements HTML does not know, such as Word's `o:p`.
    private static let inline: Set<String> = [
        "", "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
        "input", "ins", "kbd", "label", "mark", "math", "meter", "nobr", "output", "progress", "q", "rb", "ruby", "s", "samp", "small",
        "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
}
