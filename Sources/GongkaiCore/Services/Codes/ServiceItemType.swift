/// 事项类型 (A.1). The ranges for extensions (11–19, 21 and above) are not used.
package enum ServiceItemType: String, CodedValue {
    /// The head of all powers; no item is of this type itself.
    case powers = "00"
    case licence = "01"
    case penalty = "02"
    case coercion = "03"
    case levy = "04"
    case payment = "05"
    case inspection = "06"
    case confirmation = "07"
    case reward = "08"
    case ruling = "09"
    case otherPower = "10"
    case publicService = "20"

    package var words: String {
        switch self {
        case .powers: "行政权力事项"
        case .licence: "行政许可"
        case .penalty: "行政处罚"
        case .coercion: "行政强制"
        case .levy: "行政征收"
        case .payment: "行政给付"
        case .inspection: "行政检查"
        case .confirmation: "行政确认"
        case .reward: "行政奖励"
        case .ruling: "行政裁决"
        case .otherPower: "其他类别事项"
        case .publicService: "公共服务事项"
        }
    }
}
