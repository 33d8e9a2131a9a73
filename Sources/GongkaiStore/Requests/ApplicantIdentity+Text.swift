import GongkaiCore

/// How who asks is written down before it is sealed. Codes are never changed: what is sealed cannot be mended by a migration.
extension ApplicantIdentity {
    var json: String {
        var fields: [String: String?] = [
            "address": contact.address, "postcode": contact.postcode, "telephone": contact.telephone, "fax": contact.fax,
            "email": contact.email, "name": applicant.name,
        ]
        switch applicant {
        case .person(let person):
            fields["employer"] = person.employer
            fields["document"] = person.document?.rawValue
            fields["documentNumber"] = person.documentNumber
        case .organisation(let organisation):
            fields["organisation"] = organisation.kind.rawValue
            fields["code"] = organisation.code
            fields["representative"] = organisation.representative
            fields["contactName"] = organisation.contactName
        }
        return JSONText.object(fields)
    }

    init?(json: String) {
        guard let fields = JSONText.texts(json), let name = fields["name"] else { return nil }
        if let kind = fields["organisation"].flatMap(OrganisationKind.init) {
            applicant = .organisation(
                OrganisationIdentity(
                    kind: kind, name: name, code: fields["code"] ?? "", representative: fields["representative"] ?? "",
                    contactName: fields["contactName"] ?? ""))
        } else {
            applicant = .person(
                PersonIdentity(
                    name: name, employer: fields["employer"], document: fields["document"].flatMap(PersonIdentity.Document.init),
                    documentNumber: fields["documentNumber"]))
        }
        contact = RequestIntake.Contact(
            address: fields["address"] ?? "", postcode: fields["postcode"], telephone: fields["telephone"] ?? "", fax: fields["fax"],
            email: fields["email"])
    }
}
