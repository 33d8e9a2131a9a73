package import GongkaiCore

/// What became of the requests of a year, as everybody may count it: nothing of who asks.
package struct RequestStatistics: Sendable, Equatable {
    /// One name of an outcome under the regulation of its time.
    package struct Outcome: Sendable, Hashable {
        package let regime: String
        package let code: String

        package init(regime: String, code: String) {
            self.regime = regime
            self.code = code
        }
    }

    package var received = 0
    package var open = 0
    /// Of those that are open, whose last day is over.
    package var overdue = 0
    package var ended = 0
    package var onTime = 0
    package var late = 0
    package var extended = 0
    package var channels: [ReceiptChannel: Int] = [:]
    /// By the column of the annual report: NP, L1 to L5.
    package var applicants: [String: Int] = [:]
    package var outcomes: [Outcome: Int] = [:]
    /// Working days from the receipt to the reply, one for each that was answered, the fewest first.
    package var days: [Int] = []

    /// The middle of them, in tenths; nil where nothing was answered.
    package var medianTenths: Int? {
        guard !days.isEmpty else { return nil }
        let upper = days[days.count / 2], lower = days[(days.count - 1) / 2]
        return (lower + upper) * 5
    }
}

extension RequestStore {
    /// The statistics of what a query names, whatever its result, and the same for each unit that received any.
    package func statistics(
        _ query: RequestRegisterQuery, on day: Day, _ calendar: WorkingCalendar
    ) async throws -> (all: RequestStatistics, units: [AgencyID: RequestStatistics]) {
        if query.agencies.isEmpty { return (RequestStatistics(), [:]) }
        var whole = query
        (whole.result, whole.after, whole.outcome) = (nil, nil, nil)
        let condition = whole.condition(on: day)
        // Alike days are counted together: the year of a city is some hundred lines.
        let rows = try await database.read { tx in
            try tx.rows(
                """
                SELECT agency_id, received_on, ended_on, is_ended, is_overdue, is_late, is_answered, is_extended, channel, applicant_kind, outcome,
                    COUNT(*) AS requests
                FROM (
                    SELECT matter.agency_id, matter.received_on, \(RequestRegisterQuery.hasEnded) AS is_ended,
                        \(RequestRegisterQuery.isOverdue(on: day)) AS is_overdue,
                        \(RequestRegisterQuery.isLate) AS is_late, reply.decided_on AS ended_on,
                        CASE WHEN \(RequestRegisterQuery.isAnswered) THEN 1 ELSE 0 END AS is_answered,
                        CASE WHEN \(RequestRegisterQuery.isExtended) THEN 1 ELSE 0 END AS is_extended,
                        COALESCE(detail.channel, '') AS channel, COALESCE(detail.applicant_kind, '') AS applicant_kind,
                        COALESCE(reply.outcome, '') AS outcome
                    \(RequestRegisterQuery.tables) LEFT JOIN request_detail AS detail ON detail.matter_id = matter.id
                    WHERE \(condition)
                ) AS counted
                GROUP BY agency_id, received_on, ended_on, is_ended, is_overdue, is_late, is_answered, is_extended, channel, applicant_kind, outcome
                """)
        }
        var all = RequestStatistics(), units: [AgencyID: RequestStatistics] = [:]
        for row in rows {
            let agency: AgencyID = try row.get("agency_id")
            try all.add(row, calendar)
            try units[agency, default: RequestStatistics()].add(row, calendar)
        }
        all.days.sort()
        for agency in units.keys { units[agency]?.days.sort() }
        return (all, units)
    }
}

extension RequestStatistics {
    fileprivate mutating func add(_ row: Row, _ calendar: WorkingCalendar) throws {
        let number: Int = try row.get("requests"), day: Day = try row.get("received_on")
        received += number
        if let channel = ReceiptChannel(rawValue: try row.get("channel")) { channels[channel, default: 0] += number }
        let applicant: String = try row.get("applicant_kind")
        if !applicant.isEmpty { applicants[applicant, default: 0] += number }
        if try row.get("is_extended", as: Int.self) == 1 { extended += number }
        if try row.get("is_ended", as: Int.self) == 0 {
            open += number
            if try row.get("is_overdue", as: Int.self) == 1 { overdue += number }
            return
        }
        ended += number
        if let outcome = RequestOutcome.code(try row.get("outcome")), let regime = try? DisclosureRegime.inForce(on: day) {
            outcomes[Outcome(regime: regime.code, code: outcome.code), default: 0] += number
        }
        guard try row.get("is_answered", as: Int.self) == 1 else { return }
        if try row.get("is_late", as: Int.self) == 1 { late += number } else { onTime += number }
        if let closed = try row.get("ended_on", as: Day?.self) {
            days += Array(repeating: calendar.workingDays(after: day, through: closed), count: number)
        }
    }
}
