import GongkaiCore

/// An officer with a session that is still good.
struct SignedIn: Sendable {
    let officer: Officer
    /// The secret of the session's cookie.
    let session: String
    /// Where the request came from.
    let address: String
    /// Notices they have not read.
    let unread: Int

    /// For the audit trail.
    var actor: Actor { officer.actor(from: address) }
}
