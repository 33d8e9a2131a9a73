/// What can be done with an approval case, in the order of the buttons. The API uses the raw values.
package enum CaseAction: String, Sendable, CaseIterable {
    case saveDraft, discard, file, takeIn
    case handOver, signIn, correctAnswer, registerValidity
    case registerMaterials, correct, giveNotice, noticeAgain, supplementPart, supplement
    case accept, acceptWithPromise, deemAccepted, reject, declareNotRequired
    case handInPromised, lapsePromised, handInMissing
    case startStep, finishStep, beginProcedure, beginLongerProcedure, endProcedure, extend
    case submit, returnDecision, grant, refuse, deemGranted
    case tellBill, addFeeLine, waiveFee, pay
    case issueCertificate, deliver, archive, withdraw, recordWithdrawal, terminate
    case rate, followUpRating, recordComplaint

    /// As buttons and refusals name it.
    package var words: String {
        switch self {
        case .saveDraft: "保存草稿"
        case .discard: "作废草稿"
        case .file: "提交申请"
        case .takeIn: "窗口收件"
        case .handOver: "移交承办单位"
        case .signIn: "签收"
        case .correctAnswer: "更正申请表"
        case .registerValidity: "登记原许可证的有效期"
        case .registerMaterials: "登记收到的材料"
        case .correct: "当场更正"
        case .giveNotice: "一次性告知补正"
        case .noticeAgain: "再次告知补正"
        case .supplementPart: "登记收到的一部分材料"
        case .supplement: "登记补正"
        case .accept: "受理"
        case .acceptWithPromise: "容缺受理"
        case .deemAccepted: "逾期未告知，视为受理"
        case .reject: "不予受理"
        case .declareNotRequired: "告知不需要许可"
        case .handInPromised: "登记补交材料"
        case .lapsePromised: "登记逾期未补交"
        case .handInMissing: "登记补交缺少的材料"
        case .startStep: "开始环节"
        case .finishStep: "完成环节"
        case .beginProcedure: "开始特别程序"
        case .beginLongerProcedure: "批准较长的特别程序"
        case .endProcedure: "结束特别程序"
        case .extend: "延长审批期限"
        case .submit: "提请决定"
        case .returnDecision: "退回审查"
        case .grant: "准予许可"
        case .refuse: "不予许可"
        case .deemGranted: "逾期未决定，视为准予"
        case .tellBill: "告知收费"
        case .addFeeLine: "增加收费"
        case .waiveFee: "减免收费"
        case .pay: "登记缴费"
        case .issueCertificate: "制发证件"
        case .deliver: "登记送达"
        case .archive: "归档"
        case .withdraw: "撤回申请"
        case .recordWithdrawal: "登记申请人撤回"
        case .terminate: "终止办理"
        case .rate: "评价"
        case .followUpRating: "登记差评回访"
        case .recordComplaint: "登记投诉核实结果"
        }
    }

    package var action: MatterAction { MatterAction(rawValue) }
}

extension Matter {
    /// Where a case stands; nil before its first event.
    package var caseState: CaseState? { state.flatMap { CaseState(rawValue: $0.code) } }

    /// The newest standing event of an action.
    package func newest(_ action: CaseAction) -> MatterEvent? { last(action.action) }

    /// All standing events of an action, oldest first.
    package func all(_ action: CaseAction) -> [MatterEvent] { standing.filter { $0.action == action.action } }

    /// What was pinned for this case; nil before its first event, and where the text is damaged.
    package var caseTerms: CaseTerms? { self[.caseTerms]?.text.flatMap { try? CaseTerms(text: $0) } }
}
