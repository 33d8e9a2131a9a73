package import GongkaiCore

extension CaseStore {
    /// Takes the steps the program takes because a day has come: silence becomes acceptance, what was promised and did not come lapses, the steps
    /// of a joint case begin, what is over goes to the archive. All cases whose day has come have their turn, each in a transaction of its own.
    /// Returns how many steps were taken.
    ///
    /// - Parameter failed: hears of each case on which a step fails; it keeps no other from its turn.
    @discardableResult
    package func sweep(at now: Instant, failed: @Sendable (MatterID, any Error) -> Void = { _, _ in }) async throws -> Int {
        var steps = 0
        for id in try await waiting(on: now.day) {
            try await matters.each(id, failed) { steps += try await database.write { tx in try self.sweep(id, at: now, in: tx) } }
        }
        return steps
    }

    /// The cases whose day has come, in the order of their keys.
    package func waiting(on day: Day) async throws -> [MatterID] {
        try await database.read { tx in
            // Asked one by one: of both together SQLite reads every case.
            let planned = try tx.rows("SELECT matter_id AS id FROM case_detail WHERE program_on <= \(day)")
            let silent = try tx.rows("SELECT id FROM matter WHERE kind = 'case' AND state = 'received' AND is_open = 1 AND due_on < \(day)")
            return Set(try (planned + silent).map { try $0.get("id", as: Int64.self) }).sorted().map { MatterID(value: $0) }
        }
    }

    /// The steps the program takes on one case; how many.
    @discardableResult
    func sweep(_ id: MatterID, at now: Instant, in tx: Transaction) throws -> Int {
        let row = try tx.caseRow(id, locked: true)
        let work = try matters.work(on: .serviceCase, in: tx)
        var matter = try tx.matter(row, work.kind, key)
        var steps = 0
        while let step = CaseProgram(matter, work.calendars.newest).steps.first, step.day <= now.day {
            matter = try tx.act(step.request, on: row, by: .program, work, from: "localhost", at: now).matter
            steps += 1
        }
        // The calendar may have changed since the day was written down.
        if steps == 0 { try tx.planProgram(of: id, matter, work.calendars.newest) }
        return steps
    }
}
