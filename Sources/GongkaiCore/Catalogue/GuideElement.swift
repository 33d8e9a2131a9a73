/// Something the disclosure guide must or should say, with the time that was so. The list is data.
package struct GuideElement: Sendable, Equatable, Decodable {
    package let code: String
    package let label: String
    /// Demanded by the regulation; the others are good practice.
    package let isRequired: Bool
    /// First and last day of the demand; nil for always.
    package let from: Day?
    package let to: Day?

    package static let all: [GuideElement] = shipped(PackageResources.guide_elements_json, named: "guide-elements.json")

    /// The elements of a guide published on a day.
    package static func elements(on day: Day) -> [GuideElement] {
        all.filter { $0.from ?? day <= day && day <= $0.to ?? day }
    }
}
