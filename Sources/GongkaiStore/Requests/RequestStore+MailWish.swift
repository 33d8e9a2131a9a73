package import GongkaiCore

extension RequestStore {
    /// Whether the applicant is told by mail how things go, and where, from now on. Nil keeps the address that is there.
    ///
    /// The address stays sealed with who asks; the audit trail says that it was changed, and neither the old one nor the new.
    package func setMail(
        _ wantsMail: Bool, address new: String?, of stored: StoredMatter, from place: String, at now: Instant
    ) async throws {
        let id = stored.row.id
        try await database.write { tx in
            _ = try tx.matterRow(id, locked: true)
            let identity = try tx.identity(of: id, key)
            var contact = identity.contact
            if let new { contact.email = new }
            if wantsMail, contact.email == nil { throw MailWishRefusal.addressMissing }
            if let email = contact.email, wantsMail || new != nil, MailAddress(email) == nil { throw MailWishRefusal.noAddress }
            let changed = ApplicantIdentity(applicant: identity.applicant, contact: contact)
            let sealed = key.seal(changed.json, for: Transaction.applicantSubject(id))
            try tx.run(
                "UPDATE request_detail SET applicant = \(sealed), wants_mail = \(wantsMail) WHERE matter_id = \(id)", expecting: 1)
            if !wantsMail { try tx.dropWaitingMails(to: id, at: now) }
            try tx.record(
                action: "request.mail", subject: "matter/\(id.value)",
                after: JSONText.object([
                    "wantsMail": wantsMail ? "yes" : "no", "address": contact.email == identity.contact.email ? nil : "changed",
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
