import GongkaiCore

/// What the head of a rendered page says: its title and its labels.
struct PageHead {
    let title: String
    let labels: [PageLabels.Label]
    /// The foot of the page, as text with its marks.
    let footer: Substring?

    init(_ html: String) {
        title = html.firstMatch(of: /<title>([^<]*)<\/title>/).map { PageHead.decoded($0.1) } ?? ""
        let head = html.firstRange(of: "</head>").map { html[..<$0.lowerBound] } ?? html[...]
        labels = head.matches(of: /<meta name="([^"]*)" content="([^"]*)">/).map {
            PageLabels.Label(PageHead.decoded($0.1), PageHead.decoded($0.2))
        }
        footer = html.firstRange(of: "<footer").map { html[$0.lowerBound...] }
    }

    private static func decoded(_ text: Substring) -> String { LinkedAddresses.decoded(Array(text.utf8)) }
}
