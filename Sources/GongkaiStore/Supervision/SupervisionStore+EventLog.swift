package import GongkaiCore

extension SupervisionStore {
    /// The same for an inspector, of the cases that were received in a period. Who took it away, and of which days, stands in the audit trail.
    @discardableResult
    package func exportEventLog(
        received days: ClosedRange<Day>, by officer: Officer, from address: String, at now: Instant,
        _ body: @escaping @Sendable (EventLogCase) throws -> Void
    ) async throws -> Int {
        try await database.read { tx in
            guard try tx.current(officer).may(.supervise) else { throw MatterAccessRefusal.permissionMissing(.supervise) }
        }
        let count = try await eventLog(received: days, body)
        try await database.write { tx in
            try tx.record(
                action: "supervision.export", subject: "event_log/\(days.lowerBound.text)~\(days.upperBound.text)",
                after: JSONText.object(["from": days.lowerBound.text, "through": days.upperBound.text, "cases": String(count)]),
                by: officer.actor(from: address), at: now)
        }
        return count
    }

    /// The day on which the first of all cases was received; nil where there is none.
    package func firstReceived() async throws -> Day? {
        try await database.read { tx in try tx.first("SELECT MIN(received_on) AS first_on FROM supervision_case")?.get("first_on") }
    }

    /// Every case that has a number with its steps and cards, or those that were received on some days, one after the other in the order in which they
    /// came. Returns how many.
    @discardableResult
    package func eventLog(
        received days: ClosedRange<Day>? = nil, _ body: @escaping @Sendable (EventLogCase) throws -> Void
    ) async throws -> Int {
        try await database.read { tx in
            guard try tx.supervisionBasis() != nil else { throw SupervisionRefusal.notDerived(through: nil) }
            let units = try tx.agencyCodes()
            var after: Int64 = 0, count = 0
            while case let rows = try tx.caseRows(received: days, after: after, limit: 500), let first = rows.first, let last = rows.last {
                let within: SQL = "BETWEEN \(first.id) AND \(last.id)"
                let numbers = try tx.rows("SELECT id, number FROM matter WHERE id \(within) AND kind = 'case'")
                    .reduce(into: [Int64: String]()) { $0[try $1.get("id")] = try $1.get("number", as: String?.self) }
                let cards = try tx.rows("SELECT * FROM supervision_card WHERE matter_id \(within) ORDER BY matter_id, on_day, rule")
                    .reduce(into: [Int64: [SupervisionCard]]()) { $0[try $1.get("matter_id"), default: []].append(try SupervisionCard($1)) }
                for one in rows {
                    let events = one.events.compactMap { MatterEvent(supervised: $0) }
                    guard events.count == one.events.count, let number = numbers[one.id.value],
                        let log = EventLogCase(
                            number: number, unit: units[one.agency] ?? "", events: events, cards: cards[one.id.value] ?? [])
                    else { continue }
                    try body(log)
                    count += 1
                }
                after = last.id.value
            }
            return count
        }
    }
}

extension Transaction {
    /// The next cases of a log.
    fileprivate func caseRows(received days: ClosedRange<Day>?, after last: Int64, limit: Int) throws -> [CaseRows] {
        guard let days else { return try caseRows(after: last, limit: limit) }
        return try caseRows(
            of: try rows(
                """
                SELECT matter_id FROM supervision_case WHERE received_on BETWEEN \(days.lowerBound) AND \(days.upperBound)
                    AND matter_id > \(last) ORDER BY matter_id LIMIT \(limit)
                """
            ).map { try $0.get("matter_id") })
    }

    fileprivate func agencyCodes() throws -> [AgencyID: String] {
        try rows("SELECT id, code FROM agency").reduce(into: [:]) { $0[try $1.get("id")] = try $1.get("code", as: String.self) }
    }
}
