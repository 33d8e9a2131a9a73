/// What was charged until March 2017: the cost of search, copying and mailing (art. 27 of 2007).
package enum LegacyFee: String, Sendable, CaseIterable, Codable {
    case search, copy, mail

    package var label: String {
        switch self {
        case .search: "检索费"
        case .copy: "复制费"
        case .mail: "邮寄费"
        }
    }
}

/// A price the province set, with the days for which it held.
package struct LegacyPrice: Sendable, Equatable {
    package let kind: LegacyFee
    /// Such as 页, 件.
    package let unit: String
    package let fen: Int
    package let since: Day
    /// The last day; nil while it holds.
    package let until: Day?

    package init(_ kind: LegacyFee, unit: String, fen: Int, since: Day, until: Day? = nil) {
        self.kind = kind
        self.unit = unit
        self.fen = fen
        self.since = since
        self.until = until
    }

    func isValid(on day: Day) -> Bool { since <= day && day <= until ?? day }
}

/// Something done for an applicant that cost a price.
package struct LegacyService: Sendable, Equatable {
    package let kind: LegacyFee
    package let quantity: Int

    package init(_ kind: LegacyFee, _ quantity: Int) {
        self.kind = kind
        self.quantity = quantity
    }
}
