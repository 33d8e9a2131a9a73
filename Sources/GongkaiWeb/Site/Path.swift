/// An address of the site as a pattern, such as `/console/registers/{register}`. Every address is spelled once, in the `Routes` of its feature.
struct Route: Sendable, Hashable {
    let pattern: String

    init(_ pattern: String) {
        self.pattern = pattern
    }

    /// The address with values for the placeholders, in order. A wrong number of values stops the program: it is a slip of ours.
    func path(_ values: String...) -> Path {
        var rest = values[...]
        let segments = pattern.split(separator: "/", omittingEmptySubsequences: true).map { segment -> String in
            guard let open = segment.firstIndex(of: "{"), let close = segment.firstIndex(of: "}") else { return String(segment) }
            guard let value = rest.popFirst() else { preconditionFailure("\(pattern) needs more values") }
            return segment[..<open] + Path.encoded(value) + segment[segment.index(after: close)...]
        }
        precondition(rest.isEmpty, "\(pattern) takes fewer values")
        return Path(text: "/" + segments.joined(separator: "/"))
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
        var result = ""
        for byte in value.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = Array("0123456789ABCDEF")
                result.append("%")
                result.append(digits[Int(byte >> 4)])
                result.append(digits[Int(byte & 15)])
            }
        }
        return result
    }
}
