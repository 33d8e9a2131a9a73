package import GongkaiCore

/// The mails that go out, and the server that takes them.
package struct MailStore: Sendable {
    let database: any Database
    let key: SealingKey

    package init(matters: MatterStore) {
        database = matters.database
        key = matters.key
    }

    /// The setting, and which revision it is; 0 while there is none.
    package func setting() async throws -> (setting: MailSetting?, revision: Int) {
        try await database.read { tx in
            guard let row = try tx.first("SELECT * FROM mail_setting WHERE id = 1") else { return (nil, 0) }
            return (try MailSetting(row, key), try row.get("revision"))
        }
    }

    /// Sets it. Without a password the one that is known for the same login at the same server stays.
    package func set(
        _ setting: MailSetting, expecting revision: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let officer = try tx.current(officer)
            guard officer.may(.manageAccounts), officer.coversAll else { throw MatterAccessRefusal.permissionMissing(.manageAccounts) }
            let row = try tx.first("SELECT * FROM mail_setting WHERE id = 1")
            guard try row?.get("revision", as: Int.self) ?? 0 == revision else { throw MailSettingRefusal.changedMeanwhile }
            let before = try row.map { try MailSetting($0, key) }
            var setting = setting
            if setting.login == nil { setting.password = nil }
            // A password is never sent to another server than the one it was given for.
            if setting.login != nil, setting.password == nil, let before, before.login == setting.login, before.host == setting.host {
                setting.password = before.password
            }
            if setting.login != nil, setting.password == nil { throw MailSettingRefusal.passwordMissing }
            let sealed = setting.password.map { key.seal($0, for: MailSetting.subject) }
            try tx.adopt(key, at: now)
            try tx.run("DELETE FROM mail_setting WHERE id = 1")
            try tx.run(
                """
                INSERT INTO mail_setting (id, is_on, host, port, security, login, password, sender, sender_name, site_address, authority,
                    revision, changed_at)
                VALUES (1, \(setting.isOn), \(setting.host), \(setting.port), \(setting.security.rawValue), \(setting.login), \(sealed),
                    \(setting.sender.text), \(setting.senderName), \(setting.siteAddress), \(setting.authority), \(revision + 1), \(now))
                """)
            try tx.record(
                action: "mail.set", subject: "mail_setting/1", version: Int64(revision + 1), before: before?.json, after: setting.json,
                by: officer.actor(from: address), at: now)
        }
    }

    /// Writes down that somebody tried the setting.
    package func recordTrial(to receiver: MailAddress, fault: String?, by officer: Officer, from address: String, at now: Instant)
        async throws
    {
        try await database.write { tx in
            try tx.record(
                action: "mail.test", subject: "mail_setting/1", after: JSONText.object(["to": receiver.text, "fault": fault]),
                by: officer.actor(from: address), at: now)
        }
    }
}

extension MailSetting {
    /// For the audit trail: without the password.
    fileprivate var json: String {
        JSONText.object([
            "on": isOn ? "1" : "0", "host": host, "port": String(port), "security": security.rawValue, "login": login,
            "sender": sender.text, "senderName": senderName, "siteAddress": siteAddress,
        ])
    }
}
