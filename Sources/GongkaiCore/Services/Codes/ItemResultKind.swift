/// 结果类型.
package enum ItemResultKind: String, CodedValue {
    case licence = "1"
    case document = "2"
    case other = "9"

    package var words: String {
        switch self {
        case .licence: "证照"
        case .document: "批文"
        case .other: "其他"
        }
    }
}
