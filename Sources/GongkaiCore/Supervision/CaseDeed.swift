/// A step of a case as the replay knows it: one byte instead of a word.
package enum CaseDeed: UInt8, Sendable {
    /// Nothing a rule looks at.
    case other
    case receive, handOver, signIn, notice, noticeAgain, accept, deem, reject
    case handInPromised, lapsePromised
    case startStep, finishStep, beginProcedure, endProcedure, extend
    case submit, grant, refuse, stop, deliver
    case bill, rate, followUp, complaint
    case archive
    case reverse
    /// Silence was the decision: nobody passed a step over.
    case deemGrant

    /// By the code of the action, as the events have it.
    package init(action code: String) {
        self = CaseDeed.deeds[code] ?? .other
    }

    private static let deeds: [String: CaseDeed] = {
        var deeds: [String: CaseDeed] = [MatterAction.reverse.code: .reverse]
        for action in CaseAction.allCases {
            deeds[action.rawValue] =
                switch action {
                case .file, .takeIn, .registerMaterials, .supplement: .receive
                case .handOver: .handOver
                case .signIn: .signIn
                case .giveNotice: .notice
                case .noticeAgain: .noticeAgain
                case .accept, .acceptWithPromise: .accept
                case .deemAccepted: .deem
                case .reject, .declareNotRequired: .reject
                case .handInPromised: .handInPromised
                case .lapsePromised: .lapsePromised
                case .startStep: .startStep
                case .finishStep: .finishStep
                case .beginProcedure, .beginLongerProcedure: .beginProcedure
                case .endProcedure: .endProcedure
                case .extend: .extend
                case .submit: .submit
                case .grant: .grant
                case .refuse: .refuse
                case .deemGranted: .deemGrant
                case .withdraw, .recordWithdrawal, .terminate: .stop
                case .deliver: .deliver
                case .tellBill, .addFeeLine: .bill
                case .rate: .rate
                case .followUpRating: .followUp
                case .recordComplaint: .complaint
                case .archive: .archive
                case .saveDraft, .discard, .correct, .correctAnswer, .registerValidity, .handInMissing, .supplementPart, .returnDecision,
                    .waiveFee, .pay, .issueCertificate:
                    .other
                }
        }
        return deeds
    }()
}
