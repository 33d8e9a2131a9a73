/// A piece of XML to be written. Names are ours; everything else is escaped.
struct XMLPart: Sendable {
    private let write: @Sendable (inout String, Int) -> Void

    static func element(_ name: String, _ attributes: [(String, String)], _ children: [XMLPart])
        -> XMLPart
    {
        XMLPart { text, depth in
            text += indent(depth) + "<\(name)\(written(attributes))>\n"
            for child in children { child.write(&text, depth + 1) }
            text += indent(depth) + "</\(name)>\n"
        }
    }

    static func text(_ name: String, _ attributes: [(String, String)], _ content: String) -> XMLPart {
        XMLPart { text, depth in
            text += indent(depth) + "<\(name)\(written(attributes))>\(PlainText.xml(content))</\(name)>\n"
        }
    }

    static func element(_ name: String, _ children: [XMLPart]) -> XMLPart {
        element(name, [], children)
    }
    static func text(_ name: String, _ content: String) -> XMLPart { text(name, [], content) }

    static func empty(_ name: String, _ attributes: [(String, String)]) -> XMLPart {
        XMLPart { text, depth in text += indent(depth) + "<\(name)\(written(attributes))/>\n" }
    }

    /// The whole document with this as its root.
    func document() -> [UInt8] {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        write(&text, 0)
        return Array(text.utf8)
    }

    private static func written(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(PlainText.xml($0.1))\"" }.joined()
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}
