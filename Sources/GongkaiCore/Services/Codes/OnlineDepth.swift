/// 网上办理深度: how far a case goes without paper.
package enum OnlineDepth: String, CodedValue {
    case enquiry = "1"
    case filing = "2"
    case preliminary = "3"
    case acceptance = "4"
    case handling = "5"
    case result = "6"
    case licence = "7"

    package var words: String {
        switch self {
        case .enquiry: "互联网咨询"
        case .filing: "互联网收件"
        case .preliminary: "互联网预审"
        case .acceptance: "互联网受理"
        case .handling: "互联网办理"
        case .result: "互联网办理结果信息反馈"
        case .licence: "互联网电子证照反馈"
        }
    }
}
