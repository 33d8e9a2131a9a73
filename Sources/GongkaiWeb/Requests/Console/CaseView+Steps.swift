import GongkaiCore
import GongkaiStore

/// What can be done with a request now, by whom, and until when.
extension CaseView: MatterView {
    static var desk: DeskKind { .requests }

    var outlook: StepOutlook { StepOutlook(workflow: workflow, calendar: newest, now: now) }

    func about(_ branch: MatterBranch) -> CaseFact { branch.whom }

    /// What usually comes next.
    static let usual: Set<String> = Set(
        [
            RequestAction.confirm, .receive, .register, .supplement, .answerThirdParty, .answerAgency, .pay, .draft, .review, .sign, .serve,
            .close,
        ].map(\.rawValue))

    /// The last day on which the step is still in time.
    func until(_ button: MatterButton, _ branch: MatterBranch?) -> Day? {
        switch RequestAction(rawValue: button.action.code) {
        case .askSupplement: reading?.steps.first { $0.code == "supplement.notice" }?.due
        case .extend, .extendForVolume: stored.dates.firstDueOn
        case .answerThirdParty, .answerAgency: branch?[.answerBy]?.day
        case .supplement, .pay: stored.dates.answerBy
        case .draft, .review, .sign, .serve: stored.dates.dueOn
        default: nil
        }
    }
}
