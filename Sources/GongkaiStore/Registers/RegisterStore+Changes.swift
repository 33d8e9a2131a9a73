package import GongkaiCore

extension RegisterStore {
    /// Enters a new record and returns its id. `cells` are texts as typed, by column name.
    package func enter(
        _ register: RegisterDefinition, agency: AgencyID, cells: [String: String], agencies: Set<AgencyID>?, by actor: Actor,
        at now: Instant
    ) async throws -> Int64 {
        let parsed = try register.read(cells, today: now.day)
        return try await database.write { tx in
            try tx.enter(parsed, in: register, agency: agency, within: agencies, by: actor, at: now)
        }
    }

    /// Writes a new version of a record and returns its number. `version` is the one the caller has seen; `agency` nil keeps the agency.
    @discardableResult
    package func correct(
        _ register: RegisterDefinition, _ id: Int64, expecting version: Int64, agency: AgencyID? = nil, cells: [String: String],
        reason: String, agencies: Set<AgencyID>?, by actor: Actor, at now: Instant
    ) async throws -> Int64 {
        let reason = try RegisterStore.stated(reason)
        let parsed = try register.read(cells, today: now.day)
        return try await database.write { tx in
            try tx.correct(
                parsed, of: id, in: register, expecting: version, agency: agency, reason: reason, within: agencies, by: actor, at: now)
        }
    }

    /// Takes a record back (撤销): its last version is kept, but no longer current.
    package func void(
        _ register: RegisterDefinition, _ id: Int64, expecting version: Int64, reason: String, agencies: Set<AgencyID>?, by actor: Actor,
        at now: Instant
    ) async throws {
        let reason = try RegisterStore.stated(reason)
        try await database.write { tx in
            try tx.takeRecords(0)
            let moment = try tx.moment(now)
            let table = RegisterTable(register)
            let old = try tx.current(id, expecting: version, in: table, agencies: agencies)
            try tx.requireNotOfMatter(id, in: register)
            try tx.requireNoDependents(of: id, in: register, within: agencies)
            try tx.retire(id, version: version, in: table)
            try tx.save(
                RegisterVersion(
                    record: id, version: version + 1, isCurrent: false, agency: old.agency, values: old.values, reason: reason),
                in: table, by: actor, at: moment)
            try tx.refreshCounts(after: [old.values], of: id, in: register, at: moment)
            try tx.record(
                action: "void", subject: "\(register.name)/\(id)", version: version + 1, reason: reason,
                before: register.json(old.agency, old.values), by: actor, at: moment)
        }
    }

    private static func stated(_ reason: String) throws(RegisterRefusal) -> String {
        var reason = reason[...]
        while reason.first?.isWhitespace == true { reason.removeFirst() }
        while reason.last?.isWhitespace == true { reason.removeLast() }
        guard !reason.isEmpty else { throw .reasonMissing }
        return String(reason)
    }
}

/// One version about to be written.
struct RegisterVersion {
    let record: Int64
    let version: Int64
    var isCurrent = true
    let agency: AgencyID
    let values: [RegisterValue]
    var reason: String?
}

extension RegisterDefinition {
    func read(_ cells: [String: String], today: Day) throws(RegisterRefusal) -> ReadRow {
        do {
            return try parse(cells, today: today)
        } catch {
            throw .faults(error.faults)
        }
    }
}

extension Transaction {
    /// Enters a new record, also as part of a greater change, and returns its id.
    func enter(
        _ parsed: ReadRow, in register: RegisterDefinition, agency: AgencyID, within agencies: Set<AgencyID>?, by actor: Actor,
        at now: Instant
    ) throws -> Int64 {
        let id = try takeRecords(1)
        let moment = try moment(now)
        let table = RegisterTable(register)
        try requireAgency(agency, within: agencies)
        let values = try decide(parsed, agency, record: id, in: table, within: agencies)
        try requireBeforeMatters(values, of: agency, in: register)
        try save(RegisterVersion(record: id, version: 1, agency: agency, values: values), in: table, by: actor, at: moment)
        try refreshCounts(after: [values], of: id, in: register, at: moment)
        try record(
            action: "enter", subject: "\(register.name)/\(id)", version: 1, after: register.json(agency, values), by: actor, at: moment)
        return id
    }

    /// Writes a new version of a record, also as part of a greater change, and returns its number.
    @discardableResult
    func correct(
        _ parsed: ReadRow, of id: Int64, in register: RegisterDefinition, expecting version: Int64, agency: AgencyID? = nil,
        reason: String, within agencies: Set<AgencyID>?, by actor: Actor, at now: Instant
    ) throws -> Int64 {
        try takeRecords(0)
        let moment = try moment(now)
        let table = RegisterTable(register)
        let old = try current(id, expecting: version, in: table, agencies: agencies)
        try requireNotOfMatter(id, in: register)
        let owner = agency ?? old.agency
        if owner != old.agency { try requireAgency(owner, within: agencies) }
        let values = try decide(parsed, owner, record: id, in: table, within: agencies)
        guard values != old.values || owner != old.agency else { throw RegisterRefusal.unchanged }
        try requireBeforeMatters(values, instead: old, of: owner, in: register)
        try requireDependentsAfter(values, of: id, in: register)
        try requireDependentsLate(values, of: id, in: register)
        try retire(id, version: version, in: table)
        try save(
            RegisterVersion(record: id, version: version + 1, agency: owner, values: values, reason: reason), in: table, by: actor,
            at: moment)
        try refreshCounts(after: [old.values, values], of: id, in: register, at: moment)
        try record(
            action: "correct", subject: "\(register.name)/\(id)", version: version + 1, reason: reason,
            before: register.json(old.agency, old.values), after: register.json(owner, values), by: actor, at: moment)
        return version + 1
    }

    /// Hands out record ids and returns the first. Also with zero: who writes to a register queues here, so that nothing changes between
    /// what this transaction checks and its commit.
    @discardableResult
    func takeRecords(_ count: Int) throws -> Int64 {
        let last: Int64 = try value(
            "UPDATE register_head SET last_record = last_record + \(count) WHERE id = 1 RETURNING last_record")
        return last - Int64(count) + 1
    }

    /// The current version of a record, or why it cannot be changed.
    func current(
        _ id: Int64, expecting version: Int64, in table: RegisterTable, agencies: Set<AgencyID>?
    ) throws -> RegisterRecord {
        guard
            let row = try first(table.select + " WHERE record.record_id = \(id) ORDER BY record.version DESC LIMIT 1"),
            case let last = try table.record(row), agencies?.contains(last.agency) ?? true
        else { throw RegisterRefusal.notFound(register: table.register.label) }
        guard last.isCurrent else { throw RegisterRefusal.voided }
        guard last.version == version else { throw RegisterRefusal.stale(expected: version, current: last.version) }
        return last
    }

    func requireAgency(_ agency: AgencyID, within agencies: Set<AgencyID>?) throws {
        let known: Int = try value("SELECT COUNT(*) FROM agency WHERE id = \(agency.value)")
        guard known == 1, agencies?.contains(agency) ?? true else { throw RegisterRefusal.agencyOutsideScope }
    }

    func retire(_ id: Int64, version: Int64, in table: RegisterTable) throws {
        try run(
            "UPDATE \(table.name) SET is_current = 0 WHERE record_id = \(id) AND version = \(version) AND is_current = 1", expecting: 1)
    }

    func save(_ version: RegisterVersion, in table: RegisterTable, by actor: Actor, at now: Instant) throws {
        let columns = table.register.columns.map { SQL(identifier: $0.name) }.joined(", ")
        let values = version.values.map { "\($0)" as SQL }.joined(", ")
        try run(
            """
            INSERT INTO \(table.name) (record_id, version, is_current, agency_id, \(columns), reason, recorded_by, recorded_at)
            VALUES (\(version.record), \(version.version), \(version.isCurrent), \(version.agency.value), \(values), \(version.reason),
                \(actor.name), \(now))
            """)
    }
}
