import GongkaiCore

/// What stood beside articles and was taken down: one rule for sheets, collections and guides.
extension Transaction {
    /// Keeps the reason and the moment for the public, which is refused a reason that it must not read.
    func takeDown(_ subject: DraftID, reason: String, at now: Instant) throws {
        if let refusal = Tombstone.refusal(of: reason) { throw refusal }
        try run(
            """
            INSERT INTO taken_down (kind, subject_id, reason, ended_at)
            VALUES (\(subject.kind.rawValue), \(subject.subject), \(reason), \(now))
            ON CONFLICT (kind, subject_id) DO UPDATE SET reason = excluded.reason, ended_at = excluded.ended_at
            """)
    }

    /// It shows again.
    func putUp(_ subject: DraftID) throws {
        try run("DELETE FROM taken_down WHERE kind = \(subject.kind.rawValue) AND subject_id = \(subject.subject)")
    }

    func tombstone(of subject: DraftID) throws -> Tombstone? {
        try first("SELECT reason, ended_at FROM taken_down WHERE kind = \(subject.kind.rawValue) AND subject_id = \(subject.subject)").map {
            try Tombstone($0)
        }
    }
}

extension Tombstone {
    /// Of a row of `taken_down`.
    init(_ row: Row) throws {
        self.init(reason: try row.get("reason"), since: try row.get("ended_at", as: Instant.self).day)
    }
}
