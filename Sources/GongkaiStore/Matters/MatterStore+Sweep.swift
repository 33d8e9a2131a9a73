package import GongkaiCore

extension MatterStore {
    /// Takes the steps the program may take because a day has passed: what was never answered lapses. Each is a transaction of its own, and
    /// running it twice changes nothing. One that fails keeps no other from its turn; its error is thrown when all had theirs. Returns how many
    /// steps were taken.
    @discardableResult
    package func sweep(at now: Instant) async throws -> Int {
        let waiting = try await database.read { tx in
            try tx.rows(
                // All of them: those that stay would else keep the rest from their turn.
                "SELECT id FROM matter WHERE is_open = 1 AND answer_by IS NOT NULL AND answer_by < \(now.day) ORDER BY answer_by, id"
            ).map { try $0.get("id", as: MatterID.self) }
        }
        var steps = 0
        var failure: (any Error)?
        for id in waiting {
            do {
                steps += try await database.write { tx in try self.sweep(id, at: now, in: tx) }
            } catch let error as CancellationError {
                throw error
            } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
        return steps
    }

    private func sweep(_ id: MatterID, at now: Instant, in tx: Transaction) throws -> Int {
        let row = try tx.matterRow(id, locked: true)
        let work = try work(on: try kind(row.kind), in: tx)
        var steps = 0
        while true {
            let matter = try tx.matter(row, work.kind, key)
            let button = work.rules(matter, at: now).actions(for: .program, in: matter, at: now).first { button in
                button.refusal == nil && matter.isOverdue(button, on: now.day)
            }
            guard let button else { return steps }
            let request = MatterRequest(button.action, seen: matter.version, branch: button.branch)
            _ = try tx.act(request, on: row, by: .program, work, from: "localhost", at: now)
            steps += 1
        }
    }
}

extension Matter {
    /// Whether the day is over that was named to whoever a step answers for.
    fileprivate func isOverdue(_ button: MatterButton, on day: Day) -> Bool {
        let named = button.branch.flatMap(branch)?[.answerBy] ?? self[.answerBy]
        return named?.day.map { $0 < day } ?? false
    }
}
