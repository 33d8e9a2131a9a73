/// What somebody has said about a thing: nothing yet, that there is none, or what it is. Blank, not applicable and zero are three values.
///
/// In JSON: the key is missing, `null`, or the value. In a cell: empty, `无`, or the text.
package enum Stated<Value: Sendable & Equatable & Codable>: Sendable, Equatable {
    case unsaid
    case notApplicable
    case given(Value)

    /// The value, where there is one.
    package var value: Value? {
        if case .given(let value) = self { value } else { nil }
    }

    package var isUnsaid: Bool { self == .unsaid }
}

extension Stated: Codable {
    /// Reads what is there: a value or `null`. Whether anything is there at all is known to the container.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = container.decodeNil() ? .notApplicable : .given(try container.decode(Value.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if case .given(let value) = self { try container.encode(value) } else { try container.encodeNil() }
    }
}

extension KeyedDecodingContainer {
    package func decode<Value>(_ type: Stated<Value>.Type, forKey key: Key) throws -> Stated<Value> {
        guard contains(key) else { return .unsaid }
        return try decodeNil(forKey: key) ? .notApplicable : .given(decode(Value.self, forKey: key))
    }
}

extension KeyedEncodingContainer {
    package mutating func encode<Value>(_ stated: Stated<Value>, forKey key: Key) throws {
        switch stated {
        case .unsaid: break
        case .notApplicable: try encodeNil(forKey: key)
        case .given(let value): try encode(value, forKey: key)
        }
    }
}
