/// 实施主体性质 (A.3).
package enum ImplementerNature: String, CodedValue {
    case statutory = "1"
    case authorised = "2"
    case entrusted = "3"
    case other = "9"

    package var words: String {
        switch self {
        case .statutory: "法定机关"
        case .authorised: "授权组织"
        case .entrusted: "受委托组织"
        case .other: "其他"
        }
    }
}
