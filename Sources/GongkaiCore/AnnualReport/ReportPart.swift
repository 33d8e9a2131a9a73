/// A heading of the report with the words below it.
package struct ReportPart: Sendable {
    /// `1`, `1.1`, `2` …
    package let id: String
    package let heading: String
    /// Ids of the tables printed in this part.
    package let tables: [String]
    /// Whether words must stand here for the report to be complete (check Y13; in the 2014 form, what article 32 of the 2007 regulation asks for).
    package let isRequired: Bool
    /// What to write here, for the drafter.
    package let hint: String?
}

extension ReportPart: Decodable {
    private enum Key: String, CodingKey { case id, heading, tables, isRequired, hint }

    package init(from decoder: any Decoder) throws {
        let part = try decoder.container(keyedBy: Key.self)
        id = try part.decode(String.self, forKey: .id)
        heading = try part.decode(String.self, forKey: .heading)
        tables = try part.decodeIfPresent([String].self, forKey: .tables) ?? []
        isRequired = try part.decodeIfPresent(Bool.self, forKey: .isRequired) ?? false
        hint = try part.decodeIfPresent(String.self, forKey: .hint)
    }
}
