extension RequestPaper {
    /// Whether the applicant is who it is written to. Inquiries go to third parties, letters to other organs, and the service record stays in
    /// the file.
    package var isForApplicant: Bool {
        switch self {
        case .registrationReceipt, .supplementNotice, .statementNotice, .extensionNotice, .volumeExtensionNotice, .feeNotice, .costNotice,
            .abandonedNotice, .reply:
            true
        case .transferLetter, .thirdPartyInquiry, .agencyInquiry, .jointMakerInquiry, .thirdPartyNotice, .serviceRecord: false
        }
    }

    /// How a paper that has its number stands with the applicant; nil while it has not left the house.
    package enum Hold: Sendable, Equatable {
        case holds
        /// Its step was taken back after it had gone out.
        case takenBack
        /// What it asks for was forgone.
        case waived

        /// What is said beside it; nil where it simply holds.
        package var words: String? {
            switch self {
            case .holds: nil
            case .takenBack: "已作废：单位撤销了这一步"
            case .waived: "已由免收费用取代"
            }
        }

        /// The same for the staff.
        package var onFile: String? { self == .takenBack ? "已作废：这一步已撤销，或者已经重新拟稿" : words }
    }

    /// How the numbered paper of a step stands with the applicant: a notice goes out with its number, a reply with its service. A reply that was
    /// served stays served when a court or a review has it made anew; a service taken back never was. A notice that went out and was taken back
    /// is void, and does not vanish.
    package static func hold(of event: MatterEvent, in matter: Matter) -> Hold? {
        guard let paper = RequestPaper(event), paper.isForApplicant, event.reverses == nil else { return nil }
        let stands = matter.standing.contains { $0.number == event.number }
        guard event.action == RequestAction.draft.action else {
            if !stands { return .takenBack }
            return standing(of: event, in: matter) == .overtaken(by: .waiver) ? .waived : .holds
        }
        let later = matter.standing.filter { $0.number > event.number }
        let ends = [RequestAction.draft, .recallDraft, .returnDraft, .serve].map(\.action)
        return stands && later.first { ends.contains($0.action) }?.action == RequestAction.serve.action ? .holds : nil
    }
}
