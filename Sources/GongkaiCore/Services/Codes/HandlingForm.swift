/// 办理形式 (A.5).
package enum HandlingForm: String, CodedValue {
    case window = "1"
    case computer = "2"
    case mobile = "3"
    case mail = "4"
    case other = "9"

    package var words: String {
        switch self {
        case .window: "窗口办理"
        case .computer: "电脑端网上办理"
        case .mobile: "移动端网上申请"
        case .mail: "快递申请"
        case .other: "其他"
        }
    }

    /// Whether nobody need come for it.
    package var isRemote: Bool { self == .computer || self == .mobile || self == .mail }
}
