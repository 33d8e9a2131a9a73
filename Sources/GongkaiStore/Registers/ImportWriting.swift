import GongkaiCore

extension Transaction {
    /// Which of the cells stand in the register already.
    func existing(
        _ wanted: Dictionary<[SQLValue], Int>.Keys, of group: UniqueGroup, in register: RegisterDefinition
    ) throws -> [[SQLValue]] {
        let table = SQL(identifier: register.name)
        // The first import into a register, and the largest, finds it empty.
        guard !wanted.isEmpty, try first("SELECT record_id FROM \(table) WHERE is_current = 1 LIMIT 1") != nil else { return [] }
        let selected = group.terms.joined(", ")
        let keys = Array(wanted)
        var found: [[SQLValue]] = []
        for start in stride(from: 0, to: keys.count, by: 100) {
            let some = keys[start..<min(start + 100, keys.count)]
            let condition: SQL
            if group.terms.count == 1 {
                condition = "\(group.terms[0]) IN \(list: some.map { $0[0] })"
            } else {
                condition = some.map { cells in
                    "(\(zip(group.terms, cells).map { "\($0) = \($1)" as SQL }.joined(" AND ")))" as SQL
                }.joined(" OR ")
            }
            try forEach("SELECT \(selected) FROM \(table) WHERE is_current = 1 AND (\(condition))") { (row: Row) -> Void in
                found.append(group.terms.indices.map { row[$0] })
            }
        }
        return found
    }

    /// Writes all rows as first versions, each with its audit entry.
    func save(
        _ rows: ImportRows, from first: Int64, by actor: Actor, at now: Instant, progress: (Int) -> Void
    ) throws {
        let register = rows.register
        let insert = BulkInsert(register, by: actor, at: now)
        let json = RegisterJSON(register)
        let subject = register.name + "/"
        var record = first
        for start in stride(from: 0, to: rows.count, by: BulkInsert.batch) {
            let chunk = rows.rows[start..<min(start + BulkInsert.batch, rows.count)]
            try insert.run(chunk, from: record, in: self)
            for row in chunk {
                try self.record(
                    action: "import", subject: subject + String(record), version: 1, after: json.text(row.agency, row.values), by: actor,
                    at: now)
                record += 1
            }
            progress(start + chunk.count)
        }
        try refreshCounts(afterImportOf: register, from: first)
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
        head =
            "INSERT INTO \(register.name) (record_id, version, is_current, agency_id, \(columns.joined(separator: ", ")), recorded_by, recorded_at) VALUES "
        row = "(?, 1, 1, ?, \(columns.map { _ in "?" }.joined(separator: ", ")), ?, ?)"
        full = head + Array(repeating: row, count: BulkInsert.batch).joined(separator: ", ")
        tail = [actor.name.sqlValue, now.sqlValue]
    }

    func run(_ rows: ArraySlice<ImportRows.Row>, from first: Int64, in tx: Transaction) throws {
        var values: [SQLValue] = []
        values.reserveCapacity(rows.count * 14)
        var record = first
        for row in rows {
            values.append(.integer(record))
            values.append(.integer(row.agency.value))
            for value in row.values { values.append(value.sqlValue) }
            values.append(contentsOf: tail)
            record += 1
        }
        let isFull = rows.count == BulkInsert.batch
        try tx.run(prepared: isFull ? full : head + Array(repeating: row, count: rows.count).joined(separator: ", "), values)
    }
}
