import GongkaiCore
import GongkaiStore

/// What can be done with a case now, by whom, and until when.
extension ServiceCaseView: MatterView {
    static var desk: DeskKind { .cases }

    var outlook: CaseOutlook { CaseOutlook(workflow: workflow, calendar: newest, now: now) }

    /// What this case can never have is not offered: procedures and fees its terms do not know, a call where nobody complained, a promise where
    /// nothing may follow. No step of the flow is begun while none is ready, and what was taken in is not taken in again.
    func isShown(_ button: MatterButton) -> Bool {
        switch CaseAction(rawValue: button.action.code) {
        // The form has a page of its own.
        case .takeIn, .correctAnswer: false
        case .beginProcedure, .beginLongerProcedure: terms.map { !$0.procedures.isEmpty } ?? false
        case .tellBill: terms.map { !$0.fees.isEmpty } ?? false
        case .addFeeLine, .waiveFee, .pay: matter.newest(.tellBill) != nil
        case .followUpRating: !matter.unsolvedPoorRatings.isEmpty
        case .registerMaterials: matter.awaitsMaterials
        case .noticeAgain: matter.newest(.giveNotice) != nil
        case .supplementPart: terms.map { matter.materialsAsked($0).count(where: \.isRequired) > 1 } ?? false
        case .acceptWithPromise:
            terms.map { terms in
                let missing = matter.missingMaterials(terms)
                return !missing.isEmpty && missing.allSatisfy(\.mayFollow)
            } ?? false
        case .startStep: terms.map { !CaseFlow(matter, $0).ready.isEmpty } ?? false
        default: concerns(button.action)
        }
    }

    func concerns(_ action: MatterAction) -> Bool { matter.concerns(CaseAction(rawValue: action.code)) }

    func about(_ branch: MatterBranch) -> CaseFact { Self.about(branch, terms) }

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
    static let usual: Set<String> = Set(
        [
            CaseAction.signIn, .registerMaterials, .accept, .supplement, .supplementPart, .handInPromised, .handInMissing, .startStep,
            .finishStep,
            .endProcedure, .submit,
            .grant,
            .issueCertificate, .deliver, .archive,
        ].map(\.rawValue))

    /// The last day on which the step is still in time.
    func until(_ button: MatterButton, _ branch: MatterBranch?) -> Day? {
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
}
