import GongkaiCore

extension Transaction {
    /// What waits for somebody who wants no mails any more is not sent.
    func dropWaitingMails(to matter: MatterID, at now: Instant) throws {
        try run("UPDATE mail SET state = 'dropped', ended_at = \(now) WHERE matter_id = \(matter) AND state = 'waiting'")
    }
}
