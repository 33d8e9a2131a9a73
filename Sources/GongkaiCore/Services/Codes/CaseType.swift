/// 办件类型 (A.6).
package enum CaseType: String, CodedValue {
    case immediate = "1"
    case promised = "2"
    case other = "9"

    package var words: String {
        switch self {
        case .immediate: "即办件"
        case .promised: "承诺件"
        case .other: "其他"
        }
    }
}
