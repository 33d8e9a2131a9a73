import GongkaiCore

extension Transaction {
    /// Begins a matter with its first step. The code is for the person who waits; only its hash is kept.
    func begin(
        _ request: MatterRequest, for agency: AgencyID, through site: SiteID?, title: String, by caller: MatterStore.Caller,
        _ work: MatterWork, from address: String, at now: Instant, code: TrackingCode
    ) throws -> (row: MatterRow, decision: MatterDecision) {
        try adopt(work.key, at: now)
        let matter = Matter(kind: work.kind.kind.code, agency: agency)
        guard try first("SELECT id FROM agency WHERE id = \(agency)") != nil else { throw MatterAccessRefusal.agencyOutsideScope }
        let (actor, name) = try party(try present(caller), work, from: address, on: now.day)
        try requireHandler(request, on: matter, work.kind)
        let decision = try work.rules(matter, at: now).decide(request, on: matter, by: actor, at: now)
        guard let state = decision.matter.state else { throw DatabaseError(.misuse, "a matter began without a state") }
        let number = try number(in: state, of: agency, work, at: now)
        let id: MatterID = try MatterID(
            value: insert(
                """
                INSERT INTO matter (kind, agency_id, site_id, number, code_hash, title, state, is_open, version, unit_id, is_provisional,
                    is_paused, created_at, changed_at)
                VALUES (\(matter.kind), \(agency), \(site), \(number), \(work.codeHash(code)), \(title), \(state.code), 1, 1, \(agency), 0, 0,
                    \(now), \(now))
                """))
        let row = try matterRow(id)
        try keep(decision, before: matter, row, work, by: name, at: now)
        return (row, decision)
    }

    /// Takes a step on a matter whose row is locked.
    func act(
        _ request: MatterRequest, on row: MatterRow, by caller: MatterStore.Caller, _ work: MatterWork, from address: String,
        at now: Instant
    ) throws -> MatterDecision {
        let matter = try matter(row, work.kind, work.key), caller = try present(caller)
        switch caller {
        case .applicant(let code):
            guard try first("SELECT id FROM matter WHERE id = \(row.id) AND code_hash = \(work.codeHash(code))") != nil else {
                throw MatterAccessRefusal.notFound
            }
        case .officer(let officer):
            try requireReading(officer, of: work.kind)
            try requireSeen(row, matter, by: officer, work.kind)
        case .program: break
        }
        let (actor, name) = try party(caller, work, from: address, on: now.day)
        try requireHandler(request, on: matter, work.kind)
        let decision = try work.rules(matter, at: now).decide(request, on: matter, by: actor, at: now)
        var row = row
        if row.number == nil, let state = decision.matter.state, let number = try number(in: state, of: row.agency, work, at: now) {
            try run("UPDATE matter SET number = \(number) WHERE id = \(row.id)", expecting: 1)
            row = try matterRow(row.id)
        }
        try keep(decision, before: matter, row, work, by: name, at: now)
        return decision
    }

    /// The event, what follows from it, who is told, and an entry in the audit trail that fits no other event.
    private func keep(
        _ decision: MatterDecision, before: Matter, _ row: MatterRow, _ work: MatterWork, by actor: Actor, at now: Instant
    ) throws {
        let event = decision.event, after = decision.matter
        try add(event, to: row.id, before: before, work.kind, work.key)
        var dates = work.dates(after)
        if work.isConcluded(before), work.isConcluded(after) { try keepLimits(&dates, of: row.id) }
        try derive(after, of: row.id, dates, work.kind, at: now)
        try work.kind.follow(self, row, decision, work, actor, now)
        try tell(decision, on: row, work.kind, at: now)
        // Late, because whoever writes to a register waits for it.
        try hold(row, before: before, after, work, by: actor, at: now)
        let name = "matter.\(event.action.code)"
        try record(
            action: name, subject: "matter/\(row.id.value)", version: Int64(event.number), reason: event.reason,
            before: before.state.map { JSONText.object(["state": $0.code]) },
            after: JSONText.object([
                "number": row.number, "state": after.state?.code, "unit": String(after.unit.value),
                "handler": after.handler.map { String($0.value) }, "on": event.on.text, "due": dates.dueOn?.text,
                "said": work.key.lookup(EventText.json(event.values), as: "event/\(row.id.value)/\(event.number)"),
            ]), by: actor, at: now)
    }

    /// What was over before a step stays measured by the limits that lists and counts had of it then.
    private func keepLimits(_ dates: inout MatterDates, of id: MatterID) throws {
        guard let row = try first("SELECT first_due_on, due_on, is_provisional FROM matter WHERE id = \(id)") else { return }
        dates.firstDueOn = try row.get("first_due_on")
        dates.dueOn = try row.get("due_on")
        dates.isProvisional = try row.get("is_provisional")
    }

    private func number(in state: MatterState, of agency: AgencyID, _ work: MatterWork, at now: Instant) throws -> String? {
        if work.kind.unnumbered.contains(state) { return nil }
        return try takeNumber(
            work.kind.kind.numbering, series: work.kind.kind.code, agency: agency, year: now.day.year, isTaken: work.kind.isTaken)
    }

    /// Who acts, with the rights of now.
    private func present(_ caller: MatterStore.Caller) throws -> MatterStore.Caller {
        guard case .officer(let officer) = caller else { return caller }
        return .officer(try current(officer))
    }

    /// Who acts, as the rules and as the audit trail see them.
    private func party(
        _ caller: MatterStore.Caller, _ work: MatterWork, from address: String, on day: Day
    ) throws -> (MatterActor, Actor) {
        switch caller {
        case .officer(let officer): return (.officer(try matterOfficer(officer, work.kind, on: day)), officer.actor(from: address))
        case .applicant: return (.applicant, Actor(name: "applicant", agency: nil, address: address))
        case .program: return (.program, Self.program)
        }
    }
}
