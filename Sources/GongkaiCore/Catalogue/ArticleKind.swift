/// A kind of article (稿件类型) and what follows from it. Kinds are data.
package struct ArticleKind: Sendable, Equatable, Decodable {
    package let code: String
    package let name: String
    /// Whether it belongs in the catalogue, and so needs a subject.
    package let isCatalogued: Bool
    /// An official document: has a genre, and a number unless it is said that it has none.
    package let isDocument: Bool
    /// A normative document: has a number and a day from which it is in force.
    package let isNormative: Bool
    /// Names persons, and is taken down when its notice period is over.
    package let isPersonalList: Bool
    /// Asks the public until a day, and owes it the outcome afterwards.
    package let isConsultation: Bool

    package init(
        code: String, name: String, isCatalogued: Bool = false, isDocument: Bool = false, isNormative: Bool = false,
        isPersonalList: Bool = false, isConsultation: Bool = false
    ) {
        self.code = code
        self.name = name
        self.isCatalogued = isCatalogued
        self.isDocument = isDocument
        self.isNormative = isNormative
        self.isPersonalList = isPersonalList
        self.isConsultation = isConsultation
    }

    /// What the day it was made is called: of a document the day it was signed, of all else the day it came to be.
    package var madeOnLabel: String { isDocument ? "成文日期" : "生成日期" }

    private enum CodingKeys: String, CodingKey { case code, name, isCatalogued, isDocument, isNormative, isPersonalList, isConsultation }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func flag(_ key: CodingKeys) throws -> Bool { try container.decodeIfPresent(Bool.self, forKey: key) ?? false }
        self.init(
            code: try container.decode(String.self, forKey: .code), name: try container.decode(String.self, forKey: .name),
            isCatalogued: try flag(.isCatalogued), isDocument: try flag(.isDocument), isNormative: try flag(.isNormative),
            isPersonalList: try flag(.isPersonalList), isConsultation: try flag(.isConsultation))
    }

    package static let all: [ArticleKind] = shipped(PackageResources.article_kinds_json, named: "article-kinds.json")

    /// Nil for a code the program does not know.
    package static func code(_ code: String) -> ArticleKind? { all.first { $0.code == code } }
}
