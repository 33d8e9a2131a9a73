package import GongkaiCore

/// What an applicant gets: the number and the code by which they follow their request. The code is told once and kept nowhere.
package struct FiledRequest: Sendable, Equatable {
    package let id: MatterID
    package let number: String
    package let code: TrackingCode
    /// Earlier requests of the same applicant that look alike, most alike first: for the organ, not for the applicant.
    package let resembles: [RequestResemblance]
    /// Whether it counts as received already: the day it came is the day of receipt, and nothing is left to confirm.
    package var isReceived = false
}

/// A file that comes with a request, or with a later step.
package struct MatterFile: Sendable, Equatable {
    package let position: Int
    /// The step it came with.
    package let event: Int
    package let name: String
    package let mediaType: String
    package let size: Int
}

/// What the form says, without saying who asks.
package struct RequestDetail: Sendable, Equatable {
    package let items: [RequestIntake.Item]
    package let channel: ReceiptChannel
    package let concernsOwnRecords: Bool
    package let purpose: String?
    package let forms: Set<RequestIntake.Form>
    package let ways: Set<RequestIntake.Way>
    package let acceptsOtherForms: Bool
    package let waiverGround: String?
    /// The column of the annual report.
    package let applicantKind: String
    /// Where mails go that tell how things are, masked; nil where none are wanted.
    package let mailAddress: String?
    /// 张*, and what else tells applicants apart without naming them.
    package let masked: MaskedApplicant
    package internal(set) var files: [MatterFile]
    package let resembles: [RequestResemblance]
}

/// Who asks, as far as it is shown before somebody says why they must know.
package struct MaskedApplicant: Sendable, Equatable {
    package let name: String
    package let document: String?
    package let telephone: String
    package let email: String?

    init(_ identity: ApplicantIdentity) {
        name = if case .person = identity.applicant { Masking.name(identity.applicant.name) } else { identity.applicant.name }
        document =
            switch identity.applicant {
            case .person(let person): person.documentNumber.map { Masking.identityNumber($0) }
            case .organisation(let organisation): organisation.code
            }
        let digits = identity.contact.telephone.filter(\.isNumber)
        telephone =
            digits.count == 11 && digits.hasPrefix("1") ? Masking.mobile(digits) : Masking.landline(identity.contact.telephone)
        email = identity.contact.email.map { Masking.email($0) }
    }
}

/// Who asks and where they are to be found.
package struct ApplicantIdentity: Sendable, Equatable {
    package let applicant: Applicant
    package let contact: RequestIntake.Contact

    package init(applicant: Applicant, contact: RequestIntake.Contact) {
        self.applicant = applicant
        self.contact = contact
    }
}
