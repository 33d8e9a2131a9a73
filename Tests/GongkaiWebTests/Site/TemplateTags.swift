import Foundation

/// One tag of a template, with what stands between a section's ends.
indirect enum TemplateTag: Equatable {
    /// `{{name}}`; raw is `{{{name}}}`.
    case value(String, isRaw: Bool)
    /// `{{#name}}…{{/name}}` and `{{^name}}…{{/name}}`.
    case section(String, isInverted: Bool, [TemplateTag])
    /// `{{>name}}`.
    case part(String)
    /// `{{<name}}…{{/name}}` and `{{$name}}…{{/name}}`.
    case layout(String, [TemplateTag])
    case block(String, [TemplateTag])
}

/// Reads the tags of a template, for the test that each of them is answered.
struct TemplateScanner {
    struct Broken: Error { let words: String }
    private var rest: Substring

    static func tags(of text: String) throws -> [TemplateTag] {
        var scanner = TemplateScanner(rest: text[...])
        return try scanner.tags(until: nil)
    }

    private mutating func tags(until end: String?) throws -> [TemplateTag] {
        var tags: [TemplateTag] = []
        while let open = rest.range(of: "{{") {
            let isRaw = rest[open.upperBound...].first == "{"
            guard let close = rest.range(of: isRaw ? "}}}" : "}}", range: open.upperBound..<rest.endIndex) else {
                throw Broken(words: "a tag is not closed")
            }
            let inner = rest[open.upperBound..<close.lowerBound].drop { $0 == "{" }.trimmingCharacters(in: .whitespaces)
            rest = rest[close.upperBound...]
            let name = inner.dropFirst().trimmingCharacters(in: .whitespaces)
            switch inner.first {
            case "#": tags.append(.section(name, isInverted: false, try self.tags(until: name)))
            case "^": tags.append(.section(name, isInverted: true, try self.tags(until: name)))
            case "<": tags.append(.layout(name, try self.tags(until: name)))
            case "$": tags.append(.block(name, try self.tags(until: name)))
            case ">": tags.append(.part(name))
            case "!": break
            case "/":
                guard name == end else { throw Broken(words: "{{/\(name)}} closes nothing") }
                return tags
            default: tags.append(.value(inner, isRaw: isRaw))
            }
        }
        guard end == nil else { throw Broken(words: "{{/\(end ?? "")}} is missing") }
        return tags
    }
}
