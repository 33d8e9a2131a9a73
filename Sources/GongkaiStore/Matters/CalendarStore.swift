package import GongkaiCore

/// Changes of the working calendar, such as a holiday that was announced late: one person proposes, another confirms, and every open matter
/// whose days move gets an event that says so.
package struct CalendarStore: Sendable {
    let matters: MatterStore
    /// Matters that are looked at together, and rows of one statement.
    let together: (matters: Int, rows: Int)

    package init(matters: MatterStore, together: (matters: Int, rows: Int) = (500, 50)) {
        self.matters = matters
        self.together = together
    }

    private var database: any Database { matters.database }

    /// A change as it was proposed, and what became of it.
    package struct Change: Sendable, Equatable {
        package let id: Int64
        /// Lines of `date,kind,name,source`.
        package let lines: String
        package let reason: String
        package let proposedBy: OfficerID
        package let proposedAt: Instant
        package let decidedBy: OfficerID?
        package let decidedAt: Instant?
        /// Nil while nobody decided.
        package let isConfirmed: Bool?
        package let moved: Int?
    }

    /// An open matter whose last day would be another.
    package struct Move: Sendable, Equatable {
        package let id: MatterID
        package let number: String
        /// The code of its kind.
        package let kind: String
        package let agency: AgencyID
        package let before: Day?
        /// The same as before where a day within the case moves, and not the last.
        package let after: Day?
    }

    /// Proposes lines of `date,kind,name,source`; each takes the place of what was said of its day. Returns the key of the change.
    package func propose(
        _ lines: String, reason: String, by officer: Officer, from address: String, at now: Instant
    ) async throws -> Int64 {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw MatterAccessRefusal.reasonMissing }
        return try await database.write { tx in
            try tx.requireCalendarRight(officer)
            do { _ = try matters.calendars.calendars(in: tx).changed(by: lines, at: now) } catch let fault as WorkingCalendar.Malformed {
                throw CalendarRefusal.malformed(line: fault.line - 1, reason: fault.reason)
            }
            let id = try tx.insert(
                """
                INSERT INTO calendar_change (lines, reason, proposed_by, proposed_at) VALUES (\(lines), \(reason), \(officer.id), \(now))
                """)
            try tx.record(
                action: "calendar.propose", subject: "calendar_change/\(id)", reason: reason, after: JSONText.object(["lines": lines]),
                by: officer.actor(from: address), at: now)
            return id
        }
    }

    /// The calendar that holds now.
    package func calendar() async throws -> WorkingCalendar { try await matters.calendar() }

    /// The changes, the newest first.
    package func changes(limit: Int = 50) async throws -> [Change] {
        try await database.read { tx in
            try tx.rows("SELECT * FROM calendar_change ORDER BY id DESC LIMIT \(limit)").map(Change.init)
        }
    }

    /// The open matters that would move, in the order in which they came; the first `limit` of them, and how many there are.
    package func preview(
        _ id: Int64, for officer: Officer, at now: Instant, limit: Int = 200
    ) async throws -> (first: [Move], count: Int) {
        try await database.read { tx in
            try tx.requireCalendarRight(officer)
            let change = try tx.calendarChange(id)
            let old = try matters.calendars.calendars(in: tx)
            var first: [Move] = [], count = 0
            let new = try old.changed(by: change.lines, at: now)
            try matters.forEachMoved(from: old, to: new, on: change.firstDay, together.matters, in: tx) { moved in
                count += moved.count
                first += moved.prefix(limit - first.count).map(Move.init)
            }
            return (first, count)
        }
    }

    /// Confirms what somebody else proposed, and computes the days of all open matters anew. Returns how many moved.
    @discardableResult
    package func confirm(_ id: Int64, by officer: Officer, from address: String, at now: Instant) async throws -> Int {
        try await database.writeAtLength { tx in
            try tx.requireCalendarRight(officer)
            // No step is taken on any matter meanwhile.
            if tx.dialect == .postgres { try tx.run("LOCK TABLE matter IN EXCLUSIVE MODE") }
            // In the order of everybody else: the head of the registers before that of the audit trail.
            try tx.takeRecords(0)
            let change = try tx.undecided(id)
            if change.proposedBy == officer.id { throw CalendarRefusal.ownProposal }
            try tx.expectMuch()
            let old = try matters.calendars.calendars(in: tx), new = try old.changed(by: change.lines, at: now)
            let actor = officer.actor(from: address)
            var moved = 0
            let cause = Recalculation(present: new, reason: change.reason, actor: actor, now: now, rowsTogether: together.rows)
            try matters.forEachMoved(from: old, to: new, on: change.firstDay, together.matters, in: tx) { some in
                moved += some.count
                try tx.recalculate(some, for: cause, in: matters)
            }
            try tx.decide(id, isConfirmed: true, moved: moved, by: officer.id, at: now)
            try tx.record(
                action: "calendar.confirm", subject: "calendar_change/\(id)", reason: change.reason,
                after: JSONText.object(["lines": change.lines, "moved": String(moved)]), by: actor, at: now)
            try tx.expectLittle()
            return moved
        }
    }

    /// Turns a proposal down; whoever made it may do so too.
    package func reject(_ id: Int64, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            try tx.requireCalendarRight(officer)
            _ = try tx.undecided(id)
            try tx.decide(id, isConfirmed: false, moved: nil, by: officer.id, at: now)
            try tx.record(
                action: "calendar.reject", subject: "calendar_change/\(id)", by: officer.actor(from: address), at: now)
        }
    }
}

extension Transaction {
    /// The calendar holds for the whole district: only who answers for all of it changes it.
    fileprivate func requireCalendarRight(_ officer: Officer) throws {
        let officer = try current(officer)
        guard officer.may(.changeCalendar), officer.coversAll else { throw MatterAccessRefusal.permissionMissing(.changeCalendar) }
    }

    fileprivate func calendarChange(_ id: Int64, locked: Bool = false) throws -> CalendarStore.Change {
        let lock: SQL = locked && dialect == .postgres ? " FOR UPDATE" : ""
        guard let row = try first("SELECT * FROM calendar_change WHERE id = \(id)" + lock) else { throw CalendarRefusal.notFound }
        return try CalendarStore.Change(row)
    }

    fileprivate func undecided(_ id: Int64) throws -> CalendarStore.Change {
        let change = try calendarChange(id, locked: true)
        if change.isConfirmed != nil { throw CalendarRefusal.decided }
        return change
    }

    fileprivate func decide(_ id: Int64, isConfirmed: Bool, moved: Int?, by officer: OfficerID, at now: Instant) throws {
        try run(
            """
            UPDATE calendar_change SET decided_by = \(officer), decided_at = \(now), is_confirmed = \(isConfirmed), moved = \(moved)
            WHERE id = \(id) AND is_confirmed IS NULL
            """, expecting: 1)
    }
}

extension CalendarStore.Move {
    fileprivate init(_ moved: MovedMatter) {
        let row = moved.stored.row
        self.init(
            id: row.id, number: row.number ?? "", kind: row.kind, agency: row.agency, before: moved.before.dueOn,
            after: moved.stored.dates.dueOn)
    }
}

extension CalendarStore.Change {
    /// The first day that it says something of.
    package var firstDay: Day {
        let days = lines.split(whereSeparator: \.isNewline).compactMap { $0.split(separator: ",").first.flatMap { Day($0) } }
        return days.min() ?? Day.firstDay(of: 1)
    }

    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.get("id"), lines: try row.get("lines"), reason: try row.get("reason"), proposedBy: try row.get("proposed_by"),
            proposedAt: try row.get("proposed_at"), decidedBy: try row.get("decided_by"), decidedAt: try row.get("decided_at"),
            isConfirmed: try row.get("is_confirmed"), moved: try row.get("moved"))
    }
}
