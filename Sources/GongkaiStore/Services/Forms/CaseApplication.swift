package import GongkaiCore

/// An application from the service hall: who applies, what they answered, and how each material comes.
package struct CaseApplication: Sendable {
    package struct Material: Sendable {
        package var code: String
        package var way: MaterialWay
        package var files: [NewFile]

        package init(_ code: String, _ way: MaterialWay, files: [NewFile] = []) {
            self.code = code
            self.way = way
            self.files = files
        }
    }

    package var applicant: Applicant
    package var contact: RequestIntake.Contact
    package var agent: CaseAgent?
    /// The questions before the application, with what was answered, a sentence each.
    package var walk: [String]
    /// The number of the form that was filled in; nil where there was none.
    package var form: Int?
    package var answers: ItemForm.Answers
    package var materials: [Material]
    /// The last day of the licence that is to be renewed, where it was said.
    package var licenceUntil: Day?

    package init(
        applicant: Applicant, contact: RequestIntake.Contact, agent: CaseAgent? = nil, walk: [String] = [], form: Int? = nil,
        answers: ItemForm.Answers = [:], materials: [Material], licenceUntil: Day? = nil
    ) {
        self.applicant = applicant
        self.contact = contact
        self.agent = agent
        self.walk = walk
        self.form = form
        self.answers = answers
        self.materials = materials
        self.licenceUntil = licenceUntil
    }
}

/// What was filled in with a case.
package struct FilledCase: Sendable, Equatable {
    package let agent: CaseAgent?
    package let walk: [String]
    /// By the labels of the form that was filled in then.
    package let lines: [Line]
    package let materials: [KeptMaterial]

    package struct Line: Sendable, Equatable {
        package let heading: String?
        package let label: String
        package let value: String
        /// As whoever need not know it sees it.
        package let masked: String
        package let isPersonal: Bool
    }

    /// Without what says who somebody is: for pages that are no reason to know it.
    package var masked: FilledCase {
        FilledCase(
            agent: agent.map {
                CaseAgent(
                    name: Masking.name($0.name), documentNumber: Masking.identityNumber($0.documentNumber),
                    telephone: Masking.telephone($0.telephone))
            }, walk: walk,
            lines: lines.map { Line(heading: $0.heading, label: $0.label, value: $0.masked, masked: $0.masked, isPersonal: $0.isPersonal) },
            materials: materials)
    }
}

/// A material, as it came with a step.
package struct KeptMaterial: Sendable, Equatable {
    package let event: Int
    package let code: String
    package let way: MaterialWay
    /// The place of its file among those of the case.
    package let position: Int?
    /// The number of the earlier case that it is taken from; nil where it was not found, and for what came itself.
    package let source: String?
}
