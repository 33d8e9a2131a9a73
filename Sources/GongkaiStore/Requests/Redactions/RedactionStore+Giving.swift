package import GongkaiCore

/// For the person who waits. Who calls has found the request by its number and code.
extension RedactionStore {
    /// The files that went out with the newest reply; none before it was sent.
    package func given(with stored: StoredMatter) async throws -> [GivenFile] {
        try await database.read { tx in try tx.sentFiles(of: stored, matters.key) }
    }

    /// One of them with its bytes. That it was fetched goes into the audit trail.
    package func file(
        _ number: Int, givenWith stored: StoredMatter, from address: String, at now: Instant
    ) async throws -> (file: GivenFile, bytes: [UInt8]) {
        let found = try await database.write { tx in
            // As things stand now: a step may have been taken back since.
            let stored = try matters.stored(try tx.requestRow(stored.row.id), in: tx)
            guard let file = try tx.sentFiles(of: stored, matters.key).first(where: { $0.number == number }) else {
                throw RedactionAccessRefusal.notFound
            }
            try tx.record(
                action: "request.fetch", subject: "matter/\(stored.row.id.value)", after: JSONText.object(["file": String(number)]),
                by: Actor(name: "applicant", agency: nil, address: address), at: now)
            return file
        }
        return (found, try await requests.bytes(of: SealedFile(id: found.file, size: found.size)))
    }

    /// What goes out with the reply as things stand, for those who write, look through and sign it; once it has gone out, what went.
    package func toBeGiven(of id: MatterID, for officer: Officer, at now: Instant) async throws -> [GivenFile] {
        try await database.read { tx in
            let reader = try tx.reader(officer, of: .request)
            let stored = try matters.stored(try tx.requestRow(id), in: tx)
            try tx.requireSeen(stored.row, stored.matter, by: reader, .request)
            guard reader.mayReadPapers else { return [] }
            switch stored.matter.requestState {
            case .served, .closed: return try tx.sentFiles(of: stored, matters.key)
            case .drafted, .reviewed, .signed:
                return try tx.givenFiles(of: id, with: stored.matter.last(.draft), until: now, matters.key)
            default: return try tx.givenFiles(of: id, with: nil, until: now, matters.key)
            }
        }
    }
}

extension Transaction {
    /// What went out with the newest reply; none before it was sent.
    func sentFiles(of stored: StoredMatter, _ key: SealingKey) throws -> [GivenFile] {
        guard let reply = stored.matter.sentReply else { return [] }
        return try givenFiles(of: stored.row.id, with: reply.draft, until: reply.service.at, key)
    }
}

extension MatterEvent {
    /// Whether what is drafted here gives something of what was asked for.
    var givesInformation: Bool { values[MatterField.outcomeCode]?.text.flatMap(RequestOutcome.code)?.givesInformation ?? false }
}
