import GongkaiCore
import GongkaiStore

/// What can be done with a request now, by whom, and until when.
extension CaseView {
    func buttons(_ offered: [MatterButton], _ mistake: MatterEvent?) -> [CasePage.Button] {
        let outlook = StepOutlook(workflow: workflow, calendar: newest, now: now)
        let all = offered.map { button in
            let isMain = button.refusal == nil && CaseView.main.contains(button.action.code)
            let branch = button.branch.flatMap(matter.branch)
            return CasePage.Button(
                words: button.words,
                href: button.refusal == nil
                    ? Route.caseStep.path(id, button.action.code).query([("branch", button.branch.map(String.init) ?? "")]).text : "",
                isMain: isMain, about: branch.map { "\($0.whom.label)：\($0.whom.value)" },
                notes: button.refusal.map { $0.words.split(separator: "\n").map(String.init) }
                    ?? outlook.sentences(button.action, branch: button.branch, isBrief: true, in: matter), isClosed: button.refusal != nil,
                until: button.refusal == nil ? until(button, branch)?.text : nil)
        }
        let undo = mistake.map { event in
            CasePage.Button(
                words: "撤销“\(workflow.words(event.action))”", href: Route.caseStep.path(id, MatterAction.reverse.code).text,
                isMain: false,
                about: nil, notes: ["上一步办错了可以撤销，须写明理由。"] + outlook.sentences(.reverse, branch: nil, isBrief: true, in: matter),
                isClosed: false,
                until: nil)
        }
        return all.filter(\.isMain) + all.filter { !$0.isMain && !$0.isClosed } + [undo].compactMap(\.self) + all.filter(\.isClosed)
    }

    /// What usually comes next.
    private static let main: Set<String> = Set(
        [
            RequestAction.confirm, .receive, .register, .supplement, .answerThirdParty, .answerAgency, .pay, .draft, .review, .sign, .serve,
            .close,
        ].map(\.rawValue))

    /// The last day on which the step is still in time.
    private func until(_ button: MatterButton, _ branch: MatterBranch?) -> Day? {
        switch RequestAction(rawValue: button.action.code) {
        case .askSupplement: reading?.steps.first { $0.code == "supplement.notice" }?.due
        case .extend, .extendForVolume: stored.dates.firstDueOn
        case .answerThirdParty, .answerAgency: branch?[.answerBy]?.day
        case .supplement, .pay: stored.dates.answerBy
        case .draft, .review, .sign, .serve: stored.dates.dueOn
        default: nil
        }
    }

    /// Steps that are possible now and wait for others.
    func others(_ offered: [MatterButton]) -> [CaseFact] {
        let mine = Set(offered.map(\.action))
        return workflow.actions(in: matter.state).filter { !mine.contains($0) }.compactMap { action in
            guard let move = workflow.move(action, from: matter.state) else { return nil }
            if let change = move.branch, case .opens = change {
            } else if let change = move.branch {
                guard matter.branches.contains(where: { $0.role == change.role && $0.state == .open }) else { return nil }
            }
            return CaseFact(label: workflow.words(action), value: move.parties.map(\.words).joined(separator: "、"))
        }
    }
}
