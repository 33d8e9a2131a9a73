import GongkaiCore

extension Transaction {
    /// The row of a request; what is another kind of matter is not there for whoever asks for requests.
    func requestRow(_ id: MatterID, locked: Bool = false) throws -> MatterRow {
        let row = try matterRow(id, locked: locked)
        guard row.kind == DisclosureRequest.kind.code else { throw MatterAccessRefusal.notFound }
        return row
    }

    /// Writes down what the form says, and what it resembles of what the same applicant asked before.
    func keep(_ intake: RequestIntake, of row: MatterRow, _ key: SealingKey, isNew: Bool) throws -> [RequestResemblance] {
        let identity = ApplicantIdentity(applicant: intake.applicant, contact: intake.contact)
        let hash = key.lookup(intake.applicant.key(telephone: intake.contact.telephone), as: "applicant")
        let sealed = key.seal(identity.json, for: Self.applicantSubject(row.id))
        if !isNew { try run("DELETE FROM request_detail WHERE matter_id = \(row.id)", expecting: 1) }
        try run(
            """
            INSERT INTO request_detail (matter_id, applicant, applicant_hash, applicant_kind, channel, own_records, purpose, forms, ways,
                accepts_other, waiver_ground, wants_mail)
            VALUES (\(row.id), \(sealed), \(hash), \(intake.applicant.reportColumn), \(intake.channel.rawValue), \(intake.concernsOwnRecords),
                \(intake.purpose), \(intake.forms.map(\.rawValue).sorted().joined(separator: " ")),
                \(intake.ways.map(\.rawValue).sorted().joined(separator: " ")), \(intake.acceptsOtherForms), \(intake.waiverGround),
                \(intake.wantsMail))
            """)
        for (index, item) in intake.items.enumerated() {
            try run(
                """
                INSERT INTO request_item (matter_id, position, description, index_number)
                VALUES (\(row.id), \(index + 1), \(item.description), \(item.indexNumber))
                """)
        }
        return try keepResemblances(of: row, intake.text, hash)
    }

    /// Repeated requests are recognised among the last of the same applicant to the same organ; a person decides what they are.
    private func keepResemblances(of row: MatterRow, _ text: String, _ hash: String) throws -> [RequestResemblance] {
        var ids: [String: MatterID] = [:]
        let found = try rows(
            """
            SELECT matter.id, matter.number FROM request_detail JOIN matter ON matter.id = request_detail.matter_id
            WHERE request_detail.applicant_hash = \(hash) AND matter.agency_id = \(row.agency) AND matter.id < \(row.id)
                AND matter.number IS NOT NULL ORDER BY matter.id DESC LIMIT 200
            """
        )
        if found.isEmpty { return [] }
        for one in found { ids[try one.get("number")] = try one.get("id", as: MatterID.self) }
        var words: [MatterID: [String]] = [:]
        let asked = try rows(
            "SELECT matter_id, description FROM request_item WHERE matter_id IN \(list: Array(ids.values)) ORDER BY position")
        for one in asked { words[try one.get("matter_id"), default: []].append(try one.get("description")) }
        let earlier = try found.map { one in
            EarlierRequest(
                number: try one.get("number"), applicant: hash, text: words[try one.get("id"), default: []].joined(separator: "\n"))
        }
        let resemblances = RequestResemblance.find(text, by: hash, among: earlier)
        for resemblance in resemblances {
            try run(
                """
                INSERT INTO request_resemblance (matter_id, earlier_id, is_same, likeness)
                VALUES (\(row.id), \(ids[resemblance.number]), \(resemblance.degree == .same), \(Int((resemblance.likeness * 1000).rounded())))
                """)
        }
        return resemblances
    }

    func identity(of id: MatterID, _ key: SealingKey) throws -> ApplicantIdentity {
        guard let row = try first("SELECT applicant FROM request_detail WHERE matter_id = \(id)"),
            let sealed = try row.get("applicant", as: [UInt8]?.self)
        else { throw MatterAccessRefusal.notFound }
        guard let identity = ApplicantIdentity(json: try key.open(sealed, for: Self.applicantSubject(id))) else {
            throw SealingFault.damaged(Self.applicantSubject(id))
        }
        return identity
    }

    func requestDetail(_ id: MatterID, _ key: SealingKey) throws -> RequestDetail {
        guard let row = try first("SELECT * FROM request_detail WHERE matter_id = \(id) AND applicant IS NOT NULL"),
            let channel = try row.get("channel", as: String?.self).flatMap(ReceiptChannel.init)
        else { throw MatterAccessRefusal.notFound }
        let items = try rows("SELECT description, index_number FROM request_item WHERE matter_id = \(id) ORDER BY position").map { item in
            RequestIntake.Item(try item.get("description"), indexNumber: try item.get("index_number"))
        }
        let resembles = try rows(
            """
            SELECT matter.number, request_resemblance.is_same, request_resemblance.likeness FROM request_resemblance
            JOIN matter ON matter.id = request_resemblance.earlier_id
            WHERE request_resemblance.matter_id = \(id) ORDER BY request_resemblance.likeness DESC, matter.number
            """
        ).map { row in
            RequestResemblance(
                number: try row.get("number"), degree: try row.get("is_same") ? .same : .similar,
                likeness: Double(try row.get("likeness", as: Int.self)) / 1000)
        }
        func codes<Code: RawRepresentable>(_ column: String, as type: Code.Type) throws -> Set<Code> where Code.RawValue == String {
            Set(try row.get(column, as: String.self).split(separator: " ").compactMap { Code(rawValue: String($0)) })
        }
        return RequestDetail(
            items: items, channel: channel, concernsOwnRecords: try row.get("own_records"), purpose: try row.get("purpose"),
            forms: try codes("forms", as: RequestIntake.Form.self), ways: try codes("ways", as: RequestIntake.Way.self),
            acceptsOtherForms: try row.get("accepts_other"), waiverGround: try row.get("waiver_ground"),
            applicantKind: try row.get("applicant_kind"),
            mailAddress: try wantsMail(id) ? mailAddress(of: id, key).map { Masking.email($0) } : nil,
            masked: MaskedApplicant(try identity(of: id, key)), files: try files(of: id, key), resembles: resembles)
    }

    static func applicantSubject(_ id: MatterID) -> String { "request/\(id.value)" }
    static func draftSubject(_ id: MatterID) -> String { "request_draft/\(id.value)" }
}
