package import GongkaiCore

/// Electronic supervision: what rules find in cases, made from their steps alone, and what becomes of it.
package struct SupervisionStore: Sendable {
    let database: any Database
    let calendars: CalendarSource

    /// No key is needed: nothing that is sealed is looked at.
    package init(database: any Database, shipped calendar: WorkingCalendar = .published) {
        self.database = database
        calendars = CalendarSource(calendar)
    }

    /// Cases read at once, and so many times that in one transaction.
    private static let page = 1_000, pages = 10

    /// Drops everything derived and makes it anew, as it is on a day. Cases are read in the order of their keys, a page at a time, so that memory does
    /// not grow with their number; while one page is computed the next is read. `progress` is told how many cases there are.
    @discardableResult
    package func rebuild(
        upTo day: Day, progress: @escaping @Sendable (_ cases: Int) -> Void = { _ in }
    ) async throws -> SupervisionDigest {
        let (rules, calendars) = try await database.read { tx in (try tx.rules(), try self.calendars.calendars(in: tx)) }
        var last: Int64 = 0
        var done = 0
        var isOver = false
        while !isOver {
            let from = last
            let (through, count, ended) = try await database.writeAtLength { tx in
                try tx.expectMuch()
                let result = try self.rebuild(after: from, upTo: day, rules.book, calendars, in: tx)
                try tx.expectLittle()
                return result
            }
            last = through
            done += count
            isOver = ended
            progress(done)
        }
        return try await database.writeAtLength { tx in
            try tx.expectMuch()
            try tx.recountSupervision()
            try tx.restateCards()
            try tx.setBasis(rules.version, calendars.count, through: day)
            let digest = try tx.supervisionDigest()
            try tx.expectLittle()
            return digest
        }
    }

    private func rebuild(
        after from: Int64, upTo day: Day, _ book: SupervisionRuleBook, _ calendars: CalendarSet, in tx: Transaction
    ) throws -> (last: Int64, count: Int, isOver: Bool) {
        var replay = CaseReplay(book, calendars, upTo: day)
        var last = from, count = 0
        var computed: Ahead<(cases: [SupervisedCase], replay: CaseReplay)>?
        for number in 0...Self.pages {
            // What comes in meanwhile waits for the next round.
            let rows = number < Self.pages ? try tx.caseRows(after: last, limit: Self.page) : []
            if let known = computed {
                let done = try known.value()
                replay = done.replay
                try tx.keep(done.cases)
                computed = nil
            }
            guard let end = rows.last?.id.value else {
                if number == Self.pages { return (last, count, false) }
                try tx.forgetSupervision("matter_id > \(last)")
                return (last, count, true)
            }
            try tx.forgetSupervision("matter_id > \(last) AND matter_id <= \(end)")
            try tx.run("DELETE FROM supervision_pending WHERE matter_id > \(last) AND matter_id <= \(end)")
            let ready = replay
            computed = Ahead {
                var replay = ready
                return (rows.compactMap { replay.supervised($0) }, replay)
            }
            last = end
            count += rows.count
        }
        return (last, count, false)
    }

    /// What stands there now, read anew.
    package func digest() async throws -> SupervisionDigest { try await database.read { tx in try tx.supervisionDigest() } }
}

extension Transaction {
    func setBasis(_ rules: Int, _ calendars: Int, through day: Day) throws {
        try run(
            """
            INSERT INTO supervision_basis (id, rules, calendars, through) VALUES (1, \(rules), \(calendars), \(day))
            ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, calendars = excluded.calendars, through = excluded.through
            """)
    }

    /// By which rules and calendar the derived tables were made, and up to which day; nil where they never were.
    func supervisionBasis() throws -> (rules: Int, calendars: Int, through: Day)? {
        guard let row = try first("SELECT rules, calendars, through FROM supervision_basis WHERE id = 1") else { return nil }
        return (try row.get("rules"), try row.get("calendars"), try row.get("through"))
    }
}
