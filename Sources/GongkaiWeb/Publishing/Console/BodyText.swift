import GongkaiFormats

/// The text of an article as the plain field of the form holds it: HTML, or paragraphs where nothing but paragraphs is in it.
enum BodyText {
    /// What was typed or pasted as HTML. Plain text becomes paragraphs, one for each line.
    static func html(_ typed: String) -> String {
        if isHTML(typed) { return typed }
        return typed.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
            .map { "<p>\(SafeHTML.escaped(String($0)))</p>" }.joined(separator: "\n")
    }

    /// For the field, from cleaned HTML.
    static func editable(_ html: String) -> String {
        let lines = html.split(separator: "\n")
        let plain = lines.compactMap { line -> String? in
            guard line.hasPrefix("<p>"), line.hasSuffix("</p>") else { return nil }
            let inner = line.dropFirst(3).dropLast(4)
            return inner.contains("<") ? nil : unescaped(String(inner))
        }
        let text = plain.joined(separator: "\n\n")
        return plain.count == lines.count && !isHTML(text) ? text : html
    }

    /// Whether a browser would see a tag in it: 温度<5℃ has none.
    static func isHTML(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.dropLast().contains { index in
            guard bytes[index] == UInt8(ascii: "<") else { return false }
            let next = bytes[index + 1]
            return next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || (next | 0x20 >= 0x61 && next | 0x20 <= 0x7A)
        }
    }

    private static func unescaped(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{A0}"), ("&amp;", "&")]
            .reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
