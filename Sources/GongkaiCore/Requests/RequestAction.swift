/// What can be done with a request for disclosure, in the order of the buttons. The API uses the raw values.
package enum RequestAction: String, Sendable, CaseIterable {
    case saveDraft, discard, file, enter
    case confirm, receive, transfer
    case register, assign
    case askSupplement, supplement
    case askThirdParty, askAgency, askJointMaker, answerThirdParty, lapseThirdParty, answerAgency, lapseAgency
    case askStatement, recordStatement, recordSearch
    case extend, extendForVolume
    case askFee, pay, chargeCost, waiveFee
    case draft, recallDraft, review, returnDraft, sign, serve, informThirdParty, close
    case postponeAnswer, closeUnanswered, withdraw, terminate
    case openRemedy, upholdDecision, correctDecision

    /// As buttons and refusals name it.
    package var words: String {
        switch self {
        case .saveDraft: "保存草稿"
        case .discard: "作废草稿"
        case .file: "提交申请"
        case .enter: "登记来件"
        case .confirm: "与申请人确认收到"
        case .receive: "登记收到"
        case .transfer: "转送其他机关"
        case .register: "登记分办"
        case .assign: "改派"
        case .askSupplement: "告知补正"
        case .supplement: "登记补正"
        case .askThirdParty: "征求第三方意见"
        case .askAgency: "征求其他机关意见"
        case .askJointMaker: "征求共同制作机关意见"
        case .answerThirdParty: "登记第三方意见"
        case .lapseThirdParty: "登记第三方逾期未答"
        case .answerAgency: "登记机关意见"
        case .lapseAgency: "登记机关逾期未答"
        case .askStatement: "要求说明理由"
        case .recordStatement: "登记申请人说明"
        case .recordSearch: "登记检索情况"
        case .extend: "延期答复"
        case .extendForVolume: "因申请量大延迟答复"
        case .askFee: "通知缴费"
        case .pay: "登记缴费"
        case .chargeCost: "收取成本费用"
        case .waiveFee: "免收费用"
        case .draft: "拟稿"
        case .recallDraft: "收回拟稿"
        case .review: "审核通过"
        case .returnDraft: "退回修改"
        case .sign: "签发"
        case .serve: "登记送达"
        case .informThirdParty: "告知第三方公开决定"
        case .close: "归档"
        case .postponeAnswer: "另定补正的期限"
        case .closeUnanswered: "逾期不再处理"
        case .withdraw: "撤回申请"
        case .terminate: "终止办理"
        case .openRemedy: "登记复议或诉讼"
        case .upholdDecision: "登记维持或其他结果"
        case .correctDecision: "登记纠正"
        }
    }

    package var action: MatterAction { MatterAction(rawValue) }
}

extension Matter {
    /// Where a request stands; nil before its first event.
    package var requestState: RequestState? { state.flatMap { RequestState(rawValue: $0.code) } }

    /// The newest standing event of an action.
    package func last(_ action: RequestAction) -> MatterEvent? { last(action.action) }
}
