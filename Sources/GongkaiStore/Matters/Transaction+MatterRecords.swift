import GongkaiCore

extension Transaction {
    /// Makes the registers hold what a matter says. A line that is new is entered, one that changed is corrected, one that is gone taken back,
    /// each with a version of its own: what a published report has seen stays readable.
    func hold(_ row: MatterRow, before: Matter, _ after: Matter, _ work: MatterWork, by actor: Actor, at now: Instant) throws {
        guard row.number != nil else { return }
        let facts = try work.kind.facts(self, row), lines = work.lines(row, after, facts)
        // Few steps change anything the registers know.
        if before.state != nil, work.lines(row, before, facts) == lines { return }
        try hold(lines, of: row, by: actor, at: now)
    }

    /// The same where something else than a step made the difference, such as the calendar.
    ///
    /// - Parameter cause: stands with the versions after the number of the matter.
    func hold(
        _ lines: [RegisterLine], of row: MatterRow, because cause: String = "办理情况变化", by actor: Actor, at now: Instant
    ) throws {
        var held = try heldRecords(of: row.id)
        if lines.isEmpty, held.isEmpty { return }
        let moment = try moment(now)
        let reason = "申请\(row.number ?? "")\(cause)"
        // What rests on another line goes first.
        for (line, record) in held.reversed() where !lines.contains(where: { $0.key == line }) {
            try takeBack(record.record, in: record.register, reason: reason, by: actor, at: moment)
            try run("DELETE FROM matter_record WHERE matter_id = \(row.id) AND line = \(line)", expecting: 1)
            held.removeAll { $0.line == line }
        }
        for line in lines {
            let register = try RegisterDefinition.named(line.register)
            let values = register.columns.map { column -> RegisterValue in
                if let other = line.references[column.name], let record = held.first(where: { $0.line == other })?.record.record {
                    return .number(record)
                }
                return line.values[column.name] ?? .blank
            }
            if let known = held.first(where: { $0.line == line.key })?.record.record {
                try put(values, line.settled, over: known, in: register, row.agency, reason: reason, by: actor, at: moment)
            } else {
                let record = try takeRecords(1)
                try enter(values, as: record, in: register, row.agency, by: actor, at: moment)
                try run(
                    """
                    INSERT INTO matter_record (matter_id, line, register, record_id)
                    VALUES (\(row.id), \(line.key), \(register.name), \(record))
                    """)
                held.append((line.key, HeldRecord(register: register.name, record: record)))
            }
        }
    }

    private func heldRecords(of matter: MatterID) throws -> [(line: String, record: HeldRecord)] {
        try rows("SELECT line, register, record_id FROM matter_record WHERE matter_id = \(matter) ORDER BY record_id").map { row in
            (try row.get("line"), HeldRecord(register: try row.get("register"), record: try row.get("record_id")))
        }
    }

    private func enter(
        _ values: [RegisterValue], as id: Int64, in register: RegisterDefinition, _ agency: AgencyID, by actor: Actor, at moment: Instant
    ) throws {
        try saveLine(RegisterVersion(record: id, version: 1, agency: agency, values: values), in: register, by: actor, at: moment)
        try record(
            action: "enter", subject: "\(register.name)/\(id)", version: 1, after: register.json(agency, values), by: actor, at: moment)
    }

    private func put(
        _ values: [RegisterValue], _ settled: [String: String], over id: Int64, in register: RegisterDefinition, _ agency: AgencyID,
        reason: String, by actor: Actor, at moment: Instant
    ) throws {
        let table = RegisterTable(register)
        guard let row = try first(table.select + " WHERE record.record_id = \(id) AND record.is_current = 1") else {
            throw DatabaseError(.misuse, "\(register.name)/\(id) was taken back behind the matter it follows from")
        }
        let old = try table.record(row)
        var values = values
        for (column, other) in settled {
            guard let position = register.position(of: column), let anchor = register.position(of: other),
                old.values[anchor] == values[anchor]
            else { continue }
            values[position] = old.values[position]
        }
        guard old.values != values || old.agency != agency else { return }
        try retire(id, version: old.version, in: table)
        try saveLine(
            RegisterVersion(record: id, version: old.version + 1, agency: agency, values: values, reason: reason), in: register, by: actor,
            at: moment)
        try record(
            action: "correct", subject: "\(register.name)/\(id)", version: old.version + 1, reason: reason,
            before: register.json(old.agency, old.values), after: register.json(agency, values), by: actor, at: moment)
    }

    private func takeBack(_ id: Int64, in name: String, reason: String, by actor: Actor, at moment: Instant) throws {
        let register = try RegisterDefinition.named(name)
        let table = RegisterTable(register)
        guard let row = try first(table.select + " WHERE record.record_id = \(id) AND record.is_current = 1") else { return }
        let old = try table.record(row)
        try retire(id, version: old.version, in: table)
        try saveLine(
            RegisterVersion(record: id, version: old.version + 1, isCurrent: false, agency: old.agency, values: old.values, reason: reason),
            in: register, by: actor, at: moment)
        try record(
            action: "void", subject: "\(register.name)/\(id)", version: old.version + 1, reason: reason,
            before: register.json(old.agency, old.values), by: actor, at: moment)
    }

    /// A case number that stands in the register already belongs to another case.
    private func saveLine(_ version: RegisterVersion, in register: RegisterDefinition, by actor: Actor, at moment: Instant) throws {
        do {
            try save(version, in: RegisterTable(register), by: actor, at: moment)
        } catch let error as DatabaseError where error.kind == .duplicate {
            throw MatterAccessRefusal.caseNumberTaken
        }
    }
}

/// A record that a register holds because of a matter.
private struct HeldRecord {
    let register: String
    let record: Int64
}

extension Transaction {
    /// Records that follow from a matter are not touched by hand.
    func requireNotOfMatter(_ record: Int64, in register: RegisterDefinition) throws {
        let row = try first(
            """
            SELECT matter.number FROM matter_record JOIN matter ON matter.id = matter_record.matter_id
            WHERE matter_record.register = \(register.name) AND matter_record.record_id = \(record)
            """)
        if let row { throw RegisterRefusal.ofMatter(try row.get("number", as: String?.self) ?? "") }
    }

    /// From the first year on in which a unit's requests are matters, none is entered by hand; nor is anything that refers to a record that
    /// follows from a matter. What stood there `instead` can be mended, but not moved among the matters.
    func requireBeforeMatters(
        _ values: [RegisterValue], instead old: RegisterRecord? = nil, of agency: AgencyID, in register: RegisterDefinition
    ) throws {
        for (column, other) in register.references where other == "disclosure_request" {
            guard let position = register.position(of: column.name), case .number(let record) = values[position] else { continue }
            try requireNotOfMatter(record, in: try .named(other))
        }
        guard register.name == "disclosure_request", let position = register.position(of: "received_on"),
            case .day(let received) = values[position]
        else { return }
        if let old, old.agency == agency, case .day(let before) = old.values[position], before.year == received.year { return }
        if let first = try firstMatter(of: agency), received.year >= first.year { throw RegisterRefusal.sinceMatters(year: first.year) }
    }

    /// The same for the rows of a file.
    func requireBeforeMatters(_ rows: ImportRows, _ resolution: ImportResolution) throws {
        let register = rows.register
        guard register.name == "disclosure_request" || register.name == "request_reply",
            try first("SELECT matter_id FROM matter_record LIMIT 1") != nil
        else { return }
        for row in rows.rows {
            guard let agency = resolution.agency(of: row) else { continue }
            try requireBeforeMatters(resolution.values(of: row), of: agency, in: register)
        }
    }

    private func firstMatter(of agency: AgencyID) throws -> Day? {
        try value("SELECT MIN(received_on) FROM matter WHERE kind = 'request' AND agency_id = \(agency) AND received_on IS NOT NULL")
    }
}
