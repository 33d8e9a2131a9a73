import GongkaiCore
import GongkaiStore

/// A search as it stands in the address: every filter is a link.
struct SearchAddress: Sendable, Equatable {
    var typed = ""
    /// Codes, as readers may send them on.
    var column = ""
    var unit = ""
    var year = ""
    var validity = ""
    var kind = ""
    var sort = ""
    var page = 1

    init() {}

    init(_ query: SubmittedForm) {
        typed = query["q"] ?? ""
        column = query["column"] ?? ""
        unit = query["unit"] ?? ""
        year = query["year"] ?? ""
        validity = query["validity"] ?? ""
        kind = query["kind"] ?? ""
        sort = query["sort"] == SearchRequest.Order.date.rawValue ? SearchRequest.Order.date.rawValue : ""
        page = min(max(query["page"].flatMap { Int($0) } ?? 1, 1), SearchStore.mostPages)
    }

    var path: Path {
        Route.search.path().query([
            ("q", typed), ("column", column), ("unit", unit), ("year", year), ("validity", validity), ("kind", kind), ("sort", sort),
            ("page", page > 1 ? "\(page)" : ""),
        ])
    }

    var isNarrowed: Bool { ![column, unit, year, validity, kind].allSatisfy(\.isEmpty) }
    var order: SearchRequest.Order { SearchRequest.Order(rawValue: sort) ?? .relevance }

    /// The same with another value, from its first page.
    func with(_ value: String, for field: WritableKeyPath<SearchAddress, String>) -> SearchAddress {
        var address = self
        address[keyPath: field] = value
        address.page = 1
        return address
    }

    /// Without any filter.
    var widened: SearchAddress {
        var address = SearchAddress()
        (address.typed, address.sort) = (typed, sort)
        return address
    }
}
