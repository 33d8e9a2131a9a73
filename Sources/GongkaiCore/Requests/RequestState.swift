/// Where a request for disclosure stands. Stored by raw value.
package enum RequestState: String, Sendable, CaseIterable {
    case draft, discarded
    /// It came in, but its day of receipt is not certain yet.
    case filed
    /// Handed on before it was registered: it counts nowhere.
    case transferred
    case received, handling, supplementAsked, consulting, feeAsked
    case drafted, reviewed, signed, served, closed, withdrawn
    /// A review, a court or a superior had it decided again.
    case corrected

    /// As pages show it.
    package var words: String {
        switch self {
        case .draft: "草稿"
        case .discarded: "已作废"
        case .filed: "已提交，待确认收到"
        case .transferred: "已转送"
        case .received: "已收到，待分办"
        case .handling: "办理中"
        case .supplementAsked: "待申请人补正"
        case .consulting: "征求意见中"
        case .feeAsked: "待申请人缴费"
        case .drafted: "已拟稿，待审核"
        case .reviewed: "已审核，待签发"
        case .signed: "已签发，待送达"
        case .served: "已送达"
        case .closed: "已办结"
        case .withdrawn: "申请人已撤回"
        case .corrected: "被纠正，待重新答复"
        }
    }

    /// Whether the applicant still waits.
    package var isOpen: Bool {
        switch self {
        case .discarded, .transferred, .served, .closed, .withdrawn: false
        default: true
        }
    }

    package var state: MatterState { MatterState(rawValue) }
}
