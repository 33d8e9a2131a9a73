import GongkaiCore
import GongkaiStore

/// The addresses of the portal.
extension Route {
    static let column = Route("/columns/{column}")
    static let article = Route("/columns/{column}/{article}")
}

extension ShownLine {
    /// Its page, in the column where it stands.
    func path(in columns: [ColumnID: StoredColumn]) -> Path? {
        columns[column].map { Route.article.path($0.code, "\(article.value)") }
    }
}
