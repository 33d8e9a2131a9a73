package import GongkaiCore

/// What officers are told, and which of it comes by mail as well.
package struct NoticeStore: Sendable {
    let matters: MatterStore

    package init(matters: MatterStore) {
        self.matters = matters
    }

    private var database: any Database { matters.database }

    /// Days a notice is kept.
    package static let days = 180

    /// The newest notices of an officer, from before one of them on.
    package func notices(of officer: Officer, before last: Int64? = nil, limit: Int = 50) async throws -> [StoredNotice] {
        try await database.read { tx in
            let older: SQL =
                last.map { last in
                    """
                     AND (notice.at, notice.id) < (SELECT shown.at, shown.id FROM notice AS shown
                        WHERE shown.id = \(last) AND shown.officer_id = \(officer.id))
                    """
                } ?? ""
            return try tx.rows(
                """
                SELECT notice.*, matter.kind AS matter_kind, matter.number, matter.title FROM notice LEFT JOIN matter ON matter.id = notice.matter_id
                WHERE notice.officer_id = \(officer.id)
                """ + older + " ORDER BY notice.at DESC, notice.id DESC LIMIT \(limit)"
            ).compactMap(StoredNotice.init)
        }
    }

    /// Marks one as read and says what it is about.
    package func read(_ id: Int64, by officer: Officer, at now: Instant) async throws -> StoredNotice {
        try await database.write { tx in
            try tx.run("UPDATE notice SET read_at = \(now) WHERE id = \(id) AND officer_id = \(officer.id) AND read_at IS NULL")
            let row = try tx.first(
                """
                SELECT notice.*, matter.kind AS matter_kind, matter.number, matter.title FROM notice LEFT JOIN matter ON matter.id = notice.matter_id
                WHERE notice.id = \(id) AND notice.officer_id = \(officer.id)
                """)
            guard let notice = try row.flatMap(StoredNotice.init) else { throw NoticeRefusal.notFound }
            return notice
        }
    }

    /// Marks as read what was shown: everything up to a notice, not what came since.
    package func readAll(through last: Int64, by officer: Officer, at now: Instant) async throws {
        try await database.write { tx in
            try tx.run("UPDATE notice SET read_at = \(now) WHERE officer_id = \(officer.id) AND id <= \(last) AND read_at IS NULL")
        }
    }

    /// What an officer gets by mail as well, and where.
    package func choice(of officer: Officer) async throws -> NoticeChoice {
        try await database.read { tx in
            guard let row = try tx.first("SELECT address, kinds FROM notice_choice WHERE officer_id = \(officer.id)") else {
                return NoticeChoice()
            }
            return NoticeChoice(
                address: try row.get("address", as: String?.self).flatMap(MailAddress.init),
                kinds: Set(try row.get("kinds", as: String.self).split(separator: " ").compactMap { NoticeKind(rawValue: String($0)) }))
        }
    }

    /// Sets it.
    package func choose(_ choice: NoticeChoice, by officer: Officer, from address: String, at now: Instant) async throws {
        guard choice.kinds.isEmpty || choice.address != nil else { throw NoticeRefusal.addressMissing }
        let kinds = choice.kinds.map(\.rawValue).sorted().joined(separator: " ")
        try await database.write { tx in
            let officer = try tx.current(officer)
            try tx.run(
                """
                INSERT INTO notice_choice (officer_id, address, kinds, changed_at)
                VALUES (\(officer.id), \(choice.address?.text), \(kinds), \(now))
                ON CONFLICT (officer_id) DO UPDATE SET address = excluded.address, kinds = excluded.kinds, changed_at = excluded.changed_at
                """)
            try tx.record(
                action: "notice.choose", subject: "officer/\(officer.id.value)",
                after: JSONText.object(["address": choice.address?.text, "kinds": kinds]), by: officer.actor(from: address), at: now)
        }
    }
}

/// What an officer gets by mail beside the console.
package struct NoticeChoice: Sendable, Equatable {
    package var address: MailAddress?
    package var kinds: Set<NoticeKind>

    package init(address: MailAddress? = nil, kinds: Set<NoticeKind> = []) {
        self.address = address
        self.kinds = kinds
    }
}

/// Why something about notices is refused.
package enum NoticeRefusal: Error, Sendable, Equatable {
    case notFound
    case addressMissing
}

extension NoticeRefusal {
    /// For pages.
    package var words: String {
        switch self {
        case .notFound: "没有这条提醒，可能已经过了保存期。"
        case .addressMissing: "选择了用邮件提醒，请填写邮箱。"
        }
    }
}

extension AccountStore {
    /// How many notices an officer has not read.
    package func unreadNotices(of officer: OfficerID) async throws -> Int {
        try await database.readBriefly { tx in
            // More than a hundred is said so, not counted.
            try tx.value(
                "SELECT COUNT(*) FROM (SELECT id FROM notice WHERE officer_id = \(officer) AND read_at IS NULL LIMIT 100) AS unread")
        }
    }
}
