import GongkaiCore

/// Steps that ask for money: the officer enters counts, the sum is worked out.
extension StepForm {
    var isCharging: Bool { [RequestAction.askFee.action, RequestAction.chargeCost.action].contains(action) }

    /// What must be entered to work the sum out; other steps have none.
    var counts: [MatterField] {
        guard isCharging else { return [] }
        return action == RequestAction.askFee.action ? [.feeQuantity] : [.costQuantity, .costPrice]
    }

    /// What nobody types, because it is worked out.
    func isWorkedOut(_ field: MatterField) -> Bool { isCharging && field.code == MatterField.amount.code }

    /// By the counts of the form; nil while one is missing or wrong.
    func fee(_ values: [String: FieldValue]) -> FeeStatement? {
        guard let received = matter.clock.startedOn else { return nil }
        return (try? FeeStatement.stated(by: action, values, received: received)) ?? nil
    }

    /// Puts the sum among what was typed, or says beside its field what stands against it.
    func charge(_ values: inout [String: FieldValue], _ errors: inout [String: String]) {
        // What stood in the form for it is not looked at: it is no field of it.
        values[MatterField.amount.code] = nil
        errors[MatterField.amount.code] = nil
        for field in counts where values[field.code] == nil && errors[field.code] == nil { errors[field.code] = "请填写\(field.label)。" }
        guard errors.isEmpty, let received = matter.clock.startedOn else { return }
        do throws(FeeRefusal) {
            guard let fee = try FeeStatement.stated(by: action, values, received: received) else { return }
            if fee.total == 0 { throw .nothingToPay(isWaived: fee.waived > 0) }
            values[MatterField.amount.code] = .number(fee.total)
        } catch {
            errors[Self.field(of: error, counts[0]).code] = error.words
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
