package import GongkaiCore

/// How it stands with the mails, for those who look after the program. Nothing says to whom one went.
package struct MailStanding: Sendable, Equatable {
    package struct Failure: Sendable, Equatable {
        package let id: Int64
        /// Of the request it was about.
        package let number: String?
        package let isForApplicant: Bool
        package let createdAt: Instant
        package let endedAt: Instant
        package let attempts: Int
        package let fault: String
    }

    package let waiting: Int
    /// Why the one that waits longest did not go yet.
    package let fault: String?
    package let sentOfLastDay: Int
    /// The newest that were given up.
    package let failures: [Failure]
}

extension MailStore {
    package func standing(at now: Instant, limit: Int = 50) async throws -> MailStanding {
        try await database.read { tx in
            let failures = try tx.rows(
                """
                SELECT mail.id, mail.matter_id, mail.created_at, mail.ended_at, mail.attempts, mail.fault, matter.number FROM mail
                LEFT JOIN notice ON notice.id = mail.notice_id
                LEFT JOIN matter ON matter.id = COALESCE(mail.matter_id, notice.matter_id)
                WHERE mail.ended_at IS NOT NULL AND mail.state = 'failed' ORDER BY mail.ended_at DESC, mail.id DESC LIMIT \(limit)
                """
            ).map { row in
                MailStanding.Failure(
                    id: try row.get("id"), number: try row.get("number"),
                    isForApplicant: try row.get("matter_id", as: Int64?.self) != nil, createdAt: try row.get("created_at"),
                    endedAt: try row.get("ended_at"), attempts: try row.get("attempts"),
                    fault: try row.get("fault", as: String?.self) ?? "")
            }
            let stuck = try tx.first(
                "SELECT fault FROM mail WHERE state = 'waiting' AND fault IS NOT NULL ORDER BY next_at, id LIMIT 1")
            return MailStanding(
                waiting: try tx.value("SELECT COUNT(*) FROM mail WHERE state IN ('waiting', 'claimed')"), fault: try stuck?.get("fault"),
                sentOfLastDay: try tx.value(
                    "SELECT COUNT(*) FROM mail WHERE state = 'sent' AND ended_at >= \(now.adding(seconds: -86_400))"),
                failures: failures)
        }
    }
}
