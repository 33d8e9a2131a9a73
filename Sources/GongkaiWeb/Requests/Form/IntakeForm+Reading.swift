import GongkaiCore

extension IntakeForm {
    /// What the form says, as the rules of intake read it.
    func intake(by channel: ReceiptChannel) -> RequestIntake {
        RequestIntake(
            applicant: applicant,
            contact: RequestIntake.Contact(
                address: self[.address], postcode: filled(.postcode), telephone: self[.telephone], fax: filled(.fax),
                email: filled(.email)),
            items: items, concernsOwnRecords: self[.ownRecords] == "yes", purpose: filled(.purpose),
            forms: Set(codes(.forms).compactMap(RequestIntake.Form.init)), ways: Set(codes(.ways).compactMap(RequestIntake.Way.init)),
            acceptsOtherForms: self[.acceptsOther] == "yes", waiverGround: filled(.waiverGround), channel: channel,
            evidence: channel == .online ? nil : filled(.evidence), wantsMail: self[.wantsMail] == "yes")
    }

    /// What stands on the form of somebody's request: to show it again.
    init(_ intake: RequestIntake, unit: String) {
        self.init()
        self[.unit] = unit
        switch intake.applicant {
        case .person(let person):
            self[.name] = person.name
            self[.employer] = person.employer ?? ""
            self[.document] = person.document?.rawValue ?? ""
            self[.documentNumber] = person.documentNumber ?? ""
        case .organisation(let organisation):
            self[.who] = "organisation"
            self[.organisation] = organisation.kind.rawValue
            self[.name] = organisation.name
            self[.organisationCode] = organisation.code
            self[.representative] = organisation.representative
            self[.contactName] = organisation.contactName
        }
        self[.address] = intake.contact.address
        self[.postcode] = intake.contact.postcode ?? ""
        self[.telephone] = intake.contact.telephone
        self[.fax] = intake.contact.fax ?? ""
        self[.email] = intake.contact.email ?? ""
        for (index, item) in intake.items.enumerated() { setItem(index + 1, item.description) }
        self[.ownRecords] = intake.concernsOwnRecords ? "yes" : ""
        self[.purpose] = intake.purpose ?? ""
        self[.forms] = intake.forms.map(\.rawValue).sorted().joined(separator: " ")
        self[.ways] = intake.ways.map(\.rawValue).sorted().joined(separator: " ")
        self[.acceptsOther] = intake.acceptsOtherForms ? "yes" : ""
        self[.waiverGround] = intake.waiverGround ?? ""
        self[.evidence] = intake.evidence ?? ""
        self[.wantsMail] = intake.wantsMail ? "yes" : ""
    }

    /// What must be mended, by the name of the row it stands beside; empty when it can be taken in.
    func errors(by channel: ReceiptChannel, on day: Day) throws -> [String: String] {
        var errors: [String: String] = [:]
        for fault in try intake(by: channel).faults(on: day) {
            let row = fault.field == .items ? "item-\(firstBlankItem)" : fault.field.rawValue
            errors[row, default: ""] += fault.words
        }
        if isOrganisation, OrganisationKind(rawValue: self[.organisation]) == nil { errors[Name.organisation.rawValue] = "请选择单位的类别。" }
        for (name, most) in Self.longest {
            if let words = Self.tooLong(self[name], most) { errors[name.rawValue] = errors[name.rawValue] ?? words }
        }
        for number in 1...itemRows {
            // Each row for itself: the rules of intake name only the first.
            if let words = Self.tooLong(item(number), Self.longestItem) {
                errors["item-\(number)"] = words + "只写明需要什么信息，其他情况可以在最后一步作为附件添加。"
            }
            if let words = Self.tooLong(indexNumber(number), Self.longestIndex) { errors["index-\(number)"] = words }
        }
        return errors
    }

    /// How long it is and may be, where it is too long.
    static func tooLong(_ text: String, _ most: Int) -> String? {
        let count = text.writtenLength
        return count > most ? "有\(count)个字，最多\(most)个字，多了\(count - most)个字。请缩短。" : nil
    }

    /// Characters of a field at the most.
    static let longest: [Name: Int] = [
        .name: 200, .employer: 200, .documentNumber: 30, .organisationCode: 30, .representative: 100, .contactName: 100, .address: 300,
        .postcode: 10, .telephone: 40, .fax: 40, .email: 254, .purpose: 500, .waiverGround: 1_000, .evidence: 500,
    ]
    static let longestItem = RequestIntake.longestItem
    static let longestIndex = 60

    /// The texts of everything asked for.
    var asked: String { items.map(\.description).joined(separator: "\n") }

    private var items: [RequestIntake.Item] {
        (1...itemRows).compactMap { number in
            let text = item(number), index = indexNumber(number)
            return text.isEmpty && index.isEmpty ? nil : RequestIntake.Item(text, indexNumber: index.isEmpty ? nil : index)
        }
    }

    /// Where the sentence about the rows stands.
    private var firstBlankItem: Int {
        (1...itemRows).first { item($0).isEmpty && !indexNumber($0).isEmpty } ?? (1...itemRows).first { item($0).isEmpty && $0 == 1 }
            ?? (1...itemRows).first { item($0).writtenLength > Self.longestItem } ?? 1
    }

    /// Who applies for an item.
    var identity: (applicant: Applicant, contact: RequestIntake.Contact) {
        (
            applicant,
            RequestIntake.Contact(
                address: self[.address], postcode: filled(.postcode), telephone: self[.telephone], email: filled(.email))
        )
    }

    var applicant: Applicant {
        guard isOrganisation else {
            return .person(
                PersonIdentity(
                    name: self[.name], employer: filled(.employer), document: PersonIdentity.Document(rawValue: self[.document]),
                    documentNumber: filled(.documentNumber)))
        }
        return .organisation(
            OrganisationIdentity(
                kind: OrganisationKind(rawValue: self[.organisation]) ?? .other, name: self[.name], code: self[.organisationCode],
                representative: self[.representative], contactName: self[.contactName]))
    }

    func filled(_ name: Name) -> String? { self[name].isEmpty ? nil : self[name] }

    func codes(_ name: Name) -> [String] { self[name].split(separator: " ").map(String.init) }
}
