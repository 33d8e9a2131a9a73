/// Who asks (申请人).
package enum Applicant: Sendable, Equatable {
    case person(PersonIdentity)
    case organisation(OrganisationIdentity)

    /// The column of the report that counts them: NP, or L1 to L5.
    package var reportColumn: String {
        switch self {
        case .person: "NP"
        case .organisation(let organisation): organisation.kind.reportColumn
        }
    }

    package var name: String {
        switch self {
        case .person(let person): person.name
        case .organisation(let organisation): organisation.name
        }
    }
}

/// A natural person.
package struct PersonIdentity: Sendable, Equatable {
    package enum Document: String, Sendable, CaseIterable {
        case identityCard, passport, hongKongMacaoPermit, taiwanPermit, foreignResidencePermit, militaryCard

        /// As the form lists it.
        package var words: String {
            switch self {
            case .identityCard: "居民身份证"
            case .passport: "护照"
            case .hongKongMacaoPermit: "港澳居民来往内地通行证或居住证"
            case .taiwanPermit: "台湾居民来往大陆通行证或居住证"
            case .foreignResidencePermit: "外国人永久居留身份证"
            case .militaryCard: "军人证件"
            }
        }
    }

    package var name: String
    package var employer: String?
    package var document: Document?
    package var documentNumber: String?

    package init(name: String, employer: String? = nil, document: Document? = nil, documentNumber: String? = nil) {
        self.name = name
        self.employer = employer
        self.document = document
        self.documentNumber = documentNumber
    }
}

/// The five kinds of legal persons and other organisations that the report counts apart.
package enum OrganisationKind: String, Sendable, CaseIterable {
    case business, research, publicBenefit, legalService, other

    /// As the form lists it.
    package var words: String {
        switch self {
        case .business: "商业企业"
        case .research: "科研机构"
        case .publicBenefit: "社会公益组织"
        case .legalService: "法律服务机构"
        case .other: "其他"
        }
    }

    var reportColumn: String {
        switch self {
        case .business: "L1"
        case .research: "L2"
        case .publicBenefit: "L3"
        case .legalService: "L4"
        case .other: "L5"
        }
    }
}

/// A legal person or another organisation.
package struct OrganisationIdentity: Sendable, Equatable {
    package var kind: OrganisationKind
    package var name: String
    /// 统一社会信用代码, or the older 组织机构代码.
    package var code: String
    package var representative: String
    package var contactName: String

    package init(kind: OrganisationKind, name: String, code: String, representative: String, contactName: String) {
        self.kind = kind
        self.name = name
        self.code = code
        self.representative = representative
        self.contactName = contactName
    }
}
