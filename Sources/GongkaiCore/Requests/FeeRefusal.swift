/// Why no fee can be stated.
package enum FeeRefusal: Error, Sendable, Equatable {
    /// On the day of receipt another fee was in force, or none.
    case notInForce(FeeRegime, on: Day)
    case quantity(Int, most: Int, unit: String)
    case noPrice(LegacyFee, on: Day)
    case waiverOutside(fen: Int, gross: Int)
    case waiverWithoutReason
    case nothingToPay(isWaived: Bool)
    case nothingToWaive
}

extension FeeRefusal {
    /// For pages.
    package var words: String {
        switch self {
        case .notInForce(.none, let day): "\(day.chineseText)收到的申请不收取任何费用（\(FeeRegime.none.basis)）。"
        case .notInForce(let regime, let day): "\(day.chineseText)收到的申请适用\(regime.basis)，请按该规定计算。"
        case .quantity(let found, let most, let unit): "数量\(found)\(unit)不正确，应为1至\(most)\(unit)。"
        case .noPrice(let kind, let day): "没有登记\(day.chineseText)有效的\(kind.label)标准。请先登记本省的收费标准。"
        case .waiverOutside(let fen, let gross): "减免\(Money.yuan(fen))不正确，应大于0元，且不超过\(Money.yuan(gross))。"
        case .waiverWithoutReason: "请填写减免的理由和批准人。"
        case .nothingToPay(isWaived: false): "按这个数量不收费，不需要通知缴费。请核对数量，或者直接办理答复。"
        case .nothingToPay(isWaived: true): "全部减免后不用缴费，不需要通知缴费。请改用“免收费用”办理。"
        case .nothingToWaive: "按这个数量不收费，没有可以免收的。请核对数量，或者直接办理答复。"
        }
    }
}
