import GongkaiCore
import GongkaiStore

/// What can be done with a case now, by whom, and until when.
extension ServiceCaseView {
    func buttons(_ offered: [MatterButton], _ mistake: MatterEvent?) -> [CasePage.Button] {
        let outlook = CaseOutlook(workflow: workflow, calendar: newest, now: now)
        let isNothingReady = terms.map { CaseFlow(matter, $0).ready.isEmpty } ?? true
        let offered = offered.filter {
            !(isNothingReady && $0.action == CaseAction.startStep.action) && matter.concerns(CaseAction(rawValue: $0.action.code))
        }
        let all = offered.map { button in
            let isMain = button.refusal == nil && Self.main.contains(button.action.code)
            let branch = button.branch.flatMap(matter.branch)
            return CasePage.Button(
                words: button.words,
                href: button.refusal == nil
                    ? Route.serviceCaseStep.path(id, button.action.code).query([("branch", button.branch.map(String.init) ?? "")]).text
                    : "",
                isMain: isMain, about: branch.map { ServiceCaseView.about($0, terms) }.map { "\($0.label)：\($0.value)" },
                notes: button.refusal.map { $0.words.split(separator: "\n").map(String.init) }
                    ?? outlook.sentences(button.action, branch: button.branch, isBrief: true, in: matter), isClosed: button.refusal != nil,
                until: button.refusal == nil ? until(button, branch)?.text : nil)
        }
        let undo = mistake.map { event in
            CasePage.Button(
                words: "撤销“\(workflow.words(event.action))”", href: Route.serviceCaseStep.path(id, MatterAction.reverse.code).text,
                isMain: false, about: nil,
                notes: ["上一步办错了可以撤销，须写明理由。"] + outlook.sentences(.reverse, branch: nil, isBrief: true, in: matter), isClosed: false,
                until: nil)
        }
        return all.filter(\.isMain) + all.filter { !$0.isMain && !$0.isClosed } + [undo].compactMap(\.self) + all.filter(\.isClosed)
    }

    /// What a branch is about: a step of the flow, a procedure, what was promised.
    static func about(_ branch: MatterBranch, _ terms: CaseTerms?) -> CaseFact {
        switch branch.role {
        case .step:
            let code = branch[.step]?.text ?? ""
            return CaseFact(label: "环节", value: (terms?.step(code)?.name ?? code) + "（\(branch.party)）")
        case .procedure:
            return CaseFact(label: "特别程序", value: branch[.procedure]?.text.flatMap(CaseProcedure.init)?.words ?? branch.party)
        case .promise:
            let names = Matter.codes(branch[.promised]?.text).map { terms?.material($0)?.name ?? $0 }
            return CaseFact(label: "容缺的材料", value: names.joined(separator: "、"))
        default: return CaseFact(label: "对方", value: branch.party)
        }
    }

    /// What usually comes next.
    private static let main: Set<String> = Set(
        [
            CaseAction.signIn, .accept, .supplement, .handInPromised, .handInMissing, .startStep, .finishStep, .endProcedure, .submit,
            .grant,
            .issueCertificate, .deliver, .archive,
        ].map(\.rawValue))

    /// The last day on which the step is still in time.
    private func until(_ button: MatterButton, _ branch: MatterBranch?) -> Day? {
        guard let clock = caseClock else { return nil }
        switch CaseAction(rawValue: button.action.code) {
        case .signIn: return matter.openHandOver.map { newest.day(1, workingDaysAfter: $0.on) }
        case .accept, .giveNotice: return clock.noticeDue
        case .finishStep: return branch?[.step]?.text.flatMap(clock.due(ofStep:))
        case .endProcedure, .handInPromised: return branch?[.answerBy]?.day
        case .submit, .grant, .refuse: return clock.promisedDue ?? clock.statutoryDue
        case .issueCertificate, .deliver: return clock.deliveryDue
        default: return nil
        }
    }

    /// Steps that are possible now and wait for others.
    func others(_ offered: [MatterButton]) -> [CaseFact] {
        let mine = Set(offered.map(\.action))
        return workflow.actions(in: matter.state).filter { action in
            !mine.contains(action) && matter.concerns(CaseAction(rawValue: action.code))
        }.compactMap { action in
            guard let move = workflow.move(action, from: matter.state) else { return nil }
            if let change = move.branch {
                if case .opens = change {
                } else if !matter.branches.contains(where: { $0.role == change.role && $0.state == .open }) {
                    return nil
                }
            }
            return CaseFact(label: workflow.words(action), value: move.parties.map(\.words).joined(separator: "、"))
        }
    }
}
