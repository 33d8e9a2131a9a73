/// Reads the text of a template. A tag of structure that stands alone on its line takes the line with it.
struct TemplateParser {
    private let text: [UInt8]
    private let template: String
    private var at = 0
    /// Where the text begins that no node holds yet.
    private var from = 0

    private init(_ text: String, of template: String) {
        self.text = Array(text.utf8)
        self.template = template
    }

    static func nodes(of text: String, named template: String) throws(TemplateFault) -> [TemplateNode] {
        var parser = TemplateParser(text, of: template)
        return try parser.nodes(until: nil)
    }

    private struct Tag {
        /// The sign after the braces; nil for a value.
        let sign: UInt8?
        let name: String
        let start: Int
        let end: Int
    }

    private mutating func nodes(until end: String?) throws(TemplateFault) -> [TemplateNode] {
        var nodes: [TemplateNode] = []
        while let tag = try nextTag() {
            let isAlone = tag.sign != nil && tag.sign != UInt8(ascii: "{")
            let line = isAlone ? ownLine(tag) : nil
            let start = line?.lowerBound ?? tag.start
            if start > from { nodes.append(.text(String(decoding: text[from..<start], as: UTF8.self))) }
            at = line?.upperBound ?? tag.end
            from = at
            switch tag.sign {
            case nil: nodes.append(.value(name: tag.name, isRaw: false))
            case UInt8(ascii: "{"): nodes.append(.value(name: tag.name, isRaw: true))
            case UInt8(ascii: "#"): nodes.append(.section(name: tag.name, isInverted: false, try self.nodes(until: tag.name)))
            case UInt8(ascii: "^"): nodes.append(.section(name: tag.name, isInverted: true, try self.nodes(until: tag.name)))
            case UInt8(ascii: ">"): nodes.append(.part(tag.name))
            case UInt8(ascii: "<"): nodes.append(.layout(tag.name, try self.nodes(until: tag.name)))
            case UInt8(ascii: "$"): nodes.append(.block(tag.name, try self.nodes(until: tag.name)))
            case UInt8(ascii: "/"):
                guard tag.name == end else { throw fault("{{/\(tag.name)}} closes what is not open") }
                return nodes
            default: break
            }
        }
        if let end { throw fault("{{/\(end)}} is missing") }
        if from < text.count { nodes.append(.text(String(decoding: text[from...], as: UTF8.self))) }
        return nodes
    }

    private mutating func nextTag() throws(TemplateFault) -> Tag? {
        while at + 1 < text.count, !(text[at] == UInt8(ascii: "{") && text[at + 1] == UInt8(ascii: "{")) { at += 1 }
        guard at + 1 < text.count else { return nil }
        let start = at
        var inner = start + 2
        let isSign = inner < text.count && Self.signs.contains(text[inner])
        let sign = isSign ? text[inner] : nil
        if isSign { inner += 1 }
        let closing = sign == UInt8(ascii: "{") ? 3 : 2
        var end = inner
        while end < text.count, text[end] != UInt8(ascii: "}") { end += 1 }
        guard end + closing <= text.count, text[end..<(end + closing)].allSatisfy({ $0 == UInt8(ascii: "}") }) else {
            throw fault("a tag is not closed")
        }
        let name = String(decoding: text[inner..<end], as: UTF8.self)
        guard sign == UInt8(ascii: "!") || (!name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 }) else {
            throw fault("{{\(name)}} is no name")
        }
        return Tag(sign: sign, name: name, start: start, end: end + closing)
    }

    /// The line around a tag where nothing else stands on it.
    private func ownLine(_ tag: Tag) -> Range<Int>? {
        var start = tag.start, end = tag.end
        while start > 0, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
        guard start == 0 || text[start - 1] == 0x0A else { return nil }
        while end < text.count, text[end] == 0x20 || text[end] == 0x09 { end += 1 }
        if end == text.count { return start..<end }
        return text[end] == 0x0A ? start..<(end + 1) : nil
    }

    private func fault(_ words: String) -> TemplateFault { TemplateFault(description: "\(template): \(words)") }

    private static let signs = Set("#^>/<$!{".utf8)
}
