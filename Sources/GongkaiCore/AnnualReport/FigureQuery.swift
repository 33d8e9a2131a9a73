package import Foundation

/// Which records of which source a figure counts or adds up.
package struct FigureQuery: Sendable, Equatable {
    /// A named query of the store, such as `requestsConcluded`.
    package let source: String
    /// For each dimension named, the values that count. A record counts when it fits all of them.
    package let filter: [String: [String]]
    /// The column to add up; nil counts records.
    package let measure: String?
    /// What the sum is divided by for printing: 1,000,000 for fen shown in 万元, 100 for fen shown in yuan. Nil: 1.
    package let divisor: Int?

    package init(source: String, filter: [String: [String]] = [:], measure: String? = nil, divisor: Int? = nil) {
        self.source = source
        self.filter = filter
        self.measure = measure
        self.divisor = divisor
    }

    /// The value of a sum in the figure's unit: divided once, after adding, and rounded to the four decimals the forms allow.
    package func scaled(_ total: Int64) -> Decimal { (Decimal(total) / Decimal(divisor ?? 1)).rounded(decimals: 4) }

    func narrowed(by filter: [String: [String]]) -> FigureQuery {
        FigureQuery(source: source, filter: self.filter.merging(filter) { $1 }, measure: measure, divisor: divisor)
    }
}

extension FigureQuery: Decodable {
    private enum Key: String, CodingKey { case source, filter, measure, divisor }

    package init(from decoder: any Decoder) throws {
        let query = try decoder.container(keyedBy: Key.self)
        source = try query.decode(String.self, forKey: .source)
        filter = try query.decodeIfPresent([String: [String]].self, forKey: .filter) ?? [:]
        measure = try query.decodeIfPresent(String.self, forKey: .measure)
        divisor = try query.decodeIfPresent(Int.self, forKey: .divisor)
    }
}
