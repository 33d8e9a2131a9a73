/// What a paper of an approval case is written from: the step that lets it go out, the case as it stood then, and who is on either side.
package struct CasePaperFacts: Sendable {
    /// 文书编号 is the case's number and that of the step, so that it is found by itself.
    package let number: String
    package let caseNumber: String
    package let event: MatterEvent
    /// With the step, and without what came later.
    package let matter: Matter
    package let terms: CaseTerms
    /// As it stands on papers: in full.
    package let applicant: String
    /// 实施机关.
    package let organ: String
    /// Names of units by key, as they were called then.
    package let units: [AgencyID: String]
    package let rights: ItemRights
    package let calendar: WorkingCalendar

    package init(
        caseNumber: String, event: MatterEvent, matter: Matter, terms: CaseTerms, applicant: String, organ: String,
        units: [AgencyID: String], rights: ItemRights = ItemRights(), calendar: WorkingCalendar = .published
    ) {
        number = "\(caseNumber)-\(event.number < 10 ? "0" : "")\(event.number)"
        self.caseNumber = caseNumber
        self.event = event
        self.matter = matter
        self.terms = terms
        self.applicant = applicant
        self.organ = organ
        self.units = units
        self.rights = rights
        self.calendar = calendar
    }

    var clock: CaseClock? { CaseFacts(matter).flatMap { try? CaseClock($0, calendar) } }
    var law: LicenceLaw { ServiceCase.law(of: matter, on: event.on) }
}

extension MatterDocument {
    /// Every paper of a case, in the order of its way.
    package static let ofCases: [MatterDocument] = [
        .intakeReceipt, .handOverSlip, .oneTimeNotice, .acceptanceNotice, .promiseAcceptance, .rejectionNotice, .notRequiredNotice,
        .procedureNotice, .caseExtensionNotice, .feeBill, .withdrawalRecord, .grantDecision, .refusalDecision, .certificate,
        .deliveryRecord,
    ]

    /// Whether it is issued to the applicant: what units hand to each other is not, nor the proof of delivery that they keep.
    package var isForApplicant: Bool { ![.handOverSlip, .deliveryRecord].contains(self) }

    /// Which papers a step of a case lets go out; none for what is no step of any law.
    package static func papers(of event: MatterEvent, in matter: Matter) -> [MatterDocument] {
        guard event.reverses == nil else { return [] }
        let joint = matter.caseTerms?.isJoint ?? false
        return ServiceCase.workflow(under: ServiceCase.law(of: matter, on: event.on), isJoint: joint)
            .move(event.action, from: event.before)?.documents ?? []
    }
}
