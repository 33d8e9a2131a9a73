extension Feed {
    /// As Atom (RFC 4287), `application/atom+xml`.
    package func atom() -> [UInt8] {
        var parts: [XMLPart] = [
            .text("id", PlainText.address(address)),
            .text("title", title),
            .text("updated", updatedAt.rfc3339),
            .element("author", [.text("name", publisher)]),
            .empty(
                "link",
                [("rel", "self"), ("type", "application/atom+xml"), ("href", PlainText.address(address))]),
            .empty(
                "link", [("rel", "alternate"), ("type", "text/html"), ("href", PlainText.address(page))]),
        ]
        if !subtitle.isEmpty { parts.append(.text("subtitle", subtitle)) }
        return XMLPart.element(
            "feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "zh-CN")],
            parts + items.map(entry)
        ).document()
    }

    private func entry(_ item: Item) -> XMLPart {
        var parts: [XMLPart] = [
            .text("id", PlainText.address(item.address)),
            .text("title", item.title),
            .text("published", item.publishedAt.rfc3339),
            .text("updated", item.updatedAt.rfc3339),
            .empty(
                "link",
                [("rel", "alternate"), ("type", "text/html"), ("href", PlainText.address(item.address))]),
        ]
        if !item.agency.isEmpty { parts.append(.element("author", [.text("name", item.agency)])) }
        parts += item.categories.map { .empty("category", [("term", $0)]) }
        // An entry needs one of the two.
        if !item.summary.isEmpty || item.html.isEmpty { parts.append(.text("summary", item.summary)) }
        if !item.html.isEmpty {
            parts.append(
                .text(
                    "content", [("type", "html"), ("xml:base", PlainText.address(item.address))], item.html))
        }
        return .element("entry", parts)
    }
}
