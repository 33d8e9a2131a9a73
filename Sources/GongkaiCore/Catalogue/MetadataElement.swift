/// One of the fourteen core elements that describe an item (国办秘函〔2009〕6号). The table is data.
package struct MetadataElement: Sendable, Equatable, Decodable {
    /// Codes of the guide.
    package enum Name: String, Sendable, CaseIterable, Decodable {
        case identifier = "Identifier"
        case title = "Title"
        case description = "Description"
        case dateOfCreation = "DateOfCreation"
        case dateOfPublication = "DateOfPublication"
        case publisher = "Publisher"
        case subject = "Subject"
        case genre = "Genre"
        case documentNumber = "DocumentNumber"
        case validity = "Validity"
        case keywords = "Keywords"
        case audience = "Audience"
        case format = "Format"
        case relation = "Relation"
    }

    package enum Obligation: String, Sendable, Decodable {
        case mandatory = "M"
        case conditional = "C"
        case optional = "O"
    }

    /// Which kinds of article must have it.
    package enum Demand: String, Sendable, Decodable {
        case all, catalogued, documents, normative
    }

    package let number: Int
    package let label: String
    package let identifier: Name
    package let obligation: Obligation
    package let requiredFor: Demand?
    /// Given by the program when the item is published; nobody is asked for it.
    private let filledByProgram: Bool?

    package var isFilledByProgram: Bool { filledByProgram ?? false }

    package func isRequired(for kind: ArticleKind) -> Bool {
        switch requiredFor {
        case nil: false
        case .all: true
        case .catalogued: kind.isCatalogued
        case .documents: kind.isDocument
        case .normative: kind.isNormative
        }
    }

    package static let all: [MetadataElement] = shipped(PackageResources.metadata_elements_json, named: "metadata-elements.json")
}
