extension Feed {
    /// As JSON Feed 1.1, `application/feed+json`.
    package func json() throws -> [UInt8] {
        JSONValue.members([
            "version": "https://jsonfeed.org/version/1.1",
            "title": .text(title),
            "description": subtitle.isEmpty ? nil : .text(subtitle),
            "home_page_url": .text(PlainText.address(page)),
            "feed_url": .text(PlainText.address(address)),
            "language": "zh-CN",
            "authors": .list([.object(["name": .text(publisher)])]),
            "items": .list(items.map(member)),
        ]).bytes()
    }

    private func member(_ item: Item) -> JSONValue {
        .members([
            "id": .text(PlainText.address(item.address)),
            "url": .text(PlainText.address(item.address)),
            "title": .text(item.title),
            "summary": item.summary.isEmpty ? nil : .text(item.summary),
            "content_html": item.html.isEmpty ? nil : .text(item.html),
            // An item needs one of the two contents.
            "content_text": item.html.isEmpty ? .text(item.summary) : nil,
            "date_published": .text(item.publishedAt.rfc3339),
            "date_modified": .text(item.updatedAt.rfc3339),
            "authors": item.agency.isEmpty ? nil : .list([.object(["name": .text(item.agency)])]),
            "tags": item.categories.isEmpty ? nil : .texts(item.categories),
        ])
    }
}
