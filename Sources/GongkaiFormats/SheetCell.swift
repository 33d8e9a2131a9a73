package import Foundation
package import GongkaiCore

/// A cell to be written into a table file, with its type.
package enum SheetCell: Sendable, Equatable {
    case blank
    case text(String)
    case whole(Int)
    case number(Decimal)
    case day(Day)

    /// Blank stays blank, not applicable is printed as its sign.
    package init(_ figure: FigureValue) {
        switch figure {
        case .blank: self = .blank
        case .notApplicable: self = .text(figure.text)
        case .number(let value): self = .number(value)
        }
    }
}
