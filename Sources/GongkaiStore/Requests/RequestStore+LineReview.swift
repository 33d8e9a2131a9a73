package import GongkaiCore

extension RequestStore {
    /// A request is concluded when its reply went out, and no longer when it was signed.
    private static let concludedWhenServed = "concluded when served"
    /// A notice that was never sent stops nothing, and a consultation begun on the last day puts it off.
    private static let askedWhenTold = "asked when told"

    /// Derives anew what the registers hold of requests that were written by an older rule: so many at a time, in the order of their keys, and none
    /// twice. What is as it should be stays untouched; what is not gets a version of its own. Returns how many were looked at; none when all are.
    ///
    /// - Parameter failed: hears of each that cannot be looked at; it keeps no other from its turn.
    @discardableResult
    package func reviewLines(
        at now: Instant, limit: Int = 200, failed: @Sendable (MatterID, any Error) -> Void = { _, _ in }
    ) async throws -> Int {
        try await review(Self.concludedWhenServed, of: "number IS NOT NULL", limit: limit, failed) { tx, row, work in
            try tx.hold(
                work.lines(row, try tx.matter(row, work.kind, work.key), in: tx), of: row, because: "登记规则改为送达后才算办结",
                by: Transaction.program, at: now)
        }
    }

    /// Derives anew the last days of open requests that were counted by an older rule, in the same way. What is concluded keeps the days and the
    /// lateness that were published.
    @discardableResult
    package func reviewDays(
        at now: Instant, limit: Int = 200, failed: @Sendable (MatterID, any Error) -> Void = { _, _ in }
    ) async throws -> Int {
        try await review(Self.askedWhenTold, of: "is_open = 1", limit: limit, failed) { tx, row, work in
            try tx.reviewDays(of: row, work, at: now)
        }
    }

    private func review(
        _ rule: String, of which: SQL, limit: Int, _ failed: @Sendable (MatterID, any Error) -> Void,
        _ body: @escaping @Sendable (Transaction, MatterRow, MatterWork) throws -> Void
    ) async throws -> Int {
        let waiting = try await database.read { tx in
            let known = try tx.first("SELECT last_id, through_id FROM request_line_review WHERE rule = \(rule)")
            let last: Int64 = try known?.get("last_id") ?? 0
            let through: Int64 = try known?.get("through_id") ?? tx.value("SELECT COALESCE(MAX(id), 0) FROM matter")
            let ids = try tx.rows(
                """
                SELECT id FROM matter WHERE kind = 'request' AND \(which) AND id > \(last) AND id <= \(through)
                ORDER BY id LIMIT \(limit)
                """
            ).map { try $0.get("id", as: MatterID.self) }
            return (ids: ids, through: through, isNew: known == nil)
        }
        if waiting.ids.isEmpty, !waiting.isNew { return 0 }
        for id in waiting.ids {
            try await matters.each(id, failed) {
                try await database.write { tx in
                    try body(tx, try tx.requestRow(id, locked: true), try matters.work(on: .request, in: tx))
                }
            }
        }
        let last = waiting.ids.last?.value ?? waiting.through
        try await database.write { tx in
            try tx.run(
                """
                INSERT INTO request_line_review (rule, last_id, through_id) VALUES (\(rule), \(last), \(waiting.through))
                ON CONFLICT (rule) DO UPDATE SET last_id = CASE WHEN excluded.last_id > request_line_review.last_id
                    THEN excluded.last_id ELSE request_line_review.last_id END
                """)
        }
        return waiting.ids.count
    }
}

extension Transaction {
    /// Writes the days of an open request as its events make them, where other ones stand.
    fileprivate func reviewDays(of row: MatterRow, _ work: MatterWork, at now: Instant) throws {
        let matter = try matter(row, work.kind, work.key), dates = work.dates(matter)
        guard matter.requestState?.isOpen == true,
            let held = try first("SELECT first_due_on, due_on, is_paused, answer_by FROM matter WHERE id = \(row.id)")
        else { return }
        let due: Day? = try held.get("due_on"), firstDue: Day? = try held.get("first_due_on"), answer: Day? = try held.get("answer_by")
        let isPaused: Bool = try held.get("is_paused")
        if due == dates.dueOn, firstDue == dates.firstDueOn, answer == dates.answerBy, isPaused == dates.isPaused { return }
        try derive(matter, of: row.id, dates, work.kind, at: now)
        try record(
            action: "matter.recalculate", subject: "matter/\(row.id.value)", version: Int64(matter.version),
            reason: "没有发出的通知书不停止期限；在最后一天开始的征求意见停止期限", before: JSONText.object(["due": due?.text]),
            after: JSONText.object(["due": dates.dueOn?.text]), by: Self.program, at: now)
    }
}
