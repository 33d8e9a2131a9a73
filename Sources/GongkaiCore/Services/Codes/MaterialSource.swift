/// 材料来源: who makes it.
package enum MaterialSource: String, CodedValue {
    case applicant = "1"
    case government = "2"
    case other = "9"

    package var words: String {
        switch self {
        case .applicant: "申请人自备"
        case .government: "政府部门核发"
        case .other: "其他机构出具"
        }
    }
}
