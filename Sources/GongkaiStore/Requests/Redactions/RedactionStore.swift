import Foundation
package import GongkaiCore

/// Documents of requests of which a part is withheld: what is marked, what came of it, and what is given. Originals are sealed; nothing of
/// them reaches a page for the public.
package struct RedactionStore: Sendable {
    package let requests: RequestStore
    package static let mostOfRequest = 50

    package init(requests: RequestStore) {
        self.requests = requests
    }

    var matters: MatterStore { requests.matters }
    var database: any Database { matters.database }
    private var key: SealingKey { matters.key }

    /// The documents of a request, in the order they were added.
    package func redactions(of id: MatterID, for officer: Officer) async throws -> [RedactionLine] {
        try await database.read { tx in
            let (reader, _) = try seen(id, by: officer, in: tx)
            guard reader.mayReadPapers else { return [] }
            return try tx.redactionLines(of: id, key)
        }
    }

    /// Adds a document from outside.
    package func add(
        _ file: NewFile, pages: Int, to id: MatterID, by officer: Officer, from address: String, at now: Instant
    ) async throws -> RedactionID {
        try await database.write { tx in
            let writer = try writer(id, by: officer, in: tx)
            let original = try tx.keep(file.bytes, name: file.name, mediaType: file.mediaType, as: .original, of: id, key, at: now)
            return try begin(original, pages: pages, of: id, by: writer, from: address, at: now, in: tx)
        }
    }

    /// Begins with a file that came with the request or with a step.
    package func pick(
        _ position: Int, pages: Int, of id: MatterID, by officer: Officer, from address: String, at now: Instant
    ) async throws -> RedactionID {
        try await database.write { tx in
            let writer = try writer(id, by: officer, in: tx)
            let row = try tx.first("SELECT id FROM request_file WHERE matter_id = \(id) AND position = \(position) AND role = 'attached'")
            guard let original = try row?.get("id", as: Int64.self) else { throw RedactionAccessRefusal.notFound }
            guard try tx.first("SELECT id FROM request_redaction WHERE original_id = \(original)") == nil else {
                throw RedactionAccessRefusal.alreadyThere
            }
            return try begin(original, pages: pages, of: id, by: writer, from: address, at: now, in: tx)
        }
    }

    private func begin(
        _ original: Int64, pages: Int, of id: MatterID, by writer: Officer, from address: String, at now: Instant, in tx: Transaction
    ) throws -> RedactionID {
        let count: Int = try tx.value("SELECT COUNT(*) FROM request_redaction WHERE matter_id = \(id)")
        guard count < Self.mostOfRequest else { throw RedactionAccessRefusal.tooMany(most: Self.mostOfRequest) }
        let redaction = try tx.insert(
            """
            INSERT INTO request_redaction (matter_id, original_id, pages, officer_id, officer_name, at)
            VALUES (\(id), \(original), \(pages), \(writer.id), \(writer.name), \(now))
            """)
        try note("redaction.add", RedactionID(value: redaction), of: id, by: writer, from: address, at: now, in: tx)
        return RedactionID(value: redaction)
    }

    /// A document with what is marked on it. The words that must go name people, so who reads it goes into the audit trail.
    package func open(
        _ redaction: RedactionID, of id: MatterID, for officer: Officer, from address: String, at now: Instant
    ) async throws -> OpenedRedaction {
        try await database.write { tx in
            let (reader, stored) = try reader(id, by: officer, in: tx)
            let line = try tx.redactionLine(redaction, of: id, key)
            try note("redaction.open", redaction, of: id, by: reader, from: address, at: now, in: tx)
            return OpenedRedaction(
                line: line, draft: try tx.redactionDraft(redaction, key) ?? RedactionDraft(name: RedactionDraft.name(for: line.name)),
                changes: try tx.redactionChanges(of: redaction), runs: try tx.redactionRuns(of: redaction, key),
                regime: DisclosureRequest.regime(of: stored.matter, on: now.day))
        }
    }

    /// The document as it came, for drawing its pages. `page` is the one that is looked at; nil for all of it. Whoever looks is written down
    /// before they have the bytes, which ``RequestStore/bytes(of:)`` reads.
    package func original(
        _ redaction: RedactionID, of id: MatterID, page: Int?, for officer: Officer, from address: String, at now: Instant
    ) async throws -> SealedFile {
        try await database.write { tx in
            let (reader, _) = try reader(id, by: officer, in: tx)
            guard let row = try tx.originalRow(redaction, of: id) else { throw RedactionAccessRefusal.notFound }
            try note(
                "redaction.look", redaction, of: id, ["page": page.map(String.init)], by: reader, from: address, at: now, in: tx)
            return SealedFile(id: try row.get("id"), size: try row.get("size"))
        }
    }

    /// Keeps what is marked. `revision` is the one that was changed. Returns the new one.
    @discardableResult
    package func save(
        _ draft: RedactionDraft, of redaction: RedactionID, in id: MatterID, expecting revision: Int, by officer: Officer,
        from address: String, at now: Instant
    ) async throws -> Int {
        guard (1...RedactionDraft.longestName).contains(draft.name.count) else { throw RedactionAccessRefusal.nameMissing }
        for (index, words) in draft.words.enumerated() where words.text.count > RedactionDraft.longestWords {
            throw RedactionAccessRefusal.wordsTooLong(number: index + 1)
        }
        return try await database.write { tx in
            let writer = try writer(id, by: officer, in: tx)
            let line = try tx.redactionLine(redaction, of: id, key)
            guard line.revision == revision else { throw RedactionAccessRefusal.changedMeanwhile }
            if try tx.redactionDraft(redaction, key) == draft { return revision }
            try tx.keep(draft, as: revision + 1, of: redaction, key, by: writer, at: now)
            // What was to go out does not cover what is marked now.
            for run in try tx.redactionRuns(of: redaction, key) where run.isGiven {
                guard let state = try matters.stored(try tx.requestRow(id), in: tx).matter.requestState, Self.giving.contains(state) else {
                    throw RedactionAccessRefusal.replyDrafted
                }
                try tx.release(false, run.id, by: (writer.id, writer.name), at: now)
                try note("redaction.keepBack", redaction, of: id, ["run": String(run.id)], by: writer, from: address, at: now, in: tx)
            }
            try note(
                "redaction.save", redaction, of: id,
                ["revision": String(revision + 1), "boxes": String(draft.boxes.count), "words": String(draft.words.count)], by: writer,
                from: address, at: now, in: tx)
            return revision + 1
        }
    }

    /// Keeps what came of carrying it out. The bytes of a result are only taken with a verdict that holds.
    @discardableResult
    package func carryOut(
        _ revision: Int, of redaction: RedactionID, in id: MatterID, log: RedactionLog, verdict: RedactionVerdict, pages: Int,
        result: [UInt8]?, by officer: Officer, from address: String, at now: Instant
    ) async throws -> RedactionRun {
        guard verdict.holds == (result != nil) else { throw RedactionAccessRefusal.notProven }
        return try await database.write { tx in
            let writer = try writer(id, by: officer, in: tx)
            let line = try tx.redactionLine(redaction, of: id, key)
            guard line.revision == revision, let draft = try tx.redactionDraft(redaction, key) else {
                throw RedactionAccessRefusal.changedMeanwhile
            }
            let file = try result.map {
                try tx.keep($0, name: draft.name, mediaType: "application/pdf", as: .result, of: id, key, at: now)
            }
            let run = try tx.insert(
                """
                INSERT INTO request_redaction_run (redaction_id, revision, is_proven, log, verdict, pages, result_id, officer_id, officer_name, at)
                VALUES (\(redaction), \(revision), \(verdict.holds), \(try Transaction.json(log)), \(try Transaction.json(verdict)), \(pages),
                    \(file), \(writer.id), \(writer.name), \(now))
                """)
            let grounds = log.byGround.map { "\($0.ground.rawValue) \($0.boxes)" }.joined(separator: "、")
            try note(
                verdict.holds ? "redaction.prove" : "redaction.fail", redaction, of: id,
                ["revision": String(revision), "grounds": grounds, "words": String(draft.words.count)], by: writer, from: address, at: now,
                in: tx)
            guard let kept = try tx.redactionRuns(of: redaction, key).first(where: { $0.id == run }) else {
                throw RedactionAccessRefusal.notFound
            }
            return kept
        }
    }

    /// Lets a proven result go out with the reply, or takes that back, while the reply is not drafted.
    package func give(
        _ isGiven: Bool, run: Int64, of redaction: RedactionID, in id: MatterID, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let writer = try writer(id, by: officer, in: tx)
            let state = try matters.stored(try tx.requestRow(id), in: tx).matter.requestState
            guard let state, RedactionStore.giving.contains(state) else { throw RedactionAccessRefusal.replyDrafted }
            let line = try tx.redactionLine(redaction, of: id, key)
            guard let found = try tx.redactionRuns(of: redaction, key).first(where: { $0.id == run }) else {
                throw RedactionAccessRefusal.notFound
            }
            guard found.isProven, found.verdict.holds else { throw RedactionAccessRefusal.notProven }
            if isGiven, found.revision != line.revision { throw RedactionAccessRefusal.outdated }
            if found.isGiven == isGiven { return }
            // One document goes out in one form.
            for other in try tx.redactionRuns(of: redaction, key) where other.isGiven && other.id != run {
                try tx.release(false, other.id, by: (writer.id, writer.name), at: now)
            }
            try tx.release(isGiven, run, by: (writer.id, writer.name), at: now)
            try note(
                isGiven ? "redaction.give" : "redaction.keepBack", redaction, of: id, ["run": String(run)], by: writer, from: address,
                at: now, in: tx)
        }
    }

    /// States in which nothing of a reply is written yet.
    package static let giving: Set<RequestState> = [.received, .handling, .supplementAsked, .consulting, .feeAsked, .corrected]

    /// A proven result, for an officer whose business it is.
    package func result(
        _ run: Int64, of redaction: RedactionID, in id: MatterID, for officer: Officer, from address: String, at now: Instant
    ) async throws -> (name: String, bytes: [UInt8]) {
        let (name, file) = try await database.write { tx in
            let (reader, _) = try reader(id, by: officer, in: tx)
            guard let row = try tx.resultRow(run, of: redaction, in: id) else { throw RedactionAccessRefusal.notFound }
            try note("redaction.read", redaction, of: id, ["run": String(run)], by: reader, from: address, at: now, in: tx)
            return (try tx.fileName(row, key), SealedFile(id: try row.get("id"), size: try row.get("size")))
        }
        return (name, try await requests.bytes(of: file))
    }

    // MARK: Who may

    private func seen(_ id: MatterID, by officer: Officer, in tx: Transaction) throws -> (Officer, StoredMatter) {
        let reader = try tx.reader(officer, of: .request)
        let stored = try matters.stored(try tx.requestRow(id), in: tx)
        try tx.requireSeen(stored.row, stored.matter, by: reader, .request)
        return (reader, stored)
    }

    private func reader(_ id: MatterID, by officer: Officer, in tx: Transaction) throws -> (Officer, StoredMatter) {
        let (reader, stored) = try seen(id, by: officer, in: tx)
        guard reader.mayReadPapers else { throw RedactionAccessRefusal.notForReaders }
        return (reader, stored)
    }

    private func writer(_ id: MatterID, by officer: Officer, in tx: Transaction) throws -> Officer {
        // Nobody takes a step meanwhile.
        let row = try tx.requestRow(id, locked: true)
        let (writer, stored) = try seen(id, by: officer, in: tx)
        guard writer.may(.handleRequests) || writer.may(.takeRequests) else {
            throw MatterAccessRefusal.permissionMissing(.handleRequests)
        }
        guard row.number != nil, stored.matter.requestState?.isOpen ?? false else { throw RedactionAccessRefusal.ended }
        return writer
    }

    private func note(
        _ action: String, _ redaction: RedactionID, of id: MatterID, _ said: [String: String?] = [:], by officer: Officer,
        from address: String, at now: Instant, in tx: Transaction
    ) throws {
        try tx.record(
            action: action, subject: "matter/\(id.value)",
            after: JSONText.object(said.merging(["redaction": String(redaction.value)]) { $1 }), by: officer.actor(from: address), at: now)
    }
}
