package import Foundation

/// What a cell of a report holds. Blank, zero and not applicable are three different things everywhere.
package enum FigureValue: Sendable, Hashable {
    /// Nothing was written: unknown, never zero.
    case blank
    /// The cell takes no value, such as the 「——」 of a heading row or a figure the registers cannot give.
    case notApplicable
    /// A count, or an amount in the unit of its row.
    case number(Decimal)

    package static func number(_ value: Int) -> FigureValue { .number(Decimal(value)) }

    package var number: Decimal? {
        if case .number(let value) = self { value } else { nil }
    }

    /// As printed: at most four decimals, no trailing zeros; a blank prints nothing, not applicable prints /.
    package var text: String {
        switch self {
        case .blank: ""
        case .notApplicable: "/"
        case .number(let value): value.rounded(decimals: 4).description
        }
    }
}

/// In JSON: a number, `null` for blank, `"/"` for not applicable.
extension FigureValue: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .blank
        } else if let value = try? container.decode(Decimal.self) {
            self = .number(value)
        } else if let text = try? container.decode(String.self), text == "/" {
            self = .notApplicable
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a figure is a number, null or \"/\"")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .blank: try container.encodeNil()
        case .notApplicable: try container.encode("/")
        case .number(let value): try container.encode(value)
        }
    }
}

extension Decimal {
    /// Half away from zero, as clerks round.
    func rounded(decimals: Int) -> Decimal {
        var exact = self
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, decimals, .plain)
        return rounded
    }
}
