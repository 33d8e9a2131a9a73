import GongkaiCore

extension Transaction {
    /// Which of the cells stand in the register already, and whose record that is.
    func existing(
        _ wanted: Dictionary<[SQLValue], Int>.Keys, of group: UniqueGroup, in register: RegisterDefinition
    ) throws -> [(cells: [SQLValue], owner: AgencyID)] {
        let table = SQL(identifier: register.name)
        // The first import into a register, and the largest, finds it empty.
        guard !wanted.isEmpty, try first("SELECT record_id FROM \(table) WHERE is_current = 1 LIMIT 1") != nil else { return [] }
        // By the first column only: the engines have an index for that, but no good plan for a long list of combinations.
        let firsts = Array(Set(wanted.map { $0[0] }))
        var found: [(cells: [SQLValue], owner: AgencyID)] = []
        for start in stride(from: 0, to: firsts.count, by: 500) {
            let some = Array(firsts[start..<min(start + 500, firsts.count)])
            try forEach(
                """
                SELECT \(group.terms.enumerated().map { "\($1) AS \(SQL(identifier: "term_\($0)"))" as SQL }.joined(", ")), agency_id AS owner FROM \(table)
                WHERE is_current = 1 AND \(group.terms[0]) IN \(list: some)
                """
            ) { (row: Row) -> Void in
                let cells = group.terms.indices.map { row[$0] }
                if wanted.contains(cells) { found.append((cells, try row.get("owner"))) }
            }
        }
        return found
    }

    /// Writes all rows as first versions, then their audit entries: the end of the trail, for which all other writers of a PostgreSQL
    /// database queue, is taken as late as possible.
    func save(
        _ rows: ImportRows, _ resolution: ImportResolution, from first: Int64, by actor: Actor, at now: Instant, progress: (Int) -> Void
    ) throws {
        let register = rows.register
        let insert = BulkInsert(register, by: actor, at: now)
        var record = first
        for start in stride(from: 0, to: rows.count, by: BulkInsert.batch) {
            let chunk = rows.rows[start..<min(start + BulkInsert.batch, rows.count)]
            var values: [SQLValue] = []
            values.reserveCapacity(chunk.count * (register.columns.count + 4))
            for row in chunk {
                guard let agency = resolution.agency(of: row) else { continue }
                insert.append(resolution.values(of: row), agency, record: record, to: &values)
                record += 1
            }
            try insert.run(chunk.count, values, in: self)
            progress(start + chunk.count)
        }
        try refreshCounts(afterImportOf: register, from: first, at: now)
    }

    /// The audit entries of what ``save(_:_:from:by:at:progress:)`` wrote.
    func recordImport(_ rows: ImportRows, _ resolution: ImportResolution, from first: Int64, by actor: Actor, at now: Instant) throws {
        let json = RegisterJSON(rows.register)
        let subject = rows.register.name + "/"
        var record = first
        for row in rows.rows {
            guard let agency = resolution.agency(of: row) else { continue }
            let after = json.text(agency, resolution.values(of: row))
            try self.record(action: "import", subject: subject + String(record), version: 1, after: after, by: actor, at: now)
            record += 1
        }
    }

    func requireNewFile(_ file: ImportFile, _ register: RegisterDefinition) throws {
        guard let hash = file.sha256 else { return }
        let earlier = try first(
            """
            SELECT file_name, imported_by, imported_at FROM import_batch
            WHERE sha256 = \(hash) AND register = \(register.name) ORDER BY id DESC LIMIT 1
            """)
        guard let earlier else { return }
        throw RegisterRefusal.alreadyImported(
            file: try earlier.get("file_name"), by: try earlier.get("imported_by"), at: try earlier.get("imported_at"))
    }

    func note(_ file: ImportFile, _ register: RegisterDefinition, rows: Int, by actor: Actor, at now: Instant) throws {
        guard let hash = file.sha256 else { return }
        try run(
            """
            INSERT INTO import_batch (register, file_name, sha256, row_count, imported_by, imported_at)
            VALUES (\(register.name), \(file.name), \(hash), \(rows), \(actor.name), \(now))
            """)
    }
}

/// Inserts first versions many rows at a time.
private struct BulkInsert {
    /// Rows per statement: enough to hide the cost of a statement, few enough for the engines' limits on values.
    static let batch = 50

    private let head: String
    private let row: String
    private let full: String
    private let tail: [SQLValue]

    init(_ register: RegisterDefinition, by actor: Actor, at now: Instant) {
        let columns = register.columns.map(\.name)
        head = """
            INSERT INTO \(register.name) (record_id, version, is_current, agency_id, \(columns.joined(separator: ", ")),
            recorded_by, recorded_at) VALUES

            """
        row = "(?, 1, 1, ?, \(columns.map { _ in "?" }.joined(separator: ", ")), ?, ?)"
        full = head + Array(repeating: row, count: BulkInsert.batch).joined(separator: ", ")
        tail = [actor.name.sqlValue, now.sqlValue]
    }

    func append(_ cells: [RegisterValue], _ agency: AgencyID, record: Int64, to values: inout [SQLValue]) {
        values.append(.integer(record))
        values.append(.integer(agency.value))
        for cell in cells { values.append(cell.sqlValue) }
        values.append(contentsOf: tail)
    }

    func run(_ count: Int, _ values: [SQLValue], in tx: Transaction) throws {
        let isFull = count == BulkInsert.batch
        try tx.run(prepared: isFull ? full : head + Array(repeating: row, count: count).joined(separator: ", "), values[...])
    }
}
