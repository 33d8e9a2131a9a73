/// An address of the site as a pattern, such as `/console/registers/{register}`. Every address is spelled once, in the `Routes` of its feature.
struct Route: Sendable, Hashable {
    let pattern: String
    /// The pattern around its placeholders: one text more than there are placeholders.
    private let texts: [String]

    init(_ pattern: String) {
        self.pattern = pattern
        var texts = [""]
        for character in pattern {
            switch character {
            case "{": texts.append("{")
            case "}": texts[texts.count - 1] = ""
            default: if texts[texts.count - 1] != "{" { texts[texts.count - 1].append(character) }
            }
        }
        self.texts = texts
    }

    /// The address with values for the placeholders, in order. A wrong number of values stops the program: it is a slip of ours.
    func path(_ values: String...) -> Path {
        precondition(values.count == texts.count - 1, "\(pattern) takes \(texts.count - 1) values")
        var text = texts[0]
        for (value, rest) in zip(values, texts.dropFirst()) { text += Path.encoded(value) + rest }
        return Path(text: text)
    }
}

/// An address within the site, ready to be put into a link.
struct Path: Sendable, Hashable {
    let text: String

    init(text: String) {
        self.text = text
    }

    /// Adds a query. Pairs with an empty value are left out, so that addresses stay short.
    func query(_ pairs: [(String, String)]) -> Path {
        let kept = pairs.filter { !$0.1.isEmpty }.map { "\(Path.encoded($0.0))=\(Path.encoded($0.1))" }
        return kept.isEmpty ? self : Path(text: text + "?" + kept.joined(separator: "&"))
    }

    /// A place to return to that came from a visitor: kept only if it lies within this site.
    static func local(_ text: String?) -> Path? {
        guard let text, text.first == "/", !text.hasPrefix("//"), !text.contains("\\"),
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
        else { return nil }
        return Path(text: text)
    }

    static func encoded(_ value: String) -> String {
        var result: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
            default: result += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }
}
