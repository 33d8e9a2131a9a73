/// Writes the papers of a case from its steps: what the law wants in each, and nothing that was not said.
package struct CasePaperWriter: Sendable {
    let facts: CasePaperFacts

    package init(_ facts: CasePaperFacts) {
        self.facts = facts
    }

    var terms: CaseTerms { facts.terms }
    var event: MatterEvent { facts.event }
    var item: String { "“\(terms.itemName)”" }

    /// The paper of a kind; nil where the step lets no such paper go out.
    package func paper(_ document: MatterDocument) -> OfficialPaper? {
        switch document {
        case .intakeReceipt: intakeReceipt
        case .handOverSlip: handOverSlip
        case .oneTimeNotice: oneTimeNotice
        case .acceptanceNotice: acceptance(promised: false)
        case .promiseAcceptance: acceptance(promised: true)
        case .rejectionNotice: rejection
        case .notRequiredNotice: notRequired
        case .procedureNotice: procedure
        case .caseExtensionNotice: caseExtension
        case .feeBill: bill
        case .grantDecision: grant
        case .refusalDecision: refusal
        case .certificate: certificate
        case .deliveryRecord: deliveryRecord
        case .withdrawalRecord: withdrawalRecord
        default: nil
        }
    }

    /// A letter with a red head.
    func letter(_ title: String, _ paragraphs: [OfficialPaper.Paragraph], rows: [OfficialPaper.Row] = []) -> OfficialPaper {
        OfficialPaper(
            organ: facts.organ, number: facts.number, title: title, addressee: facts.applicant, paragraphs: paragraphs, rows: rows,
            day: event.on)
    }

    /// A sheet of lines.
    func form(_ title: String, _ rows: [OfficialPaper.Row], _ paragraphs: [OfficialPaper.Paragraph] = []) -> OfficialPaper {
        OfficialPaper(
            layout: .form, organ: facts.organ, number: facts.number, title: title, addressee: "", paragraphs: paragraphs, rows: rows,
            day: event.on)
    }

    var basics: [OfficialPaper.Row] {
        [.init("办件编号", facts.caseNumber), .init("申请人", facts.applicant), .init("申请事项", terms.itemName)]
    }

    /// Names of materials, one a line.
    func names(_ codes: [String]) -> String {
        codes.enumerated().map { "\($0.offset + 1). \(terms.material($0.element)?.name ?? $0.element)" }.joined(separator: "\n")
    }

    var received: Day { CaseFacts(facts.matter)?.received ?? event.on }
    var receivedDay: String { (facts.matter.receipts.first?.on ?? event.on).chineseText }

    func choice(_ field: MatterField) -> String {
        guard let code = event[field]?.text, case .choice(let choices) = field.kind else { return "" }
        return choices.first { $0.code == code }?.label ?? code
    }

    func said(_ field: MatterField) -> String { event[field]?.text ?? "" }

    /// > 行政机关依法作出不予行政许可的书面决定的，应当说明理由，并告知申请人享有依法申请行政复议或者提起行政诉讼的权利。——第三十八条第二款
    var remedies: OfficialPaper.Paragraph {
        func place(_ place: RemedyPlace?) -> String? {
            place.map { place in
                let how = [place.address, place.telephone.map { "电话\($0)" }].compactMap(\.self).joined(separator: "，")
                return place.body + (how.isEmpty ? "" : "（\(how)）")
            }
        }
        // 自知道或者应当知道: 行政复议法 art. 20 since 2024, 行政诉讼法 art. 46 since May 2015; 自知道, and three months for the court, before.
        let known = "知道本决定之日", shouldKnow = "知道或者应当知道本决定之日"
        let forReview = event.on >= ReviewBody.since ? shouldKnow : known
        let (forCourt, months) = event.on >= "2015-05-01" ? (shouldKnow, "六个月") : (known, "三个月")
        let review = place(facts.rights.reconsideration) ?? ReviewBody(over: facts.organ, on: event.on).words
        let court = place(facts.rights.litigation) ?? "有管辖权的人民法院"
        return .init("如不服本决定，可以自\(forReview)起六十日内向\(review)申请行政复议，也可以自\(forCourt)起\(months)内向\(court)提起行政诉讼。", .remedy)
    }
}
