package import GongkaiCore

/// What somebody is told who gives the code of an application that was begun.
package enum CaseDraftAnswer: Sendable, Equatable {
    case found(form: [String: String], item: String, code: TrackingCode)
    /// There is none: never, or not any more.
    case unknown
    /// Too many wrong codes from this address; nothing is looked up before.
    case later(Instant)
}

/// Applications that were begun: kept sealed under a code, as those for disclosure are, and gone when they are handed in.
extension CaseStore {
    /// Days a draft is kept after it was saved last.
    package static let draftDays = RequestStore.draftDays

    /// Saves what is filled in so far, by the names of the form's fields. Returns the code that opens it again: the one it has, or a new one.
    package func saveDraft(
        _ form: [String: String], of item: String, code known: TrackingCode? = nil, from address: String, at now: Instant
    ) async throws -> TrackingCode {
        try await database.write { tx in
            try tx.adopt(key, at: now)
            let code = known ?? TrackingCode.random(), hash = key.lookup(code.text, as: "case draft")
            let sealed = key.seal(JSONText.object(form.mapValues { Optional($0) }), for: Self.draftSubject(hash))
            try tx.run(
                """
                INSERT INTO case_draft (code_hash, item, sealed, saved_at) VALUES (\(hash), \(item), \(sealed), \(now))
                ON CONFLICT (code_hash) DO UPDATE SET item = excluded.item, sealed = excluded.sealed, saved_at = excluded.saved_at
                """)
            try tx.record(
                action: "case.draft", subject: "item/\(item)", by: Actor(name: "applicant", agency: nil, address: address), at: now)
            return code
        }
    }

    /// Opens a draft by its code. Whoever guesses is slowed down and then refused, as with the codes of cases.
    package func openDraft(_ written: String, from address: String, at now: Instant) async throws -> CaseDraftAnswer {
        try await database.write { tx in
            if let until = try tx.trackingLock(address, now) { return .later(until) }
            if let code = TrackingCode(written) {
                let hash = key.lookup(code.text, as: "case draft")
                if let row = try tx.first("SELECT item, sealed FROM case_draft WHERE code_hash = \(hash)"),
                    let form = JSONText.texts(try key.open(try row.get("sealed"), for: Self.draftSubject(hash)))
                {
                    return .found(form: form, item: try row.get("item"), code: code)
                }
            }
            try tx.noteTrackingFailure(key.lookup(address, as: "draft"), address, at: now)
            return .unknown
        }
    }

    /// Throws it away: what was filled in is gone at once.
    package func discardDraft(_ code: TrackingCode) async throws {
        try await database.write { tx in
            try tx.run("DELETE FROM case_draft WHERE code_hash = \(key.lookup(code.text, as: "case draft"))")
        }
    }

    /// Throws away the drafts nobody came back to. Returns how many.
    @discardableResult
    package func discardOldDrafts(at now: Instant) async throws -> Int {
        try await database.write { tx in
            try tx.run("DELETE FROM case_draft WHERE saved_at < \(now.adding(seconds: -Self.draftDays * 86_400))")
        }
    }

    private static func draftSubject(_ hash: String) -> String { "case_draft/\(hash)" }
}
