import GongkaiCore

extension Transaction {
    /// Writes down who applies, and which version of which item they applied for.
    func keep(_ intake: CaseIntake, _ terms: CaseTerms, through channel: CaseIntake.Channel, of id: MatterID, _ key: SealingKey) throws {
        let identity = ApplicantIdentity(applicant: intake.applicant, contact: intake.contact)
        let hash = key.lookup(intake.applicant.key(telephone: intake.contact.telephone), as: "applicant")
        try runLater(
            """
            INSERT INTO case_detail (matter_id, item, item_version, is_joint, channel, applicant, applicant_hash)
            VALUES (\(id), \(terms.item), \(terms.itemVersion), \(terms.isJoint), \(channel.rawValue),
                \(key.seal(identity.json, for: Self.caseApplicantSubject(id))), \(hash))
            """)
    }

    func caseDetail(_ id: MatterID, _ key: SealingKey) throws -> CaseDetail {
        guard let row = try first("SELECT item, item_version, channel FROM case_detail WHERE matter_id = \(id)") else {
            throw MatterAccessRefusal.notFound
        }
        let identity = try caseApplicant(of: id, key)
        return CaseDetail(
            item: try row.get("item"), itemVersion: try row.get("item_version"),
            channel: CaseIntake.Channel(rawValue: try row.get("channel")) ?? .window, masked: MaskedApplicant(identity),
            files: try files(of: id, key))
    }

    /// Cases of an item that are under way, newest first, which have a telephone, or are the one that is known already. Names are sealed, so that they are
    /// opened one by one: only the newest are, which is where somebody who comes by appointment has filed.
    func openCases(of item: String, telephone: String, or known: MatterID?, _ key: SealingKey) throws -> [MatterRow] {
        let digits = telephone.filter(\.isNumber)
        return try rows(
            """
            SELECT * FROM (
                SELECT matter.* FROM case_detail JOIN matter ON matter.id = case_detail.matter_id
                WHERE case_detail.item = \(item) AND matter.is_open = 1 AND matter.number IS NOT NULL ORDER BY matter.id DESC LIMIT 200
            ) AS newest
            UNION SELECT * FROM matter WHERE id = \(known) AND is_open = 1 ORDER BY id DESC
            """
        ).map(MatterRow.init).filter { row in
            try row.id == known || caseApplicant(of: row.id, key).contact.telephone.filter(\.isNumber) == digits
        }
    }

    func caseApplicant(of id: MatterID, _ key: SealingKey) throws -> ApplicantIdentity {
        guard let row = try first("SELECT applicant FROM case_detail WHERE matter_id = \(id)") else { throw MatterAccessRefusal.notFound }
        let text = try key.open(try row.get("applicant", as: [UInt8].self), for: Self.caseApplicantSubject(id))
        guard let identity = ApplicantIdentity(json: text) else { throw SealingFault.damaged(Self.caseApplicantSubject(id)) }
        return identity
    }

    static func caseApplicantSubject(_ id: MatterID) -> String { "case/\(id.value)" }

    /// A certificate's number stands once; where the certificate was a mistake, its number is free again.
    func keepCertificate(_ decision: MatterDecision, of row: MatterRow) throws {
        let event = decision.event
        if let mistake = event.reverses {
            try run("DELETE FROM case_certificate WHERE matter_id = \(row.id) AND event = \(mistake)")
            return
        }
        guard event.action == CaseAction.issueCertificate.action, let number = event[.certificateNumber]?.text?.withoutSpaces else {
            return
        }
        let form = CertificateNumber.form(number)
        try formCertificates()
        let isNew = try run(
            """
            INSERT INTO case_certificate (number, form, matter_id, event) VALUES (\(number), \(form), \(row.id), \(event.number))
            ON CONFLICT DO NOTHING
            """)
        if isNew == 1 { return }
        let holder = try first(
            """
            SELECT matter.number FROM case_certificate JOIN matter ON matter.id = case_certificate.matter_id
            WHERE case_certificate.form = \(form) OR case_certificate.number = \(number) ORDER BY case_certificate.form
            """)
        throw MatterAccessRefusal.certificateTaken(number, of: try holder?.get("number", as: String?.self) ?? "")
    }

    /// Numbers that were kept before they were compared by their form.
    private func formCertificates() throws {
        for row in try rows("SELECT number FROM case_certificate WHERE form IS NULL ORDER BY number") {
            let number: String = try row.get("number"), form = CertificateNumber.form(number)
            try run(
                """
                UPDATE case_certificate SET form = \(form)
                WHERE number = \(number) AND NOT EXISTS (SELECT 1 FROM case_certificate AS other WHERE other.form = \(form))
                """)
        }
    }

    /// Writes down when the program has to look at a case again.
    func planProgram(of id: MatterID, _ matter: Matter, _ calendar: WorkingCalendar) throws {
        try runLater("UPDATE case_detail SET program_on = \(CaseProgram(matter, calendar).day) WHERE matter_id = \(id)")
    }
}

extension String {
    /// A number is the same however it is spaced.
    var withoutSpaces: String { filter { !$0.isWhitespace } }
}
