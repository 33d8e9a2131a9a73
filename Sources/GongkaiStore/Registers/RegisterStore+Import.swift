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
        return try await database.write { tx in
            let first = try tx.takeRecords(rows.count)
            if !again { try tx.requireNewFile(file, register) }
            let resolution = try ImportResolution(rows, agency: agency, within: agencies, in: tx)
            guard resolution.report.isClean else { throw RegisterRefusal.faultyFile(resolution.report) }
            try tx.save(rows, resolution, from: first, by: actor, at: now, progress: progress)
            try tx.note(file, register, rows: rows.count, by: actor, at: now)
            return resolution.report
        }
    }

    /// Loads tables of the demonstration, whose later ones refer to earlier ones, in one transaction. `progress` counts the rows of all.
    package func load(
        _ tables: [DemonstrationTable], by actor: Actor, at now: Instant, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws {
        let parsed = try tables.map { table in
            try RegisterStore.read(table, today: now.day)
        }
        try await database.write { tx in
            var before = 0
            for rows in parsed {
                let first = try tx.takeRecords(rows.count)
                let resolution = try ImportResolution(rows, agency: nil, within: nil, in: tx)
                guard resolution.report.isClean else { throw RegisterRefusal.faultyFile(resolution.report) }
                let done = before
                try tx.save(rows, resolution, from: first, by: actor, at: now) { progress(done + $0) }
                before += rows.count
            }
        }
    }
}

extension RegisterStore {
    private static func read(_ table: DemonstrationTable, today: Day) throws -> ImportRows {
        let register = try RegisterDefinition.named(table.register)
        let file = ImportFile(name: table.register, sha256: nil, header: table.columns, rows: table.rows)
        do {
            return try ImportRows(register, file, hasAgency: false, today: today)
        } catch {
            throw RegisterRefusal.faultyFile(ImportReport(header: error))
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
