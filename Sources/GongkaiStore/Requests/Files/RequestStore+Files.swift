package import GongkaiCore

extension RequestStore {
    /// A file that came with a request or with a step, for an officer who works on it: an identity card may be among them. Who opens it goes into the
    /// audit trail.
    package func file(
        _ position: Int, of id: MatterID, for officer: Officer, from address: String, at now: Instant
    ) async throws -> (file: MatterFile, bytes: [UInt8]) {
        let (found, place) = try await database.write { tx in
            let stored = try matters.stored(try tx.requestRow(id), in: tx)
            let reader = try tx.reader(officer, of: .request)
            try tx.requireSeen(stored.row, stored.matter, by: reader, .request)
            guard try tx.isWorkedOn(stored.row, stored.matter, by: reader, .request, on: now.day) else {
                throw MatterAccessRefusal.notYoursToHandle
            }
            guard let file = try tx.files(of: id, key).first(where: { $0.position == position }) else { throw MatterAccessRefusal.notFound }
            try tx.record(
                action: "request.file", subject: "matter/\(id.value)", after: JSONText.object(["position": String(position)]),
                by: reader.actor(from: address), at: now)
            return (file, try tx.place(of: file, in: id))
        }
        switch place {
        case .sealed(let file): return (found, try await bytes(of: file))
        case .plain(let sha256): return (found, try await database.read { tx in try tx.plainBytes(of: sha256) })
        }
    }

    /// Takes a step of an officer, with the files that come with it.
    @discardableResult
    package func act(
        _ request: MatterRequest, files: [NewFile], on id: MatterID, by officer: Officer, from address: String, at now: Instant
    ) async throws -> MatterDecision {
        if files.count > Self.mostFiles { throw MatterAccessRefusal.tooManyFiles(most: Self.mostFiles) }
        return try await write(files) { tx in
            let row = try tx.requestRow(id, locked: true)
            let decision = try matters.act(request, on: row, by: .officer(officer), from: address, at: now, in: tx)
            try tx.attach(
                files, to: id, with: decision.event.number, isEnclosed: decision.event.action == RequestAction.draft.action, key, at: now)
            return decision
        }
    }

    /// Writes what may bring files: sealing and storing large ones takes long, and others do not wait for their commit.
    func write<Value: Sendable>(_ files: [NewFile], _ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        let size = files.reduce(0) { $0 + $1.bytes.count }
        return size > 4 << 20 ? try await database.writeAtLength(body) : try await database.write(body)
    }

    /// Seals files that came in before files were sealed. Returns how many; none when all are.
    @discardableResult
    package func sealOldFiles(at now: Instant, limit: Int = 20) async throws -> Int {
        let waiting: Int = try await database.read { tx in try tx.value("SELECT COUNT(*) FROM matter_file") }
        if waiting == 0 { return 0 }
        return try await database.write { tx in try tx.sealOldFiles(key, at: now, limit: limit) }
    }
}
