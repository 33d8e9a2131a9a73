extension Feed {
    /// As RSS 2.0, `application/rss+xml`.
    package func rss() -> [UInt8] {
        var parts: [XMLPart] = [
            .text("title", title),
            .text("link", PlainText.address(page)),
            .text("description", subtitle.isEmpty ? title : subtitle),
            .text("language", "zh-cn"),
            .text("lastBuildDate", updatedAt.rfc822),
            .empty(
                "atom:link",
                [("rel", "self"), ("type", "application/rss+xml"), ("href", PlainText.address(address))]),
        ]
        parts += items.map(item)
        return XMLPart.element(
            "rss",
            [
                ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
                ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
            ], [.element("channel", parts)]
        ).document()
    }

    private func item(_ item: Item) -> XMLPart {
        var parts: [XMLPart] = [
            .text("title", item.title),
            .text("link", PlainText.address(item.address)),
            .text("guid", [("isPermaLink", "true")], PlainText.address(item.address)),
            .text("pubDate", item.publishedAt.rfc822),
        ]
        // RSS's own author is an address for mail; an agency is a creator.
        if !item.agency.isEmpty { parts.append(.text("dc:creator", item.agency)) }
        parts += item.categories.map { .text("category", $0) }
        if !item.summary.isEmpty { parts.append(.text("description", item.summary)) }
        if !item.html.isEmpty { parts.append(.text("content:encoded", item.html)) }
        return .element("item", parts)
    }
}
