extension ServiceCase {
    typealias Row = (Workflow.Place, MatterMove)

    static func makeWorkflow(under law: LicenceLaw, isJoint: Bool) -> Workflow {
        Workflow(
            law: law.law + (isJoint ? "，联合办理" : ""),
            states: CaseState.allCases.map { .init($0.state, $0.words, isOpen: $0.isOpen) },
            actions: CaseAction.allCases.map { .init($0.action, $0.words) },
            rows: intakeRows + acceptanceRows(law) + flowRows + procedureRows + extensionRows(law, isJoint: isJoint) + decisionRows
                + billRows
                + endRows + ratingRows,
            advice: advice)
    }

    /// The same cell for several states; nil for what begins a matter.
    static func on(_ states: [CaseState?], _ action: CaseAction, _ move: MatterMove) -> [Row] {
        states.map { (Workflow.Place($0?.state, action.action), move) }
    }

    static func to(_ state: CaseState) -> MatterMove.Next { .to(state.state) }

    /// From acceptance to the decision.
    package static let handling: [CaseState?] = [.accepted, .examining, .specialProcedure, .deciding]

    /// Where the states in which a step is possible would be no help.
    private static let advice: [Workflow.Place: String] = {
        var sentences: [Workflow.Place: String] = [:]
        sentences[.init(CaseState.supplementAsked.state, CaseAction.giveNotice.action)] = "补正应当一次性告知全部内容，不能再次发出。更正申请表以后新增的材料，登记补正以后再告知。"
        sentences[.init(CaseState.supplementAsked.state, CaseAction.accept.action)] = "请先登记申请人补正的材料，再受理。"
        for state in handling.compactMap(\.self) {
            sentences[.init(state.state, CaseAction.giveNotice.action)] = "已经受理，不能再要求补正。"
            sentences[.init(state.state, CaseAction.reject.action)] = "已经受理，不能再不予受理。不符合条件的，请在审查后决定不予许可。"
        }
        for state in [CaseState.granted, .refused, .delivered, .archived] {
            sentences[.init(state.state, CaseAction.extend.action)] = "已经作出决定，期限不能再变动。"
            sentences[.init(state.state, CaseAction.withdraw.action)] = "已经作出决定，不能再撤回。"
            sentences[.init(state.state, CaseAction.recordWithdrawal.action)] = "已经作出决定，不能再撤回。"
        }
        sentences[.init(CaseState.specialProcedure.state, CaseAction.submit.action)] = "特别程序还没有结束。请先登记特别程序的结果。"
        return sentences
    }()
}
