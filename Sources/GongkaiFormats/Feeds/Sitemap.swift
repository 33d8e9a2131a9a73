package import GongkaiCore

/// Every public page, for search engines (sitemaps.org, 0.9).
package struct Sitemap: Sendable {
    /// One page.
    package struct Page: Sendable {
        package let address: String
        package let changedAt: Instant?

        package init(address: String, changedAt: Instant? = nil) {
            self.address = address
            self.changedAt = changedAt
        }
    }

    /// The format allows no more in one file.
    package static let pagesPerFile = 50_000

    package let pages: [Page]

    package init(_ pages: [Page]) { self.pages = pages }

    /// One for few pages; more need an index.
    package var fileCount: Int { max(1, (pages.count + Self.pagesPerFile - 1) / Self.pagesPerFile) }

    /// The file at `/sitemap.xml`: the pages, or the index of `/sitemap-1.xml` and so on under `base` (without a slash at its end).
    package func front(base: String) -> [UInt8] {
        if fileCount == 1 { return file(1) ?? [] }
        return Self.index(
            (1...fileCount).map { number in
                Page(address: "\(base)/sitemap-\(number).xml", changedAt: part(number).compactMap(\.changedAt).max())
            })
    }

    /// The index of sitemaps that stand at other addresses.
    package static func index(_ sitemaps: [Page]) -> [UInt8] {
        let files = sitemaps.map { file in
            XMLPart.element(
                "sitemap",
                [.text("loc", PlainText.address(file.address))]
                    + (file.changedAt.map { [.text("lastmod", $0.rfc3339)] } ?? []))
        }
        return XMLPart.element("sitemapindex", [("xmlns", namespace)], files).document()
    }

    /// The file of that number, from 1; nil when there is none.
    package func file(_ number: Int) -> [UInt8]? {
        guard (1...fileCount).contains(number) else { return nil }
        let parts = part(number).map { page in
            XMLPart.element(
                "url",
                [.text("loc", PlainText.address(page.address))]
                    + (page.changedAt.map { [.text("lastmod", $0.rfc3339)] } ?? []))
        }
        return XMLPart.element("urlset", [("xmlns", Self.namespace)], parts).document()
    }

    private func part(_ number: Int) -> ArraySlice<Page> {
        pages[
            min(
                (number - 1) * Self.pagesPerFile, pages.count)..<min(
                    number * Self.pagesPerFile, pages.count)]
    }

    private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
}
