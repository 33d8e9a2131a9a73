import GongkaiCore
import GongkaiStore

extension SearchPage {
    /// An article that was found, with the words that match.
    struct Hit: Sendable {
        let href: String
        let titlePieces: [Snippet.Piece]
        let pieces: [Snippet.Piece]
        let isCutBefore: Bool
        let isCutAfter: Bool
        let file: String?
        let day: String
        let agency: String
        let columnName: String
        let number: String?
        /// Where a consultation stands.
        let standing: ListedArticle.Standing?
        /// Only what is no longer, or not yet, in force.
        let invalid: String?
    }
}

extension SearchPage.Hit {
    init?(_ hit: SearchHit, columns: [ColumnID: StoredColumn], agencies: [AgencyID: Agency]) {
        guard let column = columns[hit.line.column] else { return nil }
        href = Route.article.path(column.code, "\(hit.line.article.value)").text
        titlePieces = hit.title.pieces
        pieces = hit.snippet.pieces
        isCutBefore = hit.snippet.isCutBefore
        isCutAfter = hit.snippet.isCutAfter
        file = hit.file
        day = hit.line.publishedAt.day.text
        agency = agencies[hit.line.agency]?.name ?? ""
        columnName = column.name
        number = hit.line.documentNumber
        standing = hit.line.consultation.map(ListedArticle.Standing.init)
        invalid = hit.validity.flatMap { $0.isInForce ? nil : $0.words }
    }
}
