import GongkaiCore

/// Why the days of many matters are computed anew.
struct Recalculation {
    let present: CalendarSet
    let reason: String
    let actor: Actor
    let now: Instant
    /// Rows of one statement.
    let rowsTogether: Int
}

extension Transaction {
    /// An event of the program on each, that says from which day to which, and what follows from it.
    func recalculate(_ moved: [MovedMatter], for cause: Recalculation, in store: MatterStore) throws {
        var events: [[SQLValue]] = [], limits: [[SQLValue]] = []
        for one in moved {
            let stored = one.stored, matter = stored.matter, kind = try store.kind(stored.row.kind)
            let event = MatterEvent(recalculating: one, for: cause)
            events.append(event.columns(of: stored.row.id, before: matter, kind, store.key))
            if one.movesOnlyLimits {
                limits.append([
                    stored.row.id.sqlValue, event.number.sqlValue, stored.dates.firstDueOn.sqlValue, stored.dates.dueOn.sqlValue,
                    stored.dates.isProvisional.sqlValue,
                ])
            } else {
                var after = matter
                try after.append(event)
                try derive(after, of: stored.row.id, stored.dates, kind, at: cause.now)
            }
            if one.movesRegisters { try holdAnew(one, for: cause, kind, store.key) }
            try record(
                action: "matter.recalculate", subject: "matter/\(stored.row.id.value)", version: Int64(event.number),
                reason: cause.reason, before: JSONText.object(["due": one.before.dueOn?.text]),
                after: JSONText.object(["due": stored.dates.dueOn?.text]), by: cause.actor, at: cause.now)
        }
        try inBatches(events, of: cause.rowsTogether, MatterEvent.insertion)
        try inBatches(limits, of: cause.rowsTogether) { Self.limitUpdate(rows: $0, at: cause.now) }
    }

    private func holdAnew(_ one: MovedMatter, for cause: Recalculation, _ kind: StoredKind, _ key: SealingKey) throws {
        guard one.stored.row.number != nil else { return }
        let work = MatterWork(kind: kind, key: key, calendars: cause.present)
        try hold(work.lines(one.stored.row, one.stored.matter, in: self), of: one.stored.row, by: cause.actor, at: cause.now)
    }

    /// Runs the statement for as many rows as come together.
    private func inBatches(_ rows: [[SQLValue]], of size: Int, _ statement: (_ rows: Int) -> String) throws {
        for start in stride(from: 0, to: rows.count, by: size) {
            let some = rows[start..<min(start + size, rows.count)]
            try run(prepared: statement(some.count), some.flatMap(\.self)[...])
        }
    }

    /// Only these columns: the engine writes every index anew of which a column is named.
    private static func limitUpdate(rows: Int, at now: Instant) -> String {
        let row = "(CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT))"
        return """
            UPDATE matter SET version = moved.column2, first_due_on = moved.column3, due_on = moved.column4,
                is_provisional = moved.column5, changed_at = \(now.milliseconds)
            FROM (VALUES \(Array(repeating: row, count: rows).joined(separator: ", "))) AS moved WHERE matter.id = moved.column1
            """
    }
}

extension MovedMatter {
    /// Whether nothing else of what lists read follows.
    fileprivate var movesOnlyLimits: Bool {
        var dates = before
        dates.firstDueOn = stored.dates.firstDueOn
        dates.dueOn = stored.dates.dueOn
        dates.isProvisional = stored.dates.isProvisional
        return dates == stored.dates
    }
}

extension MatterEvent {
    fileprivate init(recalculating moved: MovedMatter, for cause: Recalculation) {
        let matter = moved.stored.matter
        var values: [String: FieldValue] = ["reason": .text(cause.reason)]
        values["dueBefore"] = moved.before.dueOn.map { .day($0) }
        values["dueAfter"] = moved.stored.dates.dueOn.map { .day($0) }
        self.init(
            number: matter.version + 1, action: .recalculate, author: .program, at: cause.now, on: cause.now.day, values: values,
            before: matter.state, after: matter.state, branch: nil, branchChange: nil, clock: nil, reverses: nil)
    }
}
