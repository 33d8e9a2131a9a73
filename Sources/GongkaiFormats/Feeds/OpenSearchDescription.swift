/// `/opensearch.xml`: lets a browser search the site from its address bar (OpenSearch 1.1).
package struct OpenSearchDescription: Sendable {
    package var name: String
    package var description: String
    /// The address of the search page up to the query, `https://…/search?q=`.
    package var search: String
    /// The same for suggestions; absent without.
    package var suggestions: String?
    package var icon: String?

    package init(
        name: String, description: String, search: String, suggestions: String? = nil,
        icon: String? = nil
    ) {
        self.name = name
        self.description = description
        self.search = search
        self.suggestions = suggestions
        self.icon = icon
    }

    /// `application/opensearchdescription+xml`.
    package func bytes() -> [UInt8] {
        var parts: [XMLPart] = [
            // The format allows 16 and 1,024 characters.
            .text("ShortName", String(name.prefix(16))),
            .text("Description", String(description.prefix(1_024))),
            .text("InputEncoding", "UTF-8"),
            .text("OutputEncoding", "UTF-8"),
            .text("Language", "zh-CN"),
            .empty(
                "Url", [("type", "text/html"), ("method", "get"), ("template", Self.template(search))]),
        ]
        if let suggestions {
            parts.append(
                .empty(
                    "Url",
                    [("type", "application/x-suggestions+json"), ("template", Self.template(suggestions))]))
        }
        if let icon {
            parts.append(.text("Image", [("width", "16"), ("height", "16")], PlainText.address(icon)))
        }
        return XMLPart.element(
            "OpenSearchDescription", [("xmlns", "http://a9.com/-/spec/opensearch/1.1/")], parts
        ).document()
    }

    private static func template(_ address: String) -> String {
        PlainText.address(address) + "{searchTerms}"
    }
}
