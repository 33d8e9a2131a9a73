/// 送达方式.
package enum DeliveryMethod: String, CodedValue {
    case window = "1"
    case mail = "2"
    case electronic = "3"
    case other = "9"

    package var words: String {
        switch self {
        case .window: "窗口领取"
        case .mail: "邮寄送达"
        case .electronic: "网上送达"
        case .other: "其他"
        }
    }
}
