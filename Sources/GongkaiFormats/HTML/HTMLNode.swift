import CGumbo

/// What the walk asks of a parsed node. Valid as long as the parser's output it points into.
struct HTMLNode {
    private let node: UnsafeMutablePointer<GumboNode>

    init?(_ node: UnsafeMutablePointer<GumboNode>?) {
        guard let node else { return nil }
        self.node = node
    }

    /// The text of a text node.
    var text: String? {
        switch node.pointee.type {
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA: String(cString: node.pointee.v.text.text)
        default: nil
        }
    }

    /// The element's name in small letters; empty for elements HTML does not know; nil for what is no element.
    var name: String? {
        switch node.pointee.type {
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE: String(cString: gumbo_normalized_tagname(node.pointee.v.element.tag))
        default: nil
        }
    }

    /// Part of a drawing or a formula, to which other rules apply than to HTML.
    var isForeign: Bool { name != nil && node.pointee.v.element.tag_namespace != GUMBO_NAMESPACE_HTML }

    /// The element's name as the page writes it, in small letters: `o:p`. Empty for an element that only the parser put in.
    var writtenName: String {
        guard name != nil else { return "" }
        var piece = node.pointee.v.element.original_tag
        guard piece.data != nil, piece.length > 0 else { return "" }
        gumbo_tag_from_original_text(&piece)
        guard let start = piece.data else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: start, count: Int(piece.length)), as: UTF8.self).lowercased()
    }

    var children: [HTMLNode] {
        guard name != nil else { return [] }
        let vector = node.pointee.v.element.children
        return (0..<Int(vector.length)).compactMap { index in
            HTMLNode(vector.data[index]?.assumingMemoryBound(to: GumboNode.self))
        }
    }

    func attribute(_ name: String) -> String? {
        guard self.name != nil else { return nil }
        return withUnsafePointer(to: &node.pointee.v.element.attributes) { attributes in
            gumbo_get_attribute(attributes, name).map { String(cString: $0.pointee.value) }
        }
    }

    /// Not shown by a browser, as far as the element itself says.
    var isHidden: Bool {
        if attribute("hidden") != nil { return true }
        guard let style = attribute("style") else { return false }
        return style.lowercased().filter { !$0.isWhitespace }.split(separator: ";").contains { $0.hasPrefix("display:none") }
    }
}
