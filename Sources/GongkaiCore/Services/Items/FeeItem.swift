/// 收费项目.
package struct FeeItem: Sendable, Equatable, Codable {
    package var name: String
    /// 收费单位, by unit code; nil for the unit that the item belongs to.
    package var unit: String?
    /// 收费标准, as the document words it.
    package var standard: String?
    /// What one ``quantityUnit`` costs; nil where the standard cannot be calculated by number.
    package var fen: Int64?
    /// What is counted: 证, 本, 平方米.
    package var quantityUnit: String?
    /// 收费依据.
    package var basis: String?
    /// Who may be let off, and by what document; not applicable where nobody may.
    package var waiver: Stated<String>
    /// The answer to the item's form by which it is charged; nil where it always may be.
    package var onlyIf: ItemFormField.Condition?

    private enum CodingKeys: String, CodingKey {
        case name = "FEE_NAME"
        case unit = "FEE_AGENCY"
        case standard = "FEE_STAND"
        case fen = "FEE_AMOUNT"
        case quantityUnit = "FEE_UNIT"
        case basis = "FEE_BASIS"
        case waiver = "FEE_REDUCTION"
        case onlyIf = "FEE_CONDITION"
    }

    package init(
        name: String, unit: String? = nil, standard: String? = nil, fen: Int64? = nil, quantityUnit: String? = nil, basis: String? = nil,
        waiver: Stated<String> = .unsaid, onlyIf: ItemFormField.Condition? = nil
    ) {
        self.name = name
        self.unit = unit
        self.standard = standard
        self.fen = fen
        self.quantityUnit = quantityUnit
        self.basis = basis
        self.waiver = waiver
        self.onlyIf = onlyIf
    }

    /// What so many units cost; nil where that cannot be said by number.
    package func amount(of quantity: Int) -> Int64? {
        guard let fen, quantity >= 0 else { return nil }
        let (amount, isTooMuch) = fen.multipliedReportingOverflow(by: Int64(quantity))
        return isTooMuch ? nil : amount
    }
}
