package import GongkaiCore

/// What the papers of an organ say of the organ itself.
package struct PaperSetting: Sendable, Equatable {
    /// 机关代字: the word before the year in numbers, such as 蒸财公开.
    package var mark: String
    package var places: Remedies.Places
    /// 政府信息公开工作机构.
    package var office: String
    package var address: String
    package var telephone: String
    /// Whom to ask; nil where the office is enough.
    package var contact: String?
    /// Where a fee is paid; nil where none is charged.
    package var payment: String?

    package init(
        mark: String, places: Remedies.Places, office: String, address: String, telephone: String, contact: String? = nil,
        payment: String? = nil
    ) {
        self.mark = mark
        self.places = places
        self.office = office
        self.address = address
        self.telephone = telephone
        self.contact = contact
        self.payment = payment
    }

    init(_ row: Row) throws {
        mark = try row.get("mark")
        places = Remedies.Places(
            government: try row.get("government"), superiorGovernment: try row.get("superior_government"),
            superiorDepartment: try row.get("superior_department"), basicCourt: try row.get("basic_court"),
            intermediateCourt: try row.get("intermediate_court"))
        office = try row.get("office")
        address = try row.get("address")
        telephone = try row.get("telephone")
        contact = try row.get("contact")
        payment = try row.get("payment")
    }

    func organ(_ name: String, _ kind: Agency.Kind) -> RequestPaperFacts.Organ {
        RequestPaperFacts.Organ(
            name: name, kind: kind, places: places, office: office, address: address, telephone: telephone, contact: contact,
            payment: payment)
    }
}

extension PaperStore {
    /// What is set for an organ, and its revision; nil and 0 while nothing is.
    package func setting(of agency: AgencyID) async throws -> (setting: PaperSetting?, revision: Int) {
        try await database.read { tx in
            guard let row = try tx.first("SELECT * FROM paper_setting WHERE agency_id = \(agency)") else { return (nil, 0) }
            return (try PaperSetting(row), try row.get("revision"))
        }
    }

    /// Sets what papers of an organ say from now on; papers that went out keep what they say.
    package func set(
        _ setting: PaperSetting, of agency: AgencyID, expecting revision: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        let missing = setting.missing
        if !missing.isEmpty { throw PaperAccessRefusal.settingIncomplete(missing) }
        try await database.write { tx in
            let officer = try tx.current(officer)
            guard officer.may(.takeRequests), officer.scope.contains(agency) else { throw MatterAccessRefusal.agencyOutsideScope }
            let row = try tx.first("SELECT revision FROM paper_setting WHERE agency_id = \(agency)")
            guard try row?.get("revision", as: Int.self) ?? 0 == revision else { throw PaperAccessRefusal.changedMeanwhile }
            let other = try tx.first("SELECT agency_id FROM paper_setting WHERE mark = \(setting.mark) AND agency_id <> \(agency)")
            guard other == nil else { throw PaperAccessRefusal.markTaken(setting.mark) }
            try tx.put(setting, of: agency, revision: revision + 1, at: now)
            try tx.record(
                action: "paper.setting", subject: "agency/\(agency.value)", version: Int64(revision + 1),
                after: JSONText.object(["mark": setting.mark, "office": setting.office]), by: officer.actor(from: address), at: now)
        }
    }
}

extension Transaction {
    func put(_ setting: PaperSetting, of agency: AgencyID, revision: Int, at now: Instant) throws {
        try run("DELETE FROM paper_setting WHERE agency_id = \(agency)")
        try run(
            """
            INSERT INTO paper_setting (agency_id, mark, government, superior_government, superior_department, basic_court,
                intermediate_court, office, address, telephone, contact, payment, revision, changed_at)
            VALUES (\(agency), \(setting.mark), \(setting.places.government), \(setting.places.superiorGovernment),
                \(setting.places.superiorDepartment), \(setting.places.basicCourt), \(setting.places.intermediateCourt), \(setting.office),
                \(setting.address), \(setting.telephone), \(setting.contact), \(setting.payment), \(revision), \(now))
            """)
    }
}

extension PaperSetting {
    /// What is left blank and must not be.
    package var missing: [String] {
        [
            ("机关代字", mark), ("本级政府", places.government), ("上一级政府", places.superiorGovernment), ("基层法院", places.basicCourt),
            ("中级法院", places.intermediateCourt), ("信息公开工作机构", office), ("地址", address), ("电话", telephone),
        ].filter { $0.1.allSatisfy(\.isWhitespace) }.map(\.0)
    }
}
