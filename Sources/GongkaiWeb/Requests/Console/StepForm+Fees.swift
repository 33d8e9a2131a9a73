import GongkaiCore

/// Steps that ask for money: the officer enters counts, the sum is worked out.
extension StepForm {
    /// A step whose sum is worked out: asked for, or forgone.
    var isCharging: Bool { !counts.isEmpty }

    /// What must be entered to work the sum out; other steps have none.
    var counts: [MatterField] {
        switch requestAction {
        case .askFee: [.feeQuantity]
        case .chargeCost: [.costQuantity, .costPrice]
        case .waiveFee: move.fields.contains { $0.code == MatterField.feeQuantity.code } ? [.feeQuantity] : [.costQuantity, .costPrice]
        default: []
        }
    }

    /// What nobody types, because it is worked out.
    func isWorkedOut(_ field: MatterField) -> Bool { isCharging && field.code == MatterField.amount.code }

    /// By the counts of the form; nil while one is missing or wrong. A waiver that lacks its reason is left out: the sum is shown without it.
    func fee(_ values: [String: FieldValue]) -> FeeStatement? {
        guard let received = matter.clock.startedOn else { return nil }
        if let stated = try? FeeStatement.stated(by: action, values, received: received) { return stated }
        let whole = values.filter { code, _ in !StepForm.ofWaivers.contains { $0.code == code } }
        return (try? FeeStatement.stated(by: action, whole, received: received)) ?? nil
    }

    static let ofWaivers: [MatterField] = [.waivedAmount, .waiverReason, .waiverApprover]

    /// Puts the sum among what was typed, or says beside its field what stands against it.
    func charge(_ values: inout [String: FieldValue], _ errors: inout [String: String]) {
        // What stood in the form for it is not looked at: it is no field of it.
        values[MatterField.amount.code] = nil
        errors[MatterField.amount.code] = nil
        for field in counts where values[field.code] == nil && errors[field.code] == nil { errors[field.code] = "请填写\(field.label)。" }
        requireWholeWaiver(values, &errors)
        guard errors.isEmpty, let received = matter.clock.startedOn else { return }
        do throws(FeeRefusal) {
            guard let fee = try FeeStatement.stated(by: action, values, received: received) else { return }
            if requestAction == .waiveFee {
                if fee.gross == 0 { throw .nothingToWaive }
                return
            }
            if fee.total == 0 { throw .nothingToPay(isWaived: fee.waived > 0) }
            values[MatterField.amount.code] = .number(fee.total)
        } catch {
            errors[Self.field(of: error, counts[0]).code] = error.words
        }
    }

    /// Who waives a part says how much, why, and by whose leave.
    private func requireWholeWaiver(_ values: [String: FieldValue], _ errors: inout [String: String]) {
        let fields = StepForm.ofWaivers.filter { field in move.fields.contains { $0.code == field.code } }
        guard fields.contains(where: { values[$0.code] != nil || errors[$0.code] != nil }) else { return }
        for field in fields where values[field.code] == nil && errors[field.code] == nil {
            errors[field.code] =
                field.code == MatterField.waivedAmount.code ? "请填写减免金额；全部免收的，请改用“免收费用”办理。" : "请填写\(field.label)。"
        }
    }

    private static func field(of refusal: FeeRefusal, _ count: MatterField) -> MatterField {
        switch refusal {
        case .waiverOutside, .nothingToPay(isWaived: true): .waivedAmount
        case .waiverWithoutReason: .waiverReason
        default: count
        }
    }
}
