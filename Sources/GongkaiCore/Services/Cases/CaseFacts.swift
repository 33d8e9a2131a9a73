/// What happened to an approval case, as far as its clock is concerned.
package struct CaseFacts: Sendable, Equatable {
    /// A step of the flow that was begun.
    package struct StepTime: Sendable, Equatable {
        package let code: String
        package let started: Day
        package var finished: Day?

        package init(_ code: String, started: Day, finished: Day? = nil) {
            self.code = code
            self.started = started
            self.finished = finished
        }
    }

    /// A special procedure; where it names a step, only that step stands still with the case.
    package struct ProcedureTime: Sendable, Equatable {
        package let kind: CaseProcedure
        package let step: String?
        package let from: Day
        package let expected: Day?
        /// Begun by the head of the unit, for longer than the terms give.
        package let isAllowedLonger: Bool
        package var through: Day?
        /// The numbers of the steps that began and ended it, which tell what came first on one day.
        package var begunBy = 0
        package var endedBy = 0

        package init(
            _ kind: CaseProcedure, step: String? = nil, from: Day, expected: Day? = nil, isAllowedLonger: Bool = false, through: Day? = nil
        ) {
            self.kind = kind
            self.step = step
            self.from = from
            self.expected = expected
            self.isAllowedLonger = isAllowedLonger
            self.through = through
        }
    }

    package let terms: CaseTerms
    /// The day of receipt: of the application, or of what was supplied after the notice.
    package var received: Day
    /// Nothing was handed in yet, so that no limit of the notice runs.
    package var awaitsMaterials = false
    /// The day of the notice that answers this receipt, or of the decision on acceptance; nil while there is neither.
    package var answered: Day?
    package var accepted: Day?
    /// 视为受理: it counts from the day of receipt.
    package var isDeemed = false
    package var handedOver: Day?
    package var signedIn: Day?
    package var procedures: [ProcedureTime] = []
    package var granted: ClockFacts.Extension?
    package var steps: [StepTime] = []
    /// The last day of the licence that is to be renewed; nil where nobody has said it.
    package var licenceUntil: Day?
    /// The day on which that was registered.
    package var validitySaidOn: Day?
    /// The last day for what was promised later; nil where nothing is open.
    package var promisedBy: Day?
    package var decided: Day?
    /// The decision is none in favour of the applicant.
    package var isRefused = false
    package var delivered: Day?

    package init(_ terms: CaseTerms, received: Day, accepted: Day? = nil, promisedBy: Day? = nil) {
        self.terms = terms
        self.received = received
        self.accepted = accepted
        self.promisedBy = promisedBy
        answered = accepted
    }

    /// The day the clock counts from.
    package var start: Day? { accepted.map { isDeemed ? received : $0 } }
}

extension CaseFacts {
    /// What a case's events say of its clock; nil before the receipt, and where the terms are damaged.
    package init?(_ matter: Matter) {
        guard let terms = matter.caseTerms, let receipt = matter.receipts.last else { return nil }
        self.init(terms, received: receipt.on)
        awaitsMaterials = matter.awaitsMaterials
        accepted = matter.clock.startedOn
        isDeemed = matter.newest(.deemAccepted) != nil
        let answers: Set<MatterAction> = Set(
            [.giveNotice, .noticeAgain, .accept, .acceptWithPromise, .deemAccepted, .reject, .declareNotRequired].map(\CaseAction.action))
        answered = matter.standing.last { answers.contains($0.action) && $0.number > receipt.number }?.on
        if let given = matter.newest(.handOver) {
            handedOver = given.on
            signedIn = matter.openHandOver == nil ? matter.newest(.signIn)?.on : nil
        }
        readBranches(matter)
        if let event = matter.newest(.extend) {
            granted = ClockFacts.Extension(
                .caseExtended, days: event.values[MatterField.extensionDaysCode]?.number ?? 0,
                approvedBy: event[.approver]?.text ?? event.author.words, toldOn: event.on)
        }
        licenceUntil = matter[.licenceUntil]?.day
        validitySaidOn = matter.standing.last { $0[.licenceUntil] != nil }?.on
        decided = matter.decision?.on
        isRefused = matter.decision.map { !$0.isGrant } ?? false
        delivered = matter.newest(.deliver)?.on
    }

    private mutating func readBranches(_ matter: Matter) {
        let longer = Set(matter.all(.beginLongerProcedure).map(\.number))
        for branch in matter.branches {
            let ending = branch.state == .open ? nil : matter.standing.last { $0.branch == branch.number }
            let ended = ending?.on
            switch branch.role {
            case .step: steps.append(StepTime(branch[.step]?.text ?? "", started: branch.openedOn, finished: ended))
            case .procedure:
                guard let kind = branch[.procedure]?.text.flatMap(CaseProcedure.init) else { continue }
                var procedure = ProcedureTime(
                    kind, step: branch[.step]?.text, from: branch.openedOn, expected: branch[.answerBy]?.day,
                    isAllowedLonger: longer.contains(branch.number), through: ended)
                procedure.begunBy = branch.number
                procedure.endedBy = ending?.number ?? 0
                procedures.append(procedure)
            case .promise: if branch.state == .open { promisedBy = branch[.answerBy]?.day }
            case .assisting, .transfer, .thirdParty, .remedy: continue
            }
        }
    }
}
