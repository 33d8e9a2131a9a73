package import GongkaiCore

/// The newest items of a site, a column or a search, for the programs of those who want to be told.
package struct Feed: Sendable {
    /// One item. Its address never changes, so it is its identity too.
    package struct Item: Sendable {
        package var address: String
        package var title: String
        package var summary: String
        /// Clean HTML; empty when only the summary is given.
        package var html: String
        package var agency: String
        package var categories: [String]
        package var publishedAt: Instant
        package var updatedAt: Instant

        package init(
            address: String, title: String, summary: String = "", html: String = "", agency: String = "",
            categories: [String] = [],
            publishedAt: Instant, updatedAt: Instant
        ) {
            self.address = address
            self.title = title
            self.summary = summary
            self.html = html
            self.agency = agency
            self.categories = categories
            self.publishedAt = publishedAt
            self.updatedAt = updatedAt
        }
    }

    package var title: String
    package var subtitle: String
    /// The page that shows the same list.
    package var page: String
    /// The address under which this very document is served.
    package var address: String
    package var publisher: String
    /// When there are no items yet.
    package var madeAt: Instant
    package var items: [Item]

    package init(
        title: String, subtitle: String = "", page: String, address: String, publisher: String,
        madeAt: Instant, items: [Item]
    ) {
        self.title = title
        self.subtitle = subtitle
        self.page = page
        self.address = address
        self.publisher = publisher
        self.madeAt = madeAt
        self.items = items
    }

    var updatedAt: Instant { items.map(\.updatedAt).max() ?? madeAt }
}
