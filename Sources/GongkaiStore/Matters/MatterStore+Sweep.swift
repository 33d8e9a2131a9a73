package import GongkaiCore

extension MatterStore {
    /// Takes the steps the program may take because a day has passed: what was never answered lapses. Each is a transaction of its own, and
    /// running it twice changes nothing. Returns how many steps were taken. A matter for which nothing more can be done is not looked at again that
    /// day, unless something happens to it.
    ///
    /// - Parameter failed: hears of each matter on which a step fails; it keeps no other from its turn.
    @discardableResult
    package func sweep(at now: Instant, failed: @Sendable (MatterID, any Error) -> Void = { _, _ in }) async throws -> Int {
        let waiting = try await database.read { tx in
            swept.turn(to: now.day, try calendars.calendars(in: tx).count)
            return try self.waiting(on: now.day, in: tx).filter(swept.isNew)
        }
        var steps = 0
        for look in waiting {
            try await each(look.id, failed) {
                steps += try await database.write { tx in try self.sweep(look.id, at: now, in: tx) }
                swept.add(look)
            }
        }
        return steps
    }

    /// Open matters whose day is over, and those that a kind watches in any case.
    private func waiting(on day: Day, in tx: Transaction) throws -> [SweptMatters.Look] {
        // All of them: those that stay would else keep the rest from their turn.
        var rows = try tx.rows(
            """
            SELECT id, version, changed_at FROM matter WHERE is_open = 1 AND answer_by IS NOT NULL AND answer_by < \(day)
            ORDER BY answer_by, id
            """)
        for (code, kind) in kinds.sorted(by: { $0.key < $1.key }) where !kind.watched.isEmpty {
            rows += try tx.rows(
                """
                SELECT id, version, changed_at FROM matter WHERE kind = \(code) AND state IN \(list: kind.watched.map(\.code).sorted())
                    AND is_open = 1 AND (answer_by IS NULL OR answer_by >= \(day)) ORDER BY id
                """)
        }
        return try rows.map { row in
            SweptMatters.Look(id: try row.get("id"), version: try row.get("version"), changedAt: try row.get("changed_at"))
        }
    }

    /// One of many: that it fails is told and ends nothing, unless the program ends or the database is away. Then the others would fail too,
    /// and all of them have their turn again.
    func each(_ id: MatterID, _ failed: @Sendable (MatterID, any Error) -> Void, _ work: () async throws -> Void) async throws {
        try Task.checkCancellation()
        do {
            try await work()
        } catch is CancellationError {
            throw CancellationError()
        } catch let error as DatabaseError where error.isPassing {
            throw error
        } catch {
            failed(id, error)
        }
    }

    private func sweep(_ id: MatterID, at now: Instant, in tx: Transaction) throws -> Int {
        let row = try tx.matterRow(id, locked: true)
        let work = try work(on: try kind(row.kind), in: tx)
        var steps = 0
        while true {
            let matter = try tx.matter(row, work.kind, key)
            let button = work.rules(matter, at: now).actions(for: .program, in: matter, at: now).first { button in
                button.refusal == nil && matter.isOverdue(button, work.dates(matter), on: now.day)
            }
            guard let button else {
                try work.kind.warn(tx, row, matter, work, now)
                return steps
            }
            let request = MatterRequest(button.action, seen: matter.version, branch: button.branch)
            _ = try tx.act(request, on: row, by: .program, work, from: "localhost", at: now)
            steps += 1
        }
    }
}

extension Matter {
    /// Whether the day is over that was named to whoever a step answers for; a closing that somebody took back because of that day is not
    /// repeated, and what lapsed in a branch not on the same day.
    fileprivate func isOverdue(_ button: MatterButton, _ dates: MatterDates, on day: Day) -> Bool {
        let waited = clock.marks.last.map { if case .asks = $0.effect { true } else { false } } ?? false
        let named = button.branch.flatMap(branch)?[.answerBy]?.day ?? (waited ? dates.answerBy : nil) ?? self[.answerBy]?.day
        guard let named, named < day else { return false }
        if let branch = button.branch { return !isTakenBack(button.action, in: branch, on: day) }
        return !isLeftOpen(button.action, after: named)
    }
}
