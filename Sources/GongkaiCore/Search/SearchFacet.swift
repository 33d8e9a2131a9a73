/// A property of an item that narrows a search, kept in the index as a term: so a filter costs as little as a word.
package enum SearchFacet: Sendable, Hashable {
    case site(Int64)
    case column(Int64)
    case agency(Int64)
    case year(Int)
    /// A short code in lower-case letters, such as `article` or `inforce`.
    case kind(String)
    case validity(String)
    /// The 1,024 neighbours in the index among which an item stands: see `SearchPlan.tsquery(in:)`.
    case block(Int64)
    /// The same in thousands of blocks: 65,536 neighbours.
    case wideBlock(Int64)

    package static func block(of id: Int64) -> SearchFacet { .block(id >> 10) }
    package static func wideBlock(of id: Int64) -> SearchFacet { .wideBlock(id >> 16) }

    /// The term. `¶` and `·` occur in no folded text, so no text of anybody can pass for a facet.
    package var term: String {
        switch self {
        case .site(let id): "¶site·\(id)"
        case .column(let id): "¶column·\(id)"
        case .agency(let id): "¶agency·\(id)"
        case .year(let year): "¶year·\(year)"
        case .kind(let code): "¶kind·\(Self.plain(code))"
        case .validity(let code): "¶validity·\(Self.plain(code))"
        case .block(let number): "¶block·\(number)"
        case .wideBlock(let number): "¶wide·\(number)"
        }
    }

    /// Capitals are told apart by no engine alike, and anything else could end a term.
    private static func plain(_ code: String) -> String {
        String(
            decoding: code.utf8.compactMap { byte -> UInt8? in
                switch byte {
                case 0x41...0x5A: byte + 0x20
                case 0x61...0x7A, 0x30...0x39: byte
                default: nil
                }
            }, as: UTF8.self)
    }
}
