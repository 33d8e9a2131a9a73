package import GongkaiCore

/// Which requests the public register shows, and where it goes on.
package struct RequestRegisterQuery: Sendable {
    package enum Result: Sendable, Equatable {
        /// Not answered yet.
        case open
        /// Not answered yet, and the last day is over.
        case overdue
        case group(DecisionGroup)
        /// Answered after the limit.
        case late
        /// Answered within it.
        case onTime
        /// Ended, however.
        case ended
        /// Its limit was extended, whether it has ended or not.
        case extended
    }

    package var agencies: Set<AgencyID>
    /// Of the day of receipt.
    package var year: Int?
    package var result: Result?
    package var channel: ReceiptChannel?
    /// The leaf of the outcome tree.
    package var outcome: RequestOutcome?
    /// Received while this regulation was in force.
    package var regime: DisclosureRegime?
    /// The last line of the page before.
    package var after: MatterID?
    package var limit = 50

    package init(agencies: Set<AgencyID>) {
        self.agencies = agencies
    }
}

/// One request as everybody may see it: nothing of who asks, and nothing of what is asked for.
package struct RequestRegisterLine: Sendable, Equatable {
    package let id: MatterID
    package let number: String
    package let agency: AgencyID
    package let receivedOn: Day
    package let isOpen: Bool
    package let isPaused: Bool
    package let dueOn: Day?
    /// When the answer went out, or when it ended without one.
    package let endedOn: Day?
    /// Nil until it has ended: who asked is told first.
    package let outcome: RequestOutcome?
    /// Answered after the limit.
    package let isLate: Bool

    init(_ row: Row) throws {
        id = try row.get("id")
        number = try row.get("number")
        agency = try row.get("agency_id")
        receivedOn = try row.get("received_on")
        isOpen = try row.get("is_ended", as: Int.self) == 0
        isPaused = try row.get("is_paused")
        dueOn = isOpen ? try row.get("due_on") : nil
        endedOn = isOpen ? nil : try row.get("ended_on")
        outcome = isOpen ? nil : try row.get("outcome", as: String?.self).flatMap(RequestOutcome.code)
        isLate = try row.get("is_late", as: Int.self) == 1
    }
}

/// How the requests of a year stand.
package struct RequestRegisterCounts: Sendable, Equatable {
    package var received = 0
    package var open = 0
    package var overdue = 0
    package var late = 0
    package var groups: [DecisionGroup: Int] = [:]

    package var ended: Int { received - open }
}

extension RequestStore {
    /// A page of the public register, the newest first, and whether it goes on.
    package func register(_ query: RequestRegisterQuery, on day: Day) async throws -> (lines: [RequestRegisterLine], hasMore: Bool) {
        if query.agencies.isEmpty { return ([], false) }
        let limit = max(1, min(query.limit, 1_000))
        return try await database.read { tx in
            let lines = try tx.rows(
                """
                SELECT matter.id, matter.number, matter.agency_id, matter.received_on, matter.is_paused, matter.due_on,
                    \(RequestRegisterQuery.hasEnded) AS is_ended, reply.decided_on AS ended_on, reply.outcome,
                    \(RequestRegisterQuery.isLate) AS is_late
                \(RequestRegisterQuery.tables) WHERE \(query.condition(on: day)) ORDER BY matter.id DESC LIMIT \(limit + 1)
                """
            ).map(RequestRegisterLine.init)
            return (Array(lines.prefix(limit)), lines.count > limit)
        }
    }

    /// How many there are of each kind among what the query names, whatever its result.
    package func registerCounts(_ query: RequestRegisterQuery, on day: Day) async throws -> RequestRegisterCounts {
        var counts = RequestRegisterCounts()
        if query.agencies.isEmpty { return counts }
        var all = query
        (all.result, all.after) = (nil, nil)
        let whole = all
        let rows = try await database.read { tx in
            try tx.rows(
                """
                SELECT is_ended, is_overdue, outcome, is_late, COUNT(*) AS requests FROM (
                    SELECT \(RequestRegisterQuery.hasEnded) AS is_ended,
                        \(RequestRegisterQuery.isOverdue(on: day)) AS is_overdue,
                        COALESCE(reply.outcome, '') AS outcome, \(RequestRegisterQuery.isLate) AS is_late
                    \(RequestRegisterQuery.tables) WHERE \(whole.condition(on: day))
                ) AS counted GROUP BY is_ended, is_overdue, outcome, is_late
                """)
        }
        for row in rows {
            let number: Int = try row.get("requests")
            counts.received += number
            if try row.get("is_ended", as: Int.self) == 0 {
                counts.open += number
                if try row.get("is_overdue", as: Int.self) == 1 { counts.overdue += number }
                continue
            }
            if try row.get("is_late", as: Int.self) == 1 { counts.late += number }
            if let outcome = RequestOutcome.code(try row.get("outcome")) { counts.groups[outcome.group, default: 0] += number }
        }
        return counts
    }

    /// The years in which requests were received, the youngest first.
    package func registerYears(of agencies: Set<AgencyID>) async throws -> [Int] {
        if agencies.isEmpty { return [] }
        return try await database.read { tx in
            let row = try tx.first(
                """
                SELECT MIN(received_on) AS earliest, MAX(received_on) AS latest FROM matter
                WHERE kind = 'request' AND agency_id IN \(list: agencies.map(\.value).sorted()) AND received_on IS NOT NULL
                """)
            guard let earliest = try row?.get("earliest", as: Day?.self), let latest = try row?.get("latest", as: Day?.self) else {
                return []
            }
            return (earliest.year...latest.year).reversed()
        }
    }
}

extension RequestRegisterQuery {
    static let tables: SQL = """
        FROM matter
        LEFT JOIN matter_record AS held ON held.matter_id = matter.id AND held.line = 'reply'
        LEFT JOIN request_reply AS reply ON reply.record_id = held.record_id AND reply.is_current = 1
        """

    /// 办结: the register of replies holds what became of it, as the annual report counts it. What is decided again after a review has ended
    /// before, and ends no second time.
    static let hasEnded: SQL = "CASE WHEN reply.record_id IS NULL THEN 0 ELSE 1 END"

    /// Not answered, and the last day is over.
    static func isOverdue(on day: Day) -> SQL {
        "CASE WHEN reply.record_id IS NULL AND matter.due_on < \(day) THEN 1 ELSE 0 END"
    }

    /// What ended without an answer is late for nobody. What is decided again has the limit of the review in its columns: then the register of
    /// replies says whether the first limit was kept, and whoever had it extended is not called late.
    static let isLate: SQL = """
        CASE WHEN \(isAnswered) AND ((matter.is_open = 0 AND reply.decided_on > matter.due_on)
            OR (matter.is_open = 1 AND reply.is_late = 1 AND NOT \(isExtended))) THEN 1 ELSE 0 END
        """

    /// Ended with a reply.
    static let isAnswered: SQL = """
        (reply.outcome NOT IN \(list: RequestOutcome.all.filter(\.isWithoutReply).map(\.code)))
        """

    /// By a step that stands, and was not taken back.
    static let isExtended: SQL = """
        EXISTS (SELECT 1 FROM matter_event AS extension WHERE extension.matter_id = matter.id
            AND extension.action IN \(list: [RequestAction.extend, .extendForVolume].map(\.rawValue))
            AND NOT EXISTS (SELECT 1 FROM matter_event AS mistake
                WHERE mistake.matter_id = matter.id AND mistake.reverses = extension.number))
        """

    func condition(on day: Day) -> SQL {
        var conditions: [SQL] = [
            "matter.kind = 'request'", "matter.number IS NOT NULL", "matter.received_on IS NOT NULL",
            "matter.agency_id IN \(list: agencies.map(\.value).sorted())",
        ]
        if let year {
            conditions.append("matter.received_on BETWEEN \(Day.firstDay(of: year)) AND \(Day.lastDay(of: year))")
        }
        switch result {
        case nil: break
        case .open: conditions.append("reply.record_id IS NULL")
        case .overdue: conditions.append("reply.record_id IS NULL AND matter.due_on < \(day)")
        case .ended: conditions.append("reply.record_id IS NOT NULL")
        case .late: conditions.append("\(Self.isLate) = 1")
        case .onTime: conditions.append("\(Self.isAnswered) AND \(Self.isLate) = 0")
        case .extended: conditions.append(Self.isExtended)
        case .group(let group):
            let codes = RequestOutcome.all.filter { $0.group == group }.map(\.code)
            conditions.append("reply.outcome IN \(list: codes)")
        }
        if let channel {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM request_detail AS detail
                    WHERE detail.matter_id = matter.id AND detail.channel = \(channel.rawValue))
                """)
        }
        if let outcome { conditions.append("reply.outcome = \(outcome.code)") }
        if let regime {
            conditions.append("matter.received_on >= \(regime.since)")
            if let until = regime.until { conditions.append("matter.received_on <= \(until)") }
        }
        if let after { conditions.append("matter.id < \(after)") }
        return conditions.joined(" AND ")
    }
}
