package import GongkaiCore
package import GongkaiStore

/// Five units that open a restaurant together, a window above them and an inspector beside them, in a ``World``.
package struct CaseDesk: Sendable {
    package let world: World
    package let matters: MatterStore
    package let cases: CaseStore
    package let supervision: SupervisionStore
    /// 窗口人员 of the district: takes in for all units.
    package let window: Officer
    /// 审批人员 and 领导 of each unit, by its code.
    package let approvers: [String: Officer]
    package let heads: [String: Officer]
    /// 监察人员, of a unit that has no cases.
    package let inspector: Officer
    /// Decides about what the first one issued and published.
    package let secondInspector: Officer
    /// 审批人员 of a unit that takes no part.
    package let stranger: Officer
    package let units: [String: CaseTerms.Unit]

    package static let codes = ["ZX11", "ZX12", "ZX16", "ZX21", "ZX22"]
    package static let key = RequestDesk.key
    package static let address = "10.0.0.1"

    package static func open(on engine: TestEngine, _ body: @Sendable (CaseDesk) async throws -> Void) async throws {
        try await World.open(on: engine) { world in try await body(try await CaseDesk(world)) }
    }

    package init(_ world: World) async throws {
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
        var units: [String: CaseTerms.Unit] = [:]
        for code in Self.codes {
            let id = try await world.database.write { tx in
                try tx.insert(
                    """
                    INSERT INTO agency (code, name, kind, parent_id) VALUES (\(code), \("单位\(code)"), 'department', \(world.district.value))
                    """)
            }
            units[code] = CaseTerms.Unit(AgencyID(value: id), "单位\(code)")
        }
        self.units = units
        var approvers: [String: Officer] = [:], heads: [String: Officer] = [:]
        for (code, unit) in units.sorted(by: { $0.key < $1.key }) {
            approvers[code] = try await officer("a\(code.lowercased())", "承办\(code)", "approver", of: unit.id)
            heads[code] = try await officer("h\(code.lowercased())", "负责\(code)", "leader", of: unit.id)
        }
        self.approvers = approvers
        self.heads = heads
        window = try await officer("window", "谢小芳", "windowClerk", of: world.district)
        inspector = try await officer("inspector", "邓立新", "inspector", of: world.office)
        secondInspector = try await officer("inspector2", "向秋生", "inspector", of: world.office)
        stranger = try await officer("stranger", "外人", "approver", of: world.township)
        matters = MatterStore(database: world.database, key: Self.key)
        cases = CaseStore(matters: matters)
        supervision = SupervisionStore(database: world.database)
    }

    /// One application, five units.
    package var restaurant: CaseTerms { get throws { try CaseTerms(item: DemonstrationItems.restaurant, units: units) } }

    /// Two steps of one unit, one after the other, 5 of 20 days.
    package var simple: CaseTerms {
        get throws {
            let unit = units["ZX12"]?.id ?? world.office
            return try CaseTerms(
                item: "430112000000", version: 1, name: "招牌设置许可", statutory: TimeLimit(20, article: "第四十二条第一款"), promisedDays: 5,
                steps: [
                    .init("A", "初审", unit: unit, unitName: "单位ZX12", days: 3),
                    .init("B", "现场核查", unit: unit, unitName: "单位ZX12", days: 2, after: ["A"]),
                ], procedures: [.inspection],
                materials: [.init("M01", "申请书"), .init("M02", "身份证明"), .init("M03", "租赁合同", mayFollow: true)],
                fees: [.init("F01", "工本费", unit: unit, basis: "湘价费〔2012〕1号", standard: 1_000)])
        }
    }

    package static func intake(_ handedIn: [String], name: String = "张小明") -> CaseIntake {
        CaseIntake(
            applicant: .person(
                PersonIdentity(name: name, document: .identityCard, documentNumber: RequestDesk.identityNumber)),
            contact: RequestIntake.Contact(address: "示范区清泉路18号3栋402室", telephone: "13907340001"), handedIn: handedIn)
    }

    /// Taken in at the window on a day.
    package func takenIn(
        _ terms: CaseTerms, in unit: String = "ZX12", _ day: Day, materials: [String]? = nil,
        licenceUntil: Day? = nil, hour: Int = 9
    ) async throws -> FiledCase {
        var intake = Self.intake(materials ?? terms.materials.map(\.code))
        intake.licenceUntil = licenceUntil
        return try await cases.takeIn(
            intake, under: terms, to: units[unit]?.id ?? world.office, by: window,
            from: Self.address, at: Instant(day, hour: hour))
    }

    /// Takes a step on what stands there now.
    @discardableResult
    package func act(
        _ action: CaseAction, on id: MatterID, by officer: Officer, _ day: Day, _ values: [MatterField: FieldValue] = [:],
        branch: Int? = nil, hour: Int = 10
    ) async throws -> MatterDecision {
        try await act(action, on: id, as: .officer(officer), day, values, branch: branch, hour: hour)
    }

    @discardableResult
    package func act(
        _ action: CaseAction, on id: MatterID, as caller: MatterStore.Caller, _ day: Day, _ values: [MatterField: FieldValue] = [:],
        branch: Int? = nil, hour: Int = 10
    ) async throws -> MatterDecision {
        let version = try await version(of: id)
        let said = Dictionary(uniqueKeysWithValues: values.map { ($0.key.code, $0.value) })
        return try await cases.act(
            MatterRequest(action.action, seen: version, values: said, branch: branch), on: id, by: caller, from: Self.address,
            at: Instant(day, hour: hour))
    }

    package func version(of id: MatterID) async throws -> Int {
        try await world.database.read { tx in try tx.value("SELECT version FROM matter WHERE id = \(id)", as: Int.self) }
    }

    package func stored(_ id: MatterID) async throws -> StoredMatter { try await matters.matter(id, for: inspector) }

    /// A step of the flow, begun by the program or before, is finished by its unit.
    package func finish(_ code: String, of id: MatterID, _ day: Day, result: String = "passed", hour: Int = 10) async throws {
        let matter = try await stored(id).matter
        guard let step = matter.caseTerms?.step(code), let unit = units.first(where: { $0.value.id == step.unit })?.key,
            let officer = approvers[unit],
            let branch = matter.branches.last(where: { $0.role == .step && $0[.step]?.text == code && $0.state == .open })
        else { throw DatabaseError(.misuse, "the step \(code) is not open") }
        try await act(
            .finishStep, on: id, by: officer, day, [.stepResult: .text(result), .stepOpinion: .text("核查合格")], branch: branch.number,
            hour: hour)
    }

    /// Accepted on a day and granted on another, each step done in time.
    package func granted(_ received: Day, _ decided: Day) async throws -> MatterID {
        let id = try await takenIn(try simple, received).id
        guard let approver = approvers["ZX12"], let head = heads["ZX12"] else { throw DatabaseError(.misuse, "no ZX12") }
        try await act(.accept, on: id, by: window, received)
        for code in ["A", "B"] {
            try await act(.startStep, on: id, by: approver, received, [.step: .text(code)], hour: 11)
            try await finish(code, of: id, received, hour: 12)
        }
        try await act(.submit, on: id, by: approver, decided)
        try await act(.grant, on: id, by: head, decided, hour: 11)
        return id
    }
}
