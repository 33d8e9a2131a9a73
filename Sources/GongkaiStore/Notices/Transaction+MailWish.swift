import GongkaiCore

extension Transaction {
    /// Whether somebody who waits is told by mail how things go.
    func wantsMail(_ matter: MatterID) throws -> Bool {
        try first("SELECT wants_mail FROM request_detail WHERE matter_id = \(matter)")?.get("wants_mail") ?? false
    }

    /// Where mails go: to the address named later, or else to that of the application, which is never changed.
    func mailAddress(of matter: MatterID, _ key: SealingKey) throws -> String? {
        let row = try first("SELECT mail_address FROM request_detail WHERE matter_id = \(matter)")
        guard let sealed = try row?.get("mail_address", as: [UInt8]?.self) else { return try identity(of: matter, key).contact.email }
        return try key.open(sealed, for: Self.mailSubject(matter))
    }

    static func mailSubject(_ matter: MatterID) -> String { "request_detail.mail_address/\(matter.value)" }

    /// What waits for somebody who wants no mails any more is not sent.
    func dropWaitingMails(to matter: MatterID, at now: Instant) throws {
        try run("UPDATE mail SET state = 'dropped', ended_at = \(now) WHERE matter_id = \(matter) AND state = 'waiting'")
    }
}
