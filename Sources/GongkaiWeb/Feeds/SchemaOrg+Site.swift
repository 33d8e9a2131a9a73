import GongkaiCore
import GongkaiFormats
import GongkaiStore

extension SchemaOrg {
    /// What an article's page tells search engines.
    static func document(
        _ article: ShownArticle, in column: StoredColumn, of here: PublicSite, at base: String, on day: Day
    ) -> JSONValue {
        let content = article.content, validity = content.term.validity(on: day)
        return document(
            Document(
                address: base + Route.article.path(column.code, "\(article.line.article.value)").text, title: content.title,
                summary: content.abstract ?? "", agency: article.agencyName, publishedAt: article.line.publishedAt,
                updatedAt: article.changedAt, keywords: content.keywords, documentNumber: content.documentNumber,
                madeOn: content.createdOn, effectiveOn: content.term.effectiveOn,
                force: validity.map { $0.isInForce ? .inForce : .notInForce }),
            by: Organisation(name: here.facts.name, address: base + "/"))
    }

    /// What the first page tells of the site.
    static func site(_ here: PublicSite, at base: String) -> JSONValue {
        site(Organisation(name: here.facts.name, address: base + "/"), search: "\(base)/search?q=")
    }
}
