package import GongkaiCore

/// A form that was begun: it is kept sealed under its code for a while, and gone when it is handed in or thrown away.
extension RequestStore {
    /// Days a draft is kept after it was saved last.
    package static let draftDays = 30

    /// Saves what is filled in so far, by the names of the form's fields, and returns the code that opens it again.
    package func saveDraft(
        _ form: [String: String], to agency: AgencyID, through site: SiteID? = nil, from address: String, at now: Instant
    ) async throws -> TrackingCode {
        try await database.write { tx in
            let code = TrackingCode.random()
            let work = try matters.work(on: try matters.kind(DisclosureRequest.kind.code), in: tx)
            let (row, _) = try tx.begin(
                MatterRequest(RequestAction.saveDraft.action, seen: 0), for: agency, through: site, title: "", by: .applicant(code), work,
                from: address, at: now, code: code)
            let sealed = key.seal(JSONText.object(form.mapValues { Optional($0) }), for: Transaction.draftSubject(row.id))
            try tx.run(
                """
                INSERT INTO request_detail (matter_id, draft, own_records, forms, ways, accepts_other)
                VALUES (\(row.id), \(sealed), 0, '', '', 0)
                """)
            return code
        }
    }

    /// A draft by its code: what was filled in, and for which organ. Nil when there is none.
    package func draft(_ code: TrackingCode) async throws -> (form: [String: String], agency: AgencyID)? {
        try await database.read { tx in
            guard let row = try tx.draftRow(code, key), let draft = try tx.draft(of: row.id, key) else { return nil }
            return (draft, row.agency)
        }
    }

    /// Saves it again.
    package func saveDraft(_ form: [String: String], code: TrackingCode, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            let row = try self.openDraft(code, in: tx)
            try self.step(.saveDraft, on: row, code, from: address, at: now, in: tx)
            let sealed = key.seal(JSONText.object(form.mapValues { Optional($0) }), for: Transaction.draftSubject(row.id))
            try tx.run("UPDATE request_detail SET draft = \(sealed) WHERE matter_id = \(row.id)", expecting: 1)
        }
    }

    /// Throws it away: what was filled in is gone at once.
    package func discardDraft(_ code: TrackingCode, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            let row = try self.openDraft(code, in: tx)
            try self.step(.discard, on: row, code, from: address, at: now, in: tx)
            try tx.run("UPDATE request_detail SET draft = NULL WHERE matter_id = \(row.id)", expecting: 1)
        }
    }

    /// Hands a draft in; it keeps its code.
    package func file(
        _ intake: RequestIntake, draft code: TrackingCode, files: [NewFile] = [], from address: String, at now: Instant
    ) async throws -> FiledRequest {
        var intake = intake
        intake.channel = .online
        let faults = try intake.faults(on: now.day)
        if !faults.isEmpty { throw Faulty(faults: faults) }
        if files.count > Self.mostFiles { throw MatterAccessRefusal.tooManyFiles(most: Self.mostFiles) }
        let whole = intake
        return try await database.write { tx in
            let draft = try self.openDraft(code, in: tx)
            let resembles = try tx.keep(whole, of: draft, key, isNew: false)
            try tx.run("UPDATE matter SET title = \(whole.title) WHERE id = \(draft.id)", expecting: 1)
            let decision = try self.step(.file, on: draft, code, from: address, at: now, in: tx)
            try tx.attach(files, to: draft.id, with: decision.event.number, key, at: now)
            return FiledRequest(id: draft.id, number: try tx.matterRow(draft.id).number ?? "", code: code, resembles: resembles)
        }
    }

    /// Throws away the drafts nobody came back to. Returns how many.
    @discardableResult
    package func discardOldDrafts(
        at now: Instant, limit: Int = 500, failed: @Sendable (MatterID, any Error) -> Void = { _, _ in }
    ) async throws -> Int {
        let old = try await database.read { tx in
            try tx.rows(
                "SELECT id FROM matter WHERE \(Self.isOldDraft(at: now)) ORDER BY id LIMIT \(limit)"
            ).map { try $0.get("id", as: MatterID.self) }
        }
        var discarded = 0
        for id in old {
            try await matters.each(id, failed) {
                discarded += try await database.write { tx in try self.discardOldDraft(id, at: now, in: tx) ? 1 : 0 }
            }
        }
        return discarded
    }

    private static func isOldDraft(at now: Instant) -> SQL {
        "kind = 'request' AND state = 'draft' AND changed_at < \(now.adding(seconds: -draftDays * 86_400))"
    }

    /// Unless somebody, or another server, was faster.
    private func discardOldDraft(_ id: MatterID, at now: Instant, in tx: Transaction) throws -> Bool {
        let row = try tx.matterRow(id, locked: true)
        guard try tx.first("SELECT id FROM matter WHERE id = \(id) AND \(Self.isOldDraft(at: now))") != nil else { return false }
        try matters.act(
            MatterRequest(RequestAction.discard.action, seen: row.version), on: id, by: .program, from: "localhost", at: now, in: tx)
        try tx.run("UPDATE request_detail SET draft = NULL WHERE matter_id = \(id)", expecting: 1)
        return true
    }

    private func openDraft(_ code: TrackingCode, in tx: Transaction) throws -> MatterRow {
        guard let row = try tx.draftRow(code, key) else { throw MatterAccessRefusal.notADraft }
        return try tx.matterRow(row.id, locked: true)
    }

    @discardableResult
    private func step(
        _ action: RequestAction, on row: MatterRow, _ code: TrackingCode, from address: String, at now: Instant, in tx: Transaction
    ) throws -> MatterDecision {
        try matters.act(
            MatterRequest(action.action, seen: row.version), on: row.id, by: .applicant(code), from: address, at: now, in: tx)
    }
}

extension Transaction {
    func draftRow(_ code: TrackingCode, _ key: SealingKey) throws -> MatterRow? {
        try first(
            "SELECT * FROM matter WHERE code_hash = \(key.lookup(code.text, as: "tracking")) AND kind = 'request' AND state = 'draft'"
        ).map(MatterRow.init)
    }

    func draft(of id: MatterID, _ key: SealingKey) throws -> [String: String]? {
        let row = try first("SELECT draft FROM request_detail WHERE matter_id = \(id)")
        guard let sealed = try row?.get("draft", as: [UInt8]?.self) else { return nil }
        return JSONText.texts(try key.open(sealed, for: Self.draftSubject(id)))
    }
}
