/// Which articles fulfil a duty, and what is expected of it where the office says nothing else. The list is data.
package struct DutySource: Sendable, Equatable, Decodable {
    /// Code of the duty.
    package let duty: String
    /// Kinds of article that fulfil it.
    package let kinds: [String]
    /// Or a title with one of these words.
    package let words: [String]
    /// Days within which something new is expected.
    package let intervalDays: Int?
    /// Whether it falls to every body it binds; other duties fall to those that the office names.
    package let isCommon: Bool

    private enum CodingKeys: String, CodingKey { case duty, kinds, words, intervalDays, isCommon }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        duty = try container.decode(String.self, forKey: .duty)
        kinds = try container.decode([String].self, forKey: .kinds)
        words = try container.decode([String].self, forKey: .words)
        intervalDays = try container.decodeIfPresent(Int.self, forKey: .intervalDays)
        isCommon = try container.decodeIfPresent(Bool.self, forKey: .isCommon) ?? false
    }

    package static let all: [DutySource] = shipped(PackageResources.duty_sources_json, named: "duty-sources.json")

    /// Nil for a code the program does not know.
    package static func of(_ duty: String) -> DutySource? { all.first { $0.duty == duty } }

    /// Whether an article of this kind and title fulfils the duty.
    package func isFulfilled(byKind kind: String, title: String) -> Bool {
        kinds.contains(kind) || words.contains { title.contains($0) }
    }
}
