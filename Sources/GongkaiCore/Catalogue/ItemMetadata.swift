/// What the catalogue says of one item.
///
/// > 政府信息公开目录应当包括政府信息的索引、名称、内容概述、生成日期等内容。 ——《政府信息公开条例》 (2007) 第十九条, (2019) 第十二条
package struct ItemMetadata: Sendable, Equatable {
    /// Index number; nil until the item is registered.
    package var identifier: String?
    package var title: String
    package var description: String?
    /// For documents the day of signing.
    package var createdOn: Day?
    package var publishedOn: Day?
    /// Full official name.
    package var publisher: String
    package var subject: String?
    package var genre: String?
    package var documentNumber: String?
    /// Said, not guessed: a document without a number is another thing than one whose number nobody typed.
    package var hasNoDocumentNumber: Bool
    package var effectiveOn: Day?
    package var repealedOn: Day?
    package var keywords: [String]
    package var audiences: [String]
    /// MIME type.
    package var format: String?
    /// Index numbers and addresses of related information.
    package var relations: [String]

    package init(
        identifier: String? = nil, title: String, description: String? = nil, createdOn: Day? = nil, publishedOn: Day? = nil,
        publisher: String, subject: String? = nil, genre: String? = nil, documentNumber: String? = nil, hasNoDocumentNumber: Bool = false,
        effectiveOn: Day? = nil, repealedOn: Day? = nil, keywords: [String] = [], audiences: [String] = [], format: String? = nil,
        relations: [String] = []
    ) {
        self.identifier = identifier
        self.title = title
        self.description = description
        self.createdOn = createdOn
        self.publishedOn = publishedOn
        self.publisher = publisher
        self.subject = subject
        self.genre = genre
        self.documentNumber = documentNumber
        self.hasNoDocumentNumber = hasNoDocumentNumber
        self.effectiveOn = effectiveOn
        self.repealedOn = repealedOn
        self.keywords = keywords
        self.audiences = audiences
        self.format = format
        self.relations = relations
    }

    /// Elements this kind must have and has not. Before publication what the program itself fills in is not asked for.
    package func missing(for kind: ArticleKind, published: Bool) -> [MetadataElement] {
        MetadataElement.all.filter { element in
            element.isRequired(for: kind) && (published || !element.isFilledByProgram) && !has(element.identifier, of: kind)
        }
    }

    private func has(_ element: MetadataElement.Name, of kind: ArticleKind) -> Bool {
        func isFilled(_ text: String?) -> Bool { text.map { !$0.allSatisfy(\.isWhitespace) } ?? false }
        return switch element {
        case .identifier: isFilled(identifier)
        case .title: isFilled(title)
        case .description: isFilled(description)
        case .dateOfCreation: createdOn != nil
        case .dateOfPublication: publishedOn != nil
        case .publisher: isFilled(publisher)
        case .subject: isFilled(subject)
        case .genre: isFilled(genre)
        // A normative document always has one: it is how it is cited.
        case .documentNumber: isFilled(documentNumber) || (hasNoDocumentNumber && !kind.isNormative)
        case .validity: effectiveOn != nil
        case .keywords: !keywords.isEmpty
        case .audience: !audiences.isEmpty
        case .format: isFilled(format)
        case .relation: !relations.isEmpty
        }
    }
}
