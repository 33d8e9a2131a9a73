package import GongkaiCore

extension RequestStore {
    /// Whether the applicant is told by mail how things go, and where, from now on. Nil keeps the address that is there.
    ///
    /// The address is sealed, and kept beside the application: what was applied for, and where its decision is served, stays as it was. The
    /// audit trail says that it was changed, and neither the old one nor the new.
    package func setMail(
        _ wantsMail: Bool, address new: String?, of stored: StoredMatter, from place: String, at now: Instant
    ) async throws {
        let id = stored.row.id
        try await database.write { tx in
            _ = try tx.requestRow(id, locked: true)
            let old = try tx.mailAddress(of: id, key), address = new ?? old
            if wantsMail, address == nil { throw MailWishRefusal.addressMissing }
            if let address, wantsMail || new != nil, MailAddress(address) == nil { throw MailWishRefusal.noAddress }
            try tx.run("UPDATE request_detail SET wants_mail = \(wantsMail) WHERE matter_id = \(id)", expecting: 1)
            if let new {
                let sealed = key.seal(new, for: Transaction.mailSubject(id))
                try tx.run("UPDATE request_detail SET mail_address = \(sealed) WHERE matter_id = \(id)", expecting: 1)
            }
            if !wantsMail { try tx.dropWaitingMails(to: id, at: now) }
            try tx.record(
                action: "request.mail", subject: "matter/\(id.value)",
                after: JSONText.object([
                    "wantsMail": wantsMail ? "yes" : "no", "address": address == old ? nil : "changed",
                ]), by: Actor(name: "applicant", agency: nil, address: place), at: now)
        }
    }
}

/// Why a wish to be told by mail is not kept.
package enum MailWishRefusal: Error, Sendable, Equatable {
    case addressMissing
    case noAddress

    package var words: String {
        switch self {
        case .addressMissing: "请填写电子邮箱，提醒发到那里。"
        case .noAddress: "电子邮箱的格式不对，应如 name@example.com。"
        }
    }
}
