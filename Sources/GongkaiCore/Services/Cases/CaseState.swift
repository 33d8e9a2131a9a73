/// Where an approval case stands. Stored by raw value.
package enum CaseState: String, Sendable, CaseIterable {
    case draft, discarded
    case received, supplementAsked
    case accepted, rejected, notRequired
    case examining, specialProcedure, deciding
    case granted, refused, withdrawn, terminated
    case delivered, archived

    /// As pages show it.
    package var words: String {
        switch self {
        case .draft: "草稿"
        case .discarded: "已作废"
        case .received: "已收件，待受理"
        case .supplementAsked: "待申请人补正"
        case .accepted: "已受理"
        case .rejected: "不予受理"
        case .notRequired: "不受理（不需要许可）"
        case .examining: "审查中"
        case .specialProcedure: "特别程序中"
        case .deciding: "待决定"
        case .granted: "准予许可，待送达"
        case .refused: "不予许可，待送达"
        case .withdrawn: "申请人已撤回"
        case .terminated: "已终止"
        case .delivered: "已送达"
        case .archived: "已归档"
        }
    }

    /// Whether the applicant still waits.
    package var isOpen: Bool {
        switch self {
        case .discarded, .rejected, .notRequired, .withdrawn, .terminated, .delivered, .archived: false
        default: true
        }
    }

    package var state: MatterState { MatterState(rawValue) }
}
