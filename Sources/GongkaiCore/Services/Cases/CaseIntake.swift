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

    package init(applicant: Applicant, contact: RequestIntake.Contact, handedIn: [String] = []) {
        self.applicant = applicant
        self.contact = contact
        self.handedIn = handedIn
    }

    /// Everything about the applicant that must be mended. Whoever applies proves who they are.
    package var faults: [IntakeFault] {
        let form = RequestIntake(applicant: applicant, contact: contact, items: [], forms: [], ways: [], channel: .online)
        return form.identityFaults(DisclosureRegime.all[0]) + form.contactFaults
    }
}
