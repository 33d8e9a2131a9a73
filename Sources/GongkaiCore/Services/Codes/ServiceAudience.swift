/// 服务对象 (A.4).
package enum ServiceAudience: String, CodedValue {
    case person = "1"
    case enterprise = "2"
    case institution = "3"
    case society = "4"
    case organ = "5"
    case other = "6"

    package var words: String {
        switch self {
        case .person: "自然人"
        case .enterprise: "企业法人"
        case .institution: "事业法人"
        case .society: "社会组织法人"
        case .organ: "行政机关"
        case .other: "其他组织"
        }
    }
}
