extension FeeStatement {
    /// What was worked out with the step that asks for a fee: by the counts an officer entered. Nil where none were, as in steps of before the
    /// program worked it out.
    ///
    /// - Parameter received: the day of receipt, which says what may be charged.
    package static func stated(
        by action: MatterAction, _ values: [String: FieldValue], received: Day
    ) throws(FeeRefusal) -> FeeStatement? {
        let action = RequestAction(rawValue: action.code)
        guard action == .askFee || action == .chargeCost || action == .waiveFee else { return nil }
        let waiver = waiver(values)
        // A cost is counted in pages or items with their price, the processing fee by its standard.
        if let kind = values[MatterField.costKind.code]?.text.flatMap(LegacyFee.init) {
            guard action != .askFee, let quantity = values[MatterField.costQuantity.code]?.number,
                let price = values[MatterField.costPrice.code]?.number
            else { return nil }
            // The province's price is what the officer says it is: no list of them comes with the program.
            return try legacy(
                [LegacyService(kind, quantity)], prices: [LegacyPrice(kind, unit: kind.unit, fen: price, since: received)],
                received: received, waiver: waiver)
        }
        guard action != .chargeCost, let quantity = values[MatterField.feeQuantity.code]?.number,
            let standard = values[MatterField.feeStandard.code]?.text.flatMap(FeeTariff.Standard.init)
        else { return nil }
        return try processing(
            standard, quantity, earlier: values[MatterField.feeEarlier.code]?.number ?? 0, received: received, waiver: waiver)
    }

    private static func waiver(_ values: [String: FieldValue]) -> FeeWaiver? {
        let fen = values[MatterField.waivedAmount.code]?.number, reason = values[MatterField.waiverReason.code]?.text
        let approver = values[MatterField.waiverApprover.code]?.text
        guard fen != nil || reason != nil || approver != nil else { return nil }
        return FeeWaiver(fen: fen, reason: reason ?? "", approvedBy: approver ?? "")
    }
}

extension LegacyFee {
    /// What is counted.
    var unit: String { self == .copy ? "页" : "件" }
}

extension MatterCondition {
    /// What is asked for is what the counts make, and more than nothing.
    static let feeComputed = MatterCondition("feeComputed", "金额与按标准计算的相同", isKnownBefore: false) { step in
        guard let received = step.matter.clock.startedOn else { return [] }
        do throws(FeeRefusal) {
            let stated = try FeeStatement.stated(by: step.request.action, step.request.values, received: received)
            guard let fee = stated else { return [] }
            if fee.total == 0 { throw .nothingToPay(isWaived: fee.waived > 0) }
            let asked = step.request[.amount]?.number ?? 0
            return fee.total == asked ? [] : ["填写的金额\(Money.yuan(asked))与按标准计算的\(Money.yuan(fee.total))不同。请按计算的金额办理。"]
        } catch { return [error.words] }
    }
}
