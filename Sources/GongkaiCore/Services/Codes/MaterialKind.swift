/// 材料类型.
package enum MaterialKind: String, CodedValue {
    case certificate = "1"
    case form = "2"
    case other = "9"

    package var words: String {
        switch self {
        case .certificate: "证件证书证明"
        case .form: "申请表格文件"
        case .other: "其他"
        }
    }
}
