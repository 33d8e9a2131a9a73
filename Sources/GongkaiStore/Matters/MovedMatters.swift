import GongkaiCore

/// An open matter whose days another calendar moves.
struct MovedMatter: Sendable {
    /// With its days by the other calendar.
    let stored: StoredMatter
    let before: MatterDates
    /// Whether the registers say something else of it by the other one.
    let movesRegisters: Bool
}

extension MatterStore {
    /// Every open matter whose days another calendar moves, so many at a time in the order of their keys. The calendars are the same before
    /// `day`: whoever's days are all before it, and known, is not looked at. While `body` writes, another thread computes the next ones.
    func forEachMoved(
        from old: CalendarSet, to new: CalendarSet, on day: Day, _ together: Int, in tx: Transaction,
        _ body: ([MovedMatter]) throws -> Void
    ) throws {
        var last = MatterID(value: 0)
        var computed: Ahead<[MovedMatter]>?
        repeat {
            let histories = try tx.histories(after: last, reaching: day, limit: together)
            let next = histories.isEmpty ? nil : Ahead { try self.moved(histories, from: old, to: new) }
            if let computed { try body(try computed.value()) }
            computed = next
            last = histories.last?.row.id ?? last
        } while computed != nil
    }

    private func moved(_ histories: [MatterHistory], from old: CalendarSet, to new: CalendarSet) throws -> [MovedMatter] {
        try histories.compactMap { history in
            let row = history.row, stored = try kind(row.kind)
            var matter = try row.matter(of: try history.events.map { try MatterEvent($0, of: row.id, stored, key) })
            if stored.keepsNotices { matter.sent = history.sent }
            let past = old.calendar(of: matter), present = new.calendar(of: matter)
            let before = stored.dates(matter, past), after = stored.dates(matter, present)
            if before == after { return nil }
            return MovedMatter(
                stored: StoredMatter(row: row, matter: matter, dates: after), before: before,
                movesRegisters: stored.lines(row, matter, [:], past) != stored.lines(row, matter, [:], present))
        }
    }
}

/// A matter with the rows of its events, not yet read.
private struct MatterHistory: Sendable {
    let row: MatterRow
    let events: [Row]
    /// When notices of its steps went out.
    let sent: [Int: Day]
}

extension Transaction {
    /// The next open matters whose days a change on `day` can reach.
    fileprivate func histories(after last: MatterID, reaching day: Day, limit: Int) throws -> [MatterHistory] {
        let rows = try self.rows(
            """
            SELECT * FROM matter WHERE is_open = 1 AND received_on IS NOT NULL AND id > \(last)
                AND (due_on IS NULL OR due_on >= \(day) OR first_due_on >= \(day) OR answer_by >= \(day) OR is_provisional = 1)
            ORDER BY id LIMIT \(limit)
            """
        ).map(MatterRow.init)
        var events: [MatterID: [Row]] = [:]
        if rows.isEmpty { return [] }
        let ids = rows.map(\.id)
        for event in try self.rows("SELECT * FROM matter_event WHERE matter_id IN \(list: ids) ORDER BY matter_id, number") {
            events[try event.get("matter_id"), default: []].append(event)
        }
        let sent = try sentNotices(of: ids)
        return rows.map { MatterHistory(row: $0, events: events[$0.id] ?? [], sent: sent[$0.id] ?? [:]) }
    }
}
