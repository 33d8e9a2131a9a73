import Foundation

/// A JSON document put together by hand, where its keys are not the fields of one type.
package indirect enum JSONValue: Sendable, Equatable, ExpressibleByStringLiteral,
    ExpressibleByDictionaryLiteral
{
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSONValue])
    case object([String: JSONValue])

    package init(stringLiteral text: String) { self = .text(text) }

    package init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(Dictionary(members, uniquingKeysWith: { $1 }))
    }

    /// An object without the members that are absent.
    package static func members(_ members: [String: JSONValue?]) -> JSONValue {
        .object(members.compactMapValues { $0 })
    }

    package static func texts(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }

    /// Keys in order: the same value always gives the same bytes.
    package func bytes() -> [UInt8] {
        var writer = JSONWriter(isPretty: true)
        writer.write(self)
        return writer.bytes + [0x0A]
    }

    /// The same in one line, without the line end: an entry of a long list.
    package func line() -> [UInt8] {
        var writer = JSONWriter(isPretty: false)
        writer.write(self)
        return writer.bytes
    }

    /// For a `<script type="application/ld+json">`: nothing in it can end the element or open a comment.
    package func scriptText() -> String {
        var writer = JSONWriter(isPretty: false, isForScript: true)
        writer.write(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
