package import GongkaiCore

extension RequestStore {
    /// A request is concluded when its reply went out, and no longer when it was signed.
    private static let concludedWhenServed = "concluded when served"

    /// Derives anew what the registers hold of requests that were written by an older rule: so many at a time, in the order of their keys, and none
    /// twice. What is as it should be stays untouched; what is not gets a version of its own. Returns how many were looked at; none when all are.
    ///
    /// - Parameter failed: hears of each that cannot be looked at; it keeps no other from its turn.
    @discardableResult
    package func reviewLines(
        at now: Instant, limit: Int = 200, failed: @Sendable (MatterID, any Error) -> Void = { _, _ in }
    ) async throws -> Int {
        let rule = Self.concludedWhenServed
        let waiting = try await database.read { tx in
            let known = try tx.first("SELECT last_id, through_id FROM request_line_review WHERE rule = \(rule)")
            let last: Int64 = try known?.get("last_id") ?? 0
            let through: Int64 = try known?.get("through_id") ?? tx.value("SELECT COALESCE(MAX(id), 0) FROM matter")
            let ids = try tx.rows(
                """
                SELECT id FROM matter WHERE kind = 'request' AND number IS NOT NULL AND id > \(last) AND id <= \(through)
                ORDER BY id LIMIT \(limit)
                """
            ).map { try $0.get("id", as: MatterID.self) }
            return (ids: ids, through: through, isNew: known == nil)
        }
        if waiting.ids.isEmpty, !waiting.isNew { return 0 }
        for id in waiting.ids {
            try await matters.each(id, failed) {
                try await database.write { tx in
                    let row = try tx.matterRow(id, locked: true), work = try matters.work(on: .request, in: tx)
                    let matter = try tx.matter(row, work.kind, work.key)
                    try tx.hold(
                        work.lines(row, matter, in: tx), of: row, because: "登记规则改为送达后才算办结", by: Transaction.program, at: now)
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
