/// One thing the regulation demands be public, with the time it was in force and the bodies it binds. The list is data.
package struct DisclosureDuty: Sendable, Equatable, Decodable {
    package let code: String
    /// As the regulation words it.
    package let words: String
    package let article: String
    package let kinds: [Agency.Kind]
    package let from: Day
    /// The last day in force; nil while it is.
    package let to: Day?

    /// Whether it binds a body of this kind on a day.
    package func binds(_ kind: Agency.Kind, on day: Day) -> Bool { kinds.contains(kind) && from <= day && day <= to ?? day }

    package static let all: [DisclosureDuty] = shipped(PackageResources.disclosure_duties_json, named: "disclosure-duties.json")

    /// The duties of a body of this kind on a day, in the order of the regulation.
    package static func duties(of kind: Agency.Kind, on day: Day) -> [DisclosureDuty] { all.filter { $0.binds(kind, on: day) } }

    /// Nil for a code the program does not know.
    package static func code(_ code: String) -> DisclosureDuty? { all.first { $0.code == code } }
}

extension Agency.Kind: Decodable {}
