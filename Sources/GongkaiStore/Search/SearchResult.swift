package import GongkaiCore

/// What is asked for.
package struct SearchRequest: Sendable {
    package enum Order: String, Sendable, CaseIterable {
        case relevance, date
    }

    package var query: SearchQuery
    /// Only this site's columns; nil for all sites.
    package var site: SiteID?
    package var filter = SearchFilter()
    package var order = Order.relevance
    /// From 1.
    package var page = 1
    package var pageSize = 20

    package init(_ query: SearchQuery, site: SiteID? = nil) {
        self.query = query
        self.site = site
    }
}

/// One item found.
package struct SearchHit: Sendable, Equatable {
    package var line: ShownLine
    package let level: SearchRank.Level
    package let title: Snippet
    package let snippet: Snippet
    /// The file the snippet comes from; nil for the body.
    package let file: String?
    package let validity: Validity?
}

/// A page of what was found.
package struct SearchResult: Sendable, Equatable {
    package let hits: [SearchHit]
    /// How many there are.
    package let total: Int
    /// False where some of those counted may hold the parts of the string but not the string.
    package let isCounted: Bool
    package let facets: SearchFacets
    /// The other ways in which the strings were looked for, by the editors' synonyms.
    package let synonyms: [String]
}
