/// What comes with an application for an item: who applies, and what was handed in.
package struct CaseIntake: Sendable, Equatable {
    /// 一窗式受理, or the service hall.
    package enum Channel: String, Sendable, CaseIterable {
        case window, online
    }

    package var applicant: Applicant
    package var contact: RequestIntake.Contact
    /// The codes of the materials.
    package var handedIn: [String]
    /// The last day of the licence that is to be renewed, where it was said.
    package var licenceUntil: Day?

    package init(applicant: Applicant, contact: RequestIntake.Contact, handedIn: [String] = [], licenceUntil: Day? = nil) {
        self.applicant = applicant
        self.contact = contact
        self.handedIn = handedIn
        self.licenceUntil = licenceUntil
    }

    /// Everything about the applicant that must be mended. Whoever applies proves who they are.
    package var faults: [IntakeFault] {
        let form = RequestIntake(applicant: applicant, contact: contact, items: [], forms: [], ways: [], channel: .online)
        return (form.identityFaults(DisclosureRegime.all[0]) + form.contactFaults).map { fault in
            // What the form of a request says of replies and of the day of receipt is nothing to a case.
            switch fault.field {
            case .documentNumber where !(applicant.documentNumber ?? "").contains { !$0.isWhitespace }: .init(.documentNumber, "请填写证件号码。")
            case .address: .init(.address, "请填写通信地址，决定和证照按此地址送达。")
            case .telephone where contact.telephone.allSatisfy(\.isWhitespace): .init(.telephone, "请填写联系电话，办理中要用它与您联系。")
            default: fault
            }
        }
    }
}

extension Applicant {
    fileprivate var documentNumber: String? { if case .person(let person) = self { person.documentNumber } else { nil } }
}
