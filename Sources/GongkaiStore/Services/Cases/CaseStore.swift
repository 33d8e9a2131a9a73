package import GongkaiCore

/// Approval cases: how they come in, who applies, and what the program does with them. Steps are granted by the rules of ``MatterStore``.
package struct CaseStore: Sendable {
    package let matters: MatterStore

    package init(matters: MatterStore) {
        self.matters = matters
    }

    var database: any Database { matters.database }
    var key: SealingKey { matters.key }

    /// The appointments at the windows that take cases in.
    package var appointments: AppointmentStore { AppointmentStore(database: database, key: key) }

    /// Why an application cannot be taken in: what must be mended, field by field.
    package struct Faulty: Error, Sendable, Equatable {
        package let faults: [IntakeFault]
    }

    /// Files an application from the service hall, under the terms of the item in force.
    package func file(
        _ intake: CaseIntake, under terms: CaseTerms, to agency: AgencyID, through site: SiteID? = nil, files: [NewFile] = [],
        from address: String, at now: Instant
    ) async throws -> FiledCase {
        try await begin(
            .file, intake, terms, for: agency, through: site, files: files, channel: .online, by: { .applicant($0) }, from: address, at: now
        )
    }

    /// 一窗式受理: takes in what was handed in at the window on a day.
    package func takeIn(
        _ intake: CaseIntake, under terms: CaseTerms, to agency: AgencyID, arrivedOn day: Day? = nil, files: [NewFile] = [],
        by officer: Officer, from address: String, at now: Instant
    ) async throws -> FiledCase {
        try await begin(
            .takeIn, intake, terms, for: agency, through: nil, files: files, channel: .window, on: day, by: { _ in .officer(officer) },
            from: address, at: now)
    }

    private func begin(
        _ action: CaseAction, _ intake: CaseIntake, _ terms: CaseTerms, for agency: AgencyID, through site: SiteID?, files: [NewFile],
        channel: CaseIntake.Channel, on day: Day? = nil, by caller: @escaping @Sendable (TrackingCode) -> MatterStore.Caller,
        from address: String, at now: Instant
    ) async throws -> FiledCase {
        let faults = intake.faults
        if !faults.isEmpty { throw Faulty(faults: faults) }
        return try await RequestStore(matters: matters).write(files) { tx in
            try self.begin(
                action, intake, terms, for: agency, through: site, files: files, channel: channel, on: day, by: caller, from: address,
                at: now,
                in: tx)
        }
    }

    /// The same as part of a greater change.
    func begin(
        _ action: CaseAction, _ intake: CaseIntake, _ terms: CaseTerms, reusing reused: [ReusedMaterial] = [], bringing: [String] = [],
        for agency: AgencyID,
        through site: SiteID?, files: [NewFile], channel: CaseIntake.Channel, on day: Day? = nil,
        by caller: (TrackingCode) -> MatterStore.Caller, from address: String, at now: Instant, in tx: Transaction
    ) throws -> FiledCase {
        var values: [String: FieldValue] = [
            MatterField.caseTerms.code: .text(terms.text), MatterField.handedIn.code: .text(intake.handedIn.joined(separator: ";")),
        ]
        if let day = intake.licenceUntil { values[MatterField.licenceUntil.code] = .day(day) }
        if !bringing.isEmpty { values[MatterField.toBring.code] = .text(bringing.joined(separator: ";")) }
        if !reused.isEmpty { values[MatterField.reused.code] = .text(ReusedMaterial.text(reused)) }
        let code = TrackingCode.random()
        let work = try matters.work(on: .serviceCase, in: tx)
        let (row, decision) = try tx.begin(
            MatterRequest(action.action, seen: 0, on: day, values: values), for: agency, through: site, title: terms.itemName,
            by: caller(code), work, from: address, at: now, code: code)
        try tx.keep(intake, terms, through: channel, of: row.id, key)
        // Who applies stands there only now.
        try tx.keepCasePapers(of: decision.event, in: decision.matter, of: row, work, at: now)
        try tx.planProgram(of: row.id, decision.matter, work.calendars.newest)
        try tx.attach(files, to: row.id, with: decision.event.number, key, at: now)
        return FiledCase(id: row.id, number: row.number ?? "", code: code)
    }

    /// Takes a step. What follows from the terms need not be said: the unit of a step, and what is missing where it may follow.
    @discardableResult
    package func act(
        _ request: MatterRequest, on id: MatterID, by caller: MatterStore.Caller, from address: String, at now: Instant
    ) async throws -> MatterDecision {
        try await database.write { tx in try self.act(request, on: id, by: caller, from: address, at: now, in: tx) }
    }

    /// The same as part of a greater change.
    @discardableResult
    func act(
        _ request: MatterRequest, on id: MatterID, by caller: MatterStore.Caller, from address: String, at now: Instant, in tx: Transaction
    ) throws -> MatterDecision {
        let row = try tx.caseRow(id, locked: true)
        let work = try matters.work(on: .serviceCase, in: tx)
        let matter = try tx.matter(row, work.kind, key)
        let whole = request.completed(by: matter).taken(by: caller, matter)
        return try tx.act(whole, on: row, by: caller, work, from: address, at: now)
    }

    /// What stands beside the steps, for an officer whose business it is; the applicant is masked.
    package func detail(of id: MatterID, for officer: Officer) async throws -> CaseDetail {
        try await database.read { tx in
            let stored = try self.matters.stored(try tx.caseRow(id), in: tx)
            try tx.requireSeen(stored.row, stored.matter, by: try tx.reader(officer, of: .serviceCase), .serviceCase)
            return try tx.caseDetail(id, self.key)
        }
    }

    /// Who applies, in full. Why somebody must know goes into the audit trail, before they know it.
    package func reveal(
        _ id: MatterID, reason: String, to officer: Officer, from address: String, at now: Instant
    ) async throws -> ApplicantIdentity {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw MatterAccessRefusal.reasonMissing }
        return try await database.write { tx in
            let stored = try self.matters.stored(try tx.caseRow(id), in: tx)
            let reader = try tx.reader(officer, of: .serviceCase)
            try tx.requireSeen(stored.row, stored.matter, by: reader, .serviceCase)
            let mayReveal = try tx.isAllowed(
                stored.row, stored.matter, to: reader, .serviceCase, on: now.day, who: { $0.may(.readIdentities) })
            guard mayReveal else { throw MatterAccessRefusal.permissionMissing(.readIdentities) }
            let identity = try tx.caseApplicant(of: id, self.key)
            try tx.record(
                action: "case.reveal", subject: "matter/\(id.value)", reason: reason,
                after: JSONText.object(["number": stored.row.number]), by: reader.actor(from: address), at: now)
            return identity
        }
    }
}

extension Transaction {
    /// The row of a case; a matter of another kind is none.
    func caseRow(_ id: MatterID, locked: Bool = false) throws -> MatterRow {
        let row = try matterRow(id, locked: locked)
        guard row.kind == ServiceCase.kind.code else { throw MatterAccessRefusal.notFound }
        return row
    }
}

extension MatterRequest {
    /// Whoever signs for a case or begins its examination in its own unit has it in hand, where nobody had.
    fileprivate func taken(by caller: MatterStore.Caller, _ matter: Matter) -> MatterRequest {
        guard case .officer(let officer) = caller, matter.handler == nil, self[.handler] == nil else { return self }
        guard officer.may(.handleCases), officer.agency == matter.unit else { return self }
        switch CaseAction(rawValue: action.code) {
        case .signIn: break
        case .startStep: guard self[.stepUnit]?.agency == matter.unit else { return self }
        default: return self
        }
        var values = values
        values[MatterField.handler.code] = .officer(officer.id)
        return MatterRequest(action, seen: version, on: on, values: values, branch: branch)
    }

    fileprivate func completed(by matter: Matter) -> MatterRequest {
        guard let terms = matter.caseTerms else { return self }
        var values = values
        switch CaseAction(rawValue: action.code) {
        case .startStep:
            guard let step = self[.step]?.text.flatMap(terms.step) else { return self }
            values.merge(CaseProgram.values(of: step)) { said, _ in said }
        case .acceptWithPromise where self[.promised] == nil:
            values[MatterField.promised.code] = .text(matter.missingMaterials(terms).map(\.code).joined(separator: ";"))
        default: return self
        }
        return MatterRequest(action, seen: version, on: on, values: values, branch: branch)
    }
}
