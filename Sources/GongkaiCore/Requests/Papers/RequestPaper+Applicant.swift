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

    /// Whether the paper of a step has left the house for the applicant, once it has its number: a notice goes out with it, a reply with its
    /// service. A reply that was served stays served when a court or a review has it made anew; a step taken back never was.
    package static func hasLeft(_ event: MatterEvent, in matter: Matter) -> Bool {
        guard let paper = RequestPaper(event), paper.isForApplicant, matter.standing.contains(where: { $0.number == event.number }) else {
            return false
        }
        guard event.action == RequestAction.draft.action else { return true }
        let later = matter.standing.filter { $0.number > event.number }
        let ends = [RequestAction.draft, .recallDraft, .returnDraft, .serve].map(\.action)
        return later.first { ends.contains($0.action) }?.action == RequestAction.serve.action
    }
}
