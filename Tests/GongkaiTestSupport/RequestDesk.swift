package import GongkaiCore
package import GongkaiStore

/// The people of 示范区教育局 who answer requests, and those of the district above, in a ``World``.
package struct RequestDesk: Sendable {
    package let world: World
    package let matters: MatterStore
    package let requests: RequestStore
    /// 政务公开办 of the district: takes in for all units.
    package let registrar: Officer
    /// 信息员 of the unit.
    package let clerk: Officer
    package let reviewer: Officer
    /// The unit's 领导, who may review as well as sign.
    package let signer: Officer
    /// 信息员 of another unit.
    package let colleague: Officer
    package let auditor: Officer

    package static let key = SealingKey(bytes: (0..<32).map { UInt8($0) })
    package static let address = "10.0.0.1"
    /// A valid number that nobody has.
    package static let identityNumber = "11010519491231002X"

    package static func open(on engine: TestEngine, _ body: @Sendable (RequestDesk) async throws -> Void) async throws {
        try await World.open(on: engine) { world in try await body(try await RequestDesk(world)) }
    }

    package init(_ world: World, calendar: WorkingCalendar = .published) async throws {
        self.world = world
        let accounts = AccountStore(database: world.database)
        func officer(_ login: String, _ name: String, _ role: String, of agency: AgencyID) async throws -> Officer {
            try await world.database.write { tx in
                let id = try tx.insert(
                    """
                    INSERT INTO officer (login, name, agency_id, password_hash, created_at)
                    VALUES (\(login), \(name), \(agency.value), 'none', 0)
                    """)
                try tx.run("INSERT INTO officer_role (officer_id, role) VALUES (\(id), \(role))")
            }
            guard let officer = try await accounts.officer(login: login) else { throw DatabaseError(.misuse, "no \(login)") }
            return officer
        }
        registrar = try await officer("registrar", "周敏", "disclosureOffice", of: world.district)
        clerk = try await officer("clerk", "李文静", "informationOfficer", of: world.education)
        reviewer = try await officer("reviewer", "张丽娟", "reviewer", of: world.education)
        signer = try await officer("signer", "黄志明", "leader", of: world.education)
        colleague = try await officer("colleague", "何晓燕", "informationOfficer", of: world.township)
        auditor = try await officer("auditor", "刘芳", "auditor", of: world.district)
        matters = MatterStore(database: world.database, key: Self.key, shipped: calendar)
        requests = RequestStore(matters: matters)
    }

    /// What a person hands in.
    package static func intake(
        _ description: String = "2023年义务教育学校招生计划", name: String = "张小明", number: String = identityNumber,
        channel: ReceiptChannel = .online
    ) -> RequestIntake {
        RequestIntake(
            applicant: .person(PersonIdentity(name: name, document: .identityCard, documentNumber: number)),
            contact: RequestIntake.Contact(address: "示范区清泉路18号3栋402室", telephone: "13907340001", email: "zhang@example.com"),
            items: [RequestIntake.Item(description)], forms: [.paper], ways: [.post], channel: channel,
            evidence: channel == .online ? nil : "张小明当面递交，收发室收")
    }

    /// Handed in at the counter on a day, to the education bureau.
    package func entered(_ day: Day, _ intake: RequestIntake? = nil) async throws -> FiledRequest {
        try await requests.enter(
            intake ?? Self.intake(channel: .inPerson), to: world.education, arrivedOn: day, by: registrar, from: Self.address,
            at: Instant(day, hour: 9))
    }

    /// Handed in, received and given to the clerk.
    package func handling(_ day: Day) async throws -> MatterID {
        let filed = try await entered(day)
        try await act(.receive, on: filed.id, by: .officer(registrar), day)
        try await act(
            .register, on: filed.id, by: .officer(registrar), day,
            ["unit": .agency(world.education), "handler": .officer(clerk.id)])
        return filed.id
    }

    /// Decided and sent, each step by whoever takes it.
    package func served(_ id: MatterID, _ day: Day, outcome: String = "granted") async throws {
        try await signed(id, day, outcome: outcome)
        try await act(
            .serve, on: id, by: .officer(clerk), day, ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1234567890123")])
    }

    package func signed(_ id: MatterID, _ day: Day, outcome: String = "granted", _ said: [String: FieldValue] = [:]) async throws {
        try await act(.draft, on: id, by: .officer(clerk), day, said.merging(["outcome": .text(outcome)]) { $1 })
        try await signed(draftOf: id, day)
    }

    /// What is drafted already, looked through and signed.
    package func signed(draftOf id: MatterID, _ day: Day) async throws {
        try await act(.review, on: id, by: .officer(reviewer), day)
        try await act(.sign, on: id, by: .officer(signer), day)
    }

    /// A reply with files that go out with it, drafted and signed.
    package func signed(_ id: MatterID, _ day: Day, outcome: String = "granted", _ said: [String: FieldValue] = [:], with files: [NewFile])
        async throws
    {
        let version = try await matters.matter(id, for: clerk).matter.version
        try await requests.act(
            MatterRequest(RequestAction.draft.action, seen: version, values: said.merging(["outcome": .text(outcome)]) { $1 }),
            files: files,
            on: id, by: clerk, from: Self.address, at: Instant(day, hour: 10))
        try await signed(draftOf: id, day)
    }

    /// Takes a step on what stands there now.
    @discardableResult
    package func act(
        _ action: RequestAction, on id: MatterID, by caller: MatterStore.Caller, _ day: Day, _ values: [String: FieldValue] = [:],
        branch: Int? = nil, hour: Int = 10
    ) async throws -> MatterDecision {
        try await step(action.action, on: id, by: caller, day, values, branch: branch, hour: hour)
    }

    @discardableResult
    package func step(
        _ action: MatterAction, on id: MatterID, by caller: MatterStore.Caller, _ day: Day, _ values: [String: FieldValue] = [:],
        branch: Int? = nil, hour: Int = 10
    ) async throws -> MatterDecision {
        if action == RequestAction.serve.action { try await requirePapers(at: Instant(day, hour: hour)) }
        let version = try await world.database.read { tx in try tx.value("SELECT version FROM matter WHERE id = \(id)", as: Int.self) }
        return try await matters.act(
            MatterRequest(action, seen: version, values: values, branch: branch), on: id, by: caller, from: Self.address,
            at: Instant(day, hour: hour))
    }
}
