package import GongkaiCore

/// A mail that one server has for itself for a while.
package struct ClaimedMail: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        case notice(StoredNotice)
        case news(ApplicantNews, number: String)
    }

    package let id: Int64
    package let to: MailAddress
    package let content: Content
    package let createdAt: Instant
    /// Which claim of the mail this is: whoever takes it over has a later one.
    package let attempt: Int

    package init(id: Int64, to: MailAddress, content: Content, createdAt: Instant, attempt: Int = 1) {
        self.id = id
        self.to = to
        self.content = content
        self.createdAt = createdAt
        self.attempt = attempt
    }

    /// Where the mail is still this server's.
    var isOwned: SQL { "id = \(id) AND state = 'claimed' AND attempts = \(attempt)" }
}

/// How sending a mail ended.
package enum MailOutcome: Sendable, Equatable {
    case sent
    /// It may go later.
    case notYet(fault: String)
    /// It never goes: the receiver is refused.
    case refused(fault: String)
    /// Its words went over, but no answer came: it may have arrived, so it is not sent again.
    case unknown
}

extension MailStore {
    /// Seconds after which a mail that does not go is given up.
    package static let patience = 86_400
    /// Seconds a server may take for one mail.
    private static let claim = 600
    /// Why a mail is not sent a second time.
    package static let unknownFault = "邮件内容已交给邮件服务器，但没有得到答复，可能已经送到，所以没有再发"

    /// Takes the next mail that is due; nil when none is. Nobody else gets it until it is settled or the time is up.
    package func claim(at now: Instant) async throws -> ClaimedMail? {
        while true {
            let step = try await database.write { tx in try claimOne(at: now, in: tx) }
            switch step {
            case .none: return nil
            case .mail(let mail): return mail
            case .dropped: continue
            }
        }
    }

    private enum Step: Sendable {
        case none, dropped
        case mail(ClaimedMail)
    }

    private func claimOne(at now: Instant, in tx: Transaction) throws -> Step {
        try free(at: now, in: tx)
        let lock: SQL = tx.dialect == .postgres ? " FOR UPDATE SKIP LOCKED" : ""
        let due = try tx.first("SELECT * FROM mail WHERE state = 'waiting' AND next_at <= \(now) ORDER BY next_at, id LIMIT 1" + lock)
        guard let due else { return .none }
        let id: Int64 = try due.get("id")
        let found: (MailAddress, ClaimedMail.Content)?
        do { found = try receiver(of: due, in: tx) } catch let fault as SealingFault {
            // It would stand first for ever, and nothing behind it would go.
            _ = try fail("id = \(id) AND state = 'waiting'", "收件地址读不出来：\(fault.english)", at: now, in: tx)
            return .dropped
        }
        guard let (to, content) = found else {
            try tx.run("UPDATE mail SET state = 'dropped', ended_at = \(now) WHERE id = \(id) AND state = 'waiting'")
            return .dropped
        }
        try tx.run(
            """
            UPDATE mail SET state = 'claimed', attempts = attempts + 1, claimed_until = \(now.adding(seconds: Self.claim))
            WHERE id = \(id) AND state = 'waiting'
            """, expecting: 1)
        return .mail(
            ClaimedMail(
                id: id, to: to, content: content, createdAt: try due.get("created_at"), attempt: try due.get("attempts", as: Int.self) + 1))
    }

    /// Lets go what a server had that was stopped. What had gone over is not sent again.
    private func free(at now: Instant, in tx: Transaction) throws {
        let lost: SQL = "state = 'claimed' AND claimed_until < \(now)"
        let stopped = try tx.rows("SELECT id FROM mail WHERE \(lost) AND handed_at IS NOT NULL").map { try $0.get("id", as: Int64.self) }
        for id in stopped { _ = try fail("id = \(id) AND state = 'claimed'", Self.unknownFault, at: now, in: tx) }
        try tx.run("UPDATE mail SET state = 'waiting', claimed_until = NULL, next_at = \(now) WHERE \(lost) AND handed_at IS NULL")
    }

    /// Whom it goes to and what it tells; nil where nobody wants it any more.
    private func receiver(of mail: Row, in tx: Transaction) throws -> (MailAddress, ClaimedMail.Content)? {
        if let notice = try mail.get("notice_id", as: Int64?.self) {
            let row = try tx.first(
                """
                SELECT notice.*, matter.kind AS matter_kind, matter.number, matter.title, notice_choice.address FROM notice
                JOIN officer ON officer.id = notice.officer_id JOIN notice_choice ON notice_choice.officer_id = notice.officer_id
                LEFT JOIN matter ON matter.id = notice.matter_id WHERE notice.id = \(notice) AND officer.is_disabled = 0
                """)
            guard let row, let address = try row.get("address", as: String?.self).flatMap(MailAddress.init),
                let stored = try StoredNotice(row)
            else { return nil }
            return (address, .notice(stored))
        }
        guard let matter = try mail.get("matter_id", as: MatterID?.self), let news = ApplicantNews(rawValue: try mail.get("news")),
            let number = try tx.matterRow(matter).number, try tx.wantsMail(matter),
            let address = try tx.mailAddress(of: matter, key).flatMap(MailAddress.init)
        else { return nil }
        return (address, .news(news, number: number))
    }

    /// Says that the words go over now. False when the mail is no longer this server's: then it must not go.
    package func handOver(_ mail: ClaimedMail, at now: Instant) async throws -> Bool {
        try await database.write { tx in
            try tx.run(
                """
                UPDATE mail SET handed_at = \(now)
                WHERE \(mail.isOwned) AND claimed_until >= \(now) AND handed_at IS NULL
                """) == 1
        }
    }

    /// Writes down how it ended, if the mail is still this server's: false, and nothing changes, when another has it or it was given up.
    /// What did not go goes again after a wait that doubles, until a day has passed.
    @discardableResult
    package func settle(_ mail: ClaimedMail, _ outcome: MailOutcome, at now: Instant) async throws -> Bool {
        try await database.write { tx in
            switch outcome {
            case .sent:
                return try tx.run(
                    "UPDATE mail SET state = 'sent', claimed_until = NULL, ended_at = \(now), fault = NULL WHERE \(mail.isOwned)") == 1
            case .refused(let fault): return try fail(mail.isOwned, fault, at: now, in: tx)
            case .unknown: return try fail(mail.isOwned, Self.unknownFault, at: now, in: tx)
            case .notYet(let fault):
                let next = now.adding(seconds: Self.wait(after: mail.attempt))
                guard next < mail.createdAt.adding(seconds: Self.patience) else {
                    return try fail(mail.isOwned, fault, at: now, in: tx)
                }
                return try tx.run(
                    """
                    UPDATE mail SET state = 'waiting', claimed_until = NULL, handed_at = NULL, next_at = \(next),
                        fault = \(String(fault.prefix(500))) WHERE \(mail.isOwned)
                    """) == 1
            }
        }
    }

    /// Seconds: a minute, two, four … three hours.
    package static func wait(after attempts: Int) -> Int { min(60 << min(max(attempts, 1) - 1, 10), 3 * 3_600) }

    /// Gives a mail up, and tells those who look after the program, once a day. False when no mail is as the condition says.
    private func fail(_ condition: SQL, _ fault: String, at now: Instant, in tx: Transaction) throws -> Bool {
        let changed = try tx.run(
            """
            UPDATE mail SET state = 'failed', claimed_until = NULL, ended_at = \(now), fault = \(String(fault.prefix(500)))
            WHERE \(condition)
            """)
        guard changed == 1 else { return false }
        let administrators = try tx.rows(
            """
            SELECT officer.id FROM officer WHERE officer.is_disabled = 0 AND EXISTS (
                SELECT 1 FROM officer_role JOIN role_permission ON role_permission.role = officer_role.role
                WHERE officer_role.officer_id = officer.id AND role_permission.permission = \(Permission.manageAccounts.rawValue))
            """
        ).map { try $0.get("id", as: OfficerID.self) }
        for administrator in administrators { try tx.tell(.mailFailed, administrator, topic: "mail/\(now.day.text)", at: now) }
        return true
    }
}
