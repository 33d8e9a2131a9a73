package import GongkaiCore

extension CaseStore {
    /// Files of one step at the most.
    package static let mostFiles = 30

    /// Files what somebody filled in at the service hall: the case, the answers and the materials, or nothing of it.
    ///
    /// - Parameter ticket: of the page it comes from; what was filed from the same page before is what comes back.
    package func file(
        _ application: CaseApplication, under terms: CaseTerms, to agency: AgencyID, through site: SiteID? = nil,
        ticket: FilingTicket? = nil, from address: String, at now: Instant
    ) async throws -> FiledCase {
        do {
            return try await fileOnce(application, under: terms, to: agency, through: site, ticket: ticket, from: address, at: now)
        } catch is FiledMeanwhile {
            guard let ticket else { throw FiledBefore() }
            return try await database.read { tx in
                guard let filed = try self.filed(from: ticket, in: tx) else { throw FiledBefore() }
                return filed
            }
        }
    }

    private func fileOnce(
        _ application: CaseApplication, under terms: CaseTerms, to agency: AgencyID, through site: SiteID?, ticket: FilingTicket?,
        from address: String, at now: Instant
    ) async throws -> FiledCase {
        let files = application.materials.flatMap(\.files)
        let intake = CaseIntake(
            applicant: application.applicant, contact: application.contact, licenceUntil: application.licenceUntil)
        let faults = intake.faults
        if !faults.isEmpty { throw Faulty(faults: faults) }
        if files.count > Self.mostFiles { throw MatterAccessRefusal.tooManyFiles(most: Self.mostFiles) }
        return try await RequestStore(matters: matters).write(files) { tx in
            if let ticket, let filed = try self.filed(from: ticket, in: tx) { return filed }
            let wanted = application.materials.filter { $0.way == .held && terms.material($0.code) != nil }.map(\.code)
            let held = try self.heldMaterials(wanted, of: intake, under: terms, in: tx)
            var intake = intake
            intake.handedIn = application.materials.filter { material in
                guard terms.material(material.code) != nil else { return false }
                return material.way == .upload && !material.files.isEmpty || material.way == .form && application.form != nil
            }.map(\.code)
            let reused = Self.reused(wanted, held)
            let filed = try self.begin(
                .file, intake, terms, reusing: reused, bringing: Self.toBring(application, under: terms), for: agency, through: site,
                files: [], channel: .online, by: { .applicant($0) },
                from: address, at: now, in: tx)
            try tx.keepAnswers(application, of: filed.id, self.key)
            try tx.keep(application.materials, held: held.mapValues(\.id), of: filed.id, with: 1, self.key, at: now)
            if let ticket { try self.keep(ticket, of: filed, at: now, in: tx) }
            return filed
        }
    }

    /// What is still to come to the window or by post, where nothing came that the window could look at: the form filled in on the page is the application,
    /// not its materials. Empty where something came.
    static func toBring(_ application: CaseApplication, under terms: CaseTerms) -> [String] {
        let came = application.materials.contains { $0.way == .upload && !$0.files.isEmpty }
        if came { return [] }
        return application.materials.filter { material in
            (material.way == .window || material.way == .mail) && terms.material(material.code)?.isRequired ?? false
        }.map(\.code)
    }

    /// What was filled in, for an officer whose business it is.
    package func filled(_ id: MatterID, for officer: Officer) async throws -> FilledCase {
        try await database.read { tx in
            let stored = try self.matters.stored(try tx.caseRow(id), in: tx)
            try tx.requireSeen(stored.row, stored.matter, by: try tx.reader(officer, of: .serviceCase), .serviceCase)
            return try tx.filledCase(id, self.key)
        }
    }

    /// What an applicant agrees to have used again, each with the earlier case where one was found.
    static func reused(_ codes: [String], _ held: [String: MatterRow]) -> [ReusedMaterial] {
        codes.map { ReusedMaterial($0, from: held[$0]?.number, on: held[$0]?.createdAt.day) }
    }

    /// Where the window finds what somebody says they handed in before, by code: the newest case of the same number and name that was accepted with
    /// a material of the same code and name. No applicant is told what is there, and it proves nothing: whoever types a number need not be its owner.
    func heldMaterials(
        _ codes: [String], of intake: CaseIntake, under terms: CaseTerms, in tx: Transaction
    ) throws -> [String: MatterRow] {
        let wanted = Set(codes)
        if wanted.isEmpty { return [:] }
        let hash = key.lookup(intake.applicant.key(telephone: intake.contact.telephone), as: "applicant")
        let cases = try tx.rows(
            """
            SELECT matter.* FROM case_detail JOIN matter ON matter.id = case_detail.matter_id
            WHERE case_detail.applicant_hash = \(hash) AND matter.number IS NOT NULL ORDER BY matter.id DESC LIMIT 20
            """
        ).map(MatterRow.init)
        var held: [String: MatterRow] = [:]
        for row in cases {
            let matter = try tx.matter(row, .serviceCase, key)
            guard matter.clock.startedOn != nil, try tx.caseApplicant(of: row.id, key).applicant.name == intake.applicant.name else {
                continue
            }
            for code in wanted.intersection(matter.materialsHandedIn) where held[code] == nil {
                guard let name = terms.material(code)?.name, matter.caseTerms?.material(code)?.name == name else { continue }
                held[code] = row
            }
        }
        return held
    }
}

extension Transaction {
    func keepAnswers(_ application: CaseApplication, of id: MatterID, _ key: SealingKey) throws {
        try keepAnswers(
            agent: application.agent, walk: application.walk, form: application.form, application.answers, of: id, key)
    }

    /// What was filled in with a case, beside who applies.
    func keepAnswers(
        agent: CaseAgent?, walk: [String] = [], form: Int?, _ answers: ItemForm.Answers, of id: MatterID, _ key: SealingKey
    ) throws {
        var fields: [String: String?] = ["walk": walk.joined(separator: "\n")]
        if let agent {
            fields["agentName"] = agent.name
            fields["agentNumber"] = agent.documentNumber
            fields["agentTelephone"] = agent.telephone
        }
        for (path, said) in answers { fields["answer.\(path)"] = said }
        try run(
            """
            INSERT INTO case_answer (matter_id, form_number, sealed)
            VALUES (\(id), \(form), \(key.seal(JSONText.object(fields), for: Self.answerSubject(id))))
            """)
    }

    /// Keeps what came with a step, each file under its material.
    func keep(
        _ materials: [CaseApplication.Material], held: [String: MatterID] = [:], of id: MatterID, with event: Int, _ key: SealingKey,
        at now: Instant
    ) throws {
        // All files at once, then what material each is of.
        var positions = try attach(materials.flatMap(\.files), to: id, with: event, key, at: now)[...]
        var place = 0
        for material in materials {
            let own = positions.prefix(material.files.count)
            positions = positions.dropFirst(material.files.count)
            let entered: [Int?] = material.way == .upload ? own.map { $0 } : [nil]
            for position in entered {
                place += 1
                try runLater(
                    """
                    INSERT INTO case_material (matter_id, event, place, code, way, position, source_id)
                    VALUES (\(id), \(event), \(place), \(material.code), \(material.way.rawValue), \(position), \(held[material.code]))
                    """)
            }
        }
    }

    func filledCase(_ id: MatterID, _ key: SealingKey) throws -> FilledCase {
        let row = try first(
            """
            SELECT case_answer.*, case_detail.item FROM case_answer JOIN case_detail ON case_detail.matter_id = case_answer.matter_id
            WHERE case_answer.matter_id = \(id)
            """)
        let fields = try row.flatMap { JSONText.texts(try key.open(try $0.get("sealed"), for: Self.answerSubject(id))) } ?? [:]
        var answers: ItemForm.Answers = [:]
        for (name, said) in fields where name.hasPrefix("answer.") { answers[String(name.dropFirst("answer.".count))] = said }
        let number = try row?.get("form_number", as: Int?.self) ?? nil
        let form = try number.flatMap { try itemForm(of: try row?.get("item") ?? "", number: $0) }?.form
        return FilledCase(
            agent: fields["agentName"].map {
                CaseAgent(name: $0, documentNumber: fields["agentNumber"] ?? "", telephone: fields["agentTelephone"] ?? "")
            },
            walk: (fields["walk"] ?? "").split(separator: "\n").map(String.init),
            lines: form?.lines(answers).map {
                FilledCase.Line(
                    heading: $0.heading, label: $0.label, value: $0.value, masked: $0.field.masked($0.value),
                    isPersonal: $0.field.isPersonal)
            } ?? [],
            materials: try caseMaterials(of: id))
    }

    func caseMaterials(of id: MatterID) throws -> [KeptMaterial] {
        try rows(
            """
            SELECT case_material.*, source.number AS source FROM case_material
            LEFT JOIN matter AS source ON source.id = case_material.source_id
            WHERE case_material.matter_id = \(id) ORDER BY case_material.event, case_material.place
            """
        ).map { row in
            KeptMaterial(
                event: try row.get("event"), code: try row.get("code"), way: MaterialWay(rawValue: try row.get("way")) ?? .window,
                position: try row.get("position"), source: try row.get("source"))
        }
    }

    static func answerSubject(_ id: MatterID) -> String { "case_answer/\(id.value)" }
}
