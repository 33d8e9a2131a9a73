package import GongkaiCore

/// For the person who waits. Who calls has found the request by its number and code.
extension RedactionStore {
    /// The files that went out with the reply; none before it was sent.
    package func given(with stored: StoredMatter) async throws -> [GivenFile] {
        guard let served = stored.matter.last(.serve) else { return [] }
        return try await database.read { tx in try tx.givenFiles(of: stored.row.id, until: served.at, matters.key) }
    }

    /// One of them with its bytes. That it was fetched goes into the audit trail.
    package func file(
        _ number: Int, givenWith stored: StoredMatter, from address: String, at now: Instant
    ) async throws -> (file: GivenFile, bytes: [UInt8]) {
        guard let served = stored.matter.last(.serve) else { throw RedactionAccessRefusal.notFound }
        let found = try await database.write { tx in
            let all = try tx.givenFiles(of: stored.row.id, until: served.at, matters.key)
            guard let file = all.first(where: { $0.number == number }) else { throw RedactionAccessRefusal.notFound }
            try tx.record(
                action: "request.fetch", subject: "matter/\(stored.row.id.value)", after: JSONText.object(["file": String(number)]),
                by: Actor(name: "applicant", agency: nil, address: address), at: now)
            return file
        }
        return (found, try await requests.bytes(of: SealedFile(id: found.file, size: found.size)))
    }

    /// What goes out with the reply as things stand, for those who write, look through and sign it.
    package func toBeGiven(of id: MatterID, for officer: Officer, at now: Instant) async throws -> [GivenFile] {
        try await database.read { tx in
            let reader = try tx.reader(officer, of: .request)
            let stored = try matters.stored(try tx.matterRow(id), in: tx)
            try tx.requireSeen(stored.row, stored.matter, by: reader)
            return reader.mayReadPapers ? try tx.givenFiles(of: id, until: now, matters.key) : []
        }
    }
}
