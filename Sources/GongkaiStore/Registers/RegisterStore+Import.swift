package import GongkaiCore

extension RegisterStore {
    /// What importing a file would do: every fault that it has, and nothing changed. `agency` owns the rows that name none.
    package func check(
        _ register: RegisterDefinition, _ file: ImportFile, agency: AgencyID? = nil, agencies: Set<AgencyID>?, at now: Instant
    ) async throws -> ImportReport {
        let rows: ImportRows
        do {
            rows = try ImportRows(register, file, hasAgency: agency != nil, today: now.day)
        } catch {
            return ImportReport(header: error)
        }
        return try await database.read { tx in
            try ImportResolution(rows, agency: agency, within: agencies, in: tx).report
        }
    }

    /// Imports all rows of a file in one transaction, or none. Returns when the rows are durably stored.
    ///
    /// - Parameters:
    ///   - again: take a file also when one of the same content was imported before.
    ///   - progress: called now and then with the number of rows written.
    package func load(
        _ register: RegisterDefinition, _ file: ImportFile, agency: AgencyID? = nil, again: Bool = false, agencies: Set<AgencyID>?,
        by actor: Actor, at now: Instant, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> ImportReport {
        let rows: ImportRows
        do {
            rows = try ImportRows(register, file, hasAgency: agency != nil, today: now.day)
        } catch {
            throw RegisterRefusal.faultyFile(ImportReport(header: error))
        }
        return try await database.writeAtLength { tx in
            if rows.count == 0 { throw RegisterRefusal.noRows(file: file.name) }
            let first = try tx.takeRecords(rows.count)
            let moment = try tx.moment(now)
            if !again { try tx.requireNewFile(file, register) }
            let resolution = try ImportResolution(rows, agency: agency, within: agencies, in: tx)
            guard resolution.report.isClean else { throw RegisterRefusal.faultyFile(resolution.report) }
            try tx.requireBeforeMatters(rows, resolution)
            try tx.save(rows, resolution, from: first, by: actor, at: moment, progress: progress)
            try tx.note(file, register, rows: rows.count, by: actor, at: moment)
            try tx.recordImport(rows, resolution, from: first, by: actor, at: moment)
            return resolution.report
        }
    }
}

extension RegisterStore {
    /// Loads tables of the demonstration in one transaction.
    package func load(
        _ tables: [DemonstrationTable], by actor: Actor, at now: Instant, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws {
        try await database.writeAtLength { tx in try tx.load(tables, by: actor, at: now, progress: progress) }
    }
}

extension Transaction {
    /// Loads tables of the demonstration, whose later ones refer to earlier ones. `progress` counts the rows of all tables.
    func load(_ tables: [DemonstrationTable], by actor: Actor, at now: Instant, progress: (Int) -> Void) throws {
        var done = 0
        for table in tables {
            let rows = try ImportRows(table, today: now.day)
            let first = try takeRecords(rows.count)
            let resolution = try ImportResolution(rows, agency: nil, within: nil, in: self)
            guard resolution.report.isClean else { throw RegisterRefusal.faultyFile(resolution.report) }
            let moment = try self.moment(now)
            try save(rows, resolution, from: first, by: actor, at: moment) { progress(done + $0) }
            try recordImport(rows, resolution, from: first, by: actor, at: moment)
            done += rows.count
        }
    }
}

extension ImportRows {
    fileprivate init(_ table: DemonstrationTable, today: Day) throws {
        let file = ImportFile(name: table.register, sha256: nil, header: table.columns, rows: table.rows)
        do {
            self = try ImportRows(RegisterDefinition.named(table.register), file, hasAgency: false, today: today)
        } catch let faults as CellFaults {
            throw RegisterRefusal.faultyFile(ImportReport(header: faults))
        }
    }
}

extension ImportReport {
    /// A header that cannot be taken: no row was looked at.
    fileprivate init(header: CellFaults) {
        self.init()
        for fault in header.faults { add(fault, row: 1) }
    }
}
