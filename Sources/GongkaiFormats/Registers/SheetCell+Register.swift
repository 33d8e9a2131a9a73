import Foundation
package import GongkaiCore

extension SheetCell {
    /// A register's cell with its type, from the text an export gives. What does not read as its type stays text.
    package init(_ text: String, of column: RegisterColumn) {
        if text.isEmpty {
            self = .blank
            return
        }
        switch column.kind {
        case .count, .year: self = Int(text).map(SheetCell.whole) ?? .text(text)
        case .yuan: self = Decimal(string: text).map(SheetCell.number) ?? .text(text)
        case .day: self = Day(text).map(SheetCell.day) ?? .text(text)
        case .text, .flag, .choice, .reference: self = .text(text)
        }
    }

    /// A row of an export: the agency's code, then the register's columns.
    package static func row(_ texts: [String], of register: RegisterDefinition) -> [SheetCell] {
        texts.enumerated().map { index, text in
            index == 0 ? (text.isEmpty ? .blank : .text(text)) : SheetCell(text, of: register.columns[index - 1])
        }
    }
}
