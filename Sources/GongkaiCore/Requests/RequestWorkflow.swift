extension DisclosureRequest {
    typealias Row = (Workflow.Place, MatterMove)

    static func makeWorkflow(under regime: DisclosureRegime) -> Workflow {
        let rows = intakeRows + handlingRows(regime) + feeRows(regime) + decisionRows(regime) + endRows(regime) + remedyRows
        let known = Set(rows.map(\.0.action))
        let missing = unknown.filter { !known.contains($0.key.action) }
        return Workflow(
            law: regime.law,
            states: RequestState.allCases.map { .init($0.state, $0.words, isOpen: $0.isOpen) },
            actions: RequestAction.allCases.map { .init($0.action, $0.words) },
            rows: rows, unknown: Dictionary(uniqueKeysWithValues: missing.map { ($0.key.action, $0.value) }), advice: advice)
    }

    /// The same cell for several states; nil for what begins a matter.
    static func on(_ states: [RequestState?], _ action: RequestAction, _ move: MatterMove) -> [Row] {
        states.map { (Workflow.Place($0?.state, action.action), move) }
    }

    static func to(_ state: RequestState) -> MatterMove.Next { .to(state.state) }

    /// What one regulation knows and another does not: said where the table has no such cell.
    private static let unknown: [RequestAction: String] = [
        .askSupplement: "该条例没有补正程序。内容不明确的，请拟稿答复“告知作出更改、补充”（2007年条例第二十一条第四项）。",
        .supplement: "该条例没有补正程序。申请人更改、补充后提交的，是一件新的申请。",
        .askAgency: "该条例只规定征求第三方意见的时间不计入期限（2007年条例第二十四条第三款）。请在期限内与有关机关沟通。",
        .askJointMaker: "该条例没有规定征求共同制作机关意见。请在期限内与有关机关沟通。",
        .answerAgency: "该条例没有规定征求其他机关意见。",
        .lapseAgency: "该条例没有规定征求其他机关意见。",
        .askStatement: "该条例没有规定要求申请人说明大量、反复申请的理由。",
        .recordStatement: "该条例没有规定要求申请人说明大量、反复申请的理由。",
        .extendForVolume: "该条例只规定一种延期，请用“延期答复”。",
        .askFee: "该条例没有信息处理费，只可收取检索、复制、邮寄的成本费用（2007年条例第二十七条）。",
        .pay: "该条例没有信息处理费，只可收取检索、复制、邮寄的成本费用（2007年条例第二十七条）。",
        .closeUnanswered: "该条例没有补正和缴费的期限，不能因申请人逾期而不再处理。",
        .postponeAnswer: "该条例没有补正程序，没有补正的期限。",
        .chargeCost: "该条例不收取成本费用；数量、频次明显超过合理范围的，可以通知缴纳信息处理费（2019年条例第四十二条）。",
    ]

    /// Where the states in which a step is possible would be no help.
    private static let advice: [Workflow.Place: String] = {
        var sentences: [Workflow.Place: String] = [:]
        for state in [RequestState.signed, .served, .closed] {
            for action in [RequestAction.extend, .extendForVolume, .askSupplement, .askThirdParty, .askAgency, .askJointMaker, .askFee] {
                sentences[.init(state.state, action.action)] = "已经作出答复，期限不能再变动。"
            }
            sentences[.init(state.state, RequestAction.withdraw.action)] = "已经作出答复，不能再撤回。"
        }
        sentences[.init(RequestState.signed.state, RequestAction.returnDraft.action)] = "签发后不能退回。还没有送出的，可以撤销签发。"
        sentences[.init(RequestState.supplementAsked.state, RequestAction.askSupplement.action)] = "补正应当一次性告知，不能再次发出。"
        sentences[.init(RequestState.supplementAsked.state, RequestAction.extend.action)] = "等待补正时期限不计算，收到补正后重新起算。"
        return sentences
    }()
}
