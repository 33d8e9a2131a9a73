/// 特别程序种类 (A.7).
package enum SpecialProcedureKind: String, CodedValue {
    case extended = "1"
    case other = "2"

    package var words: String {
        switch self {
        case .extended: "延长审批"
        case .other: "除延长审批之外的情况"
        }
    }
}
