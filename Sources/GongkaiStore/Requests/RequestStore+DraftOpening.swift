package import GongkaiCore

/// What somebody is told who gives the code of a draft.
package enum DraftAnswer: Sendable, Equatable {
    case found(form: [String: String], agency: AgencyID, code: TrackingCode)
    /// There is none: never, or not any more.
    case unknown
    /// Too many wrong codes from this address; nothing is looked up before.
    case later(Instant)
}

extension RequestStore {
    /// Opens a draft by its code. Whoever guesses is slowed down and then refused, as with the codes of requests; a draft has no number, so
    /// only the address counts.
    package func openDraft(_ written: String, from address: String, at now: Instant) async throws -> DraftAnswer {
        try await database.write { tx in
            if let until = try tx.trackingLock(address, now) { return .later(until) }
            if let code = TrackingCode(written), let row = try tx.draftRow(code, key), let form = try tx.draft(of: row.id, key) {
                return .found(form: form, agency: row.agency, code: code)
            }
            try tx.noteTrackingFailure(key.lookup(address, as: "draft"), address, at: now)
            return .unknown
        }
    }
}
