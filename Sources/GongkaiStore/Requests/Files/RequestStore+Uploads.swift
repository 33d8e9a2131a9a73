package import GongkaiCore

/// Files that come in pieces, so that a cut connection costs one piece and not the file. Whoever knows the key of one and is its owner goes on with
/// it; nobody else learns that it is there.
extension RequestStore {
    /// Begins one and returns its key. What is too large is refused here, before a byte of it goes over.
    ///
    /// - Parameters:
    ///   - owner: what tells who brings it from everybody else; kept only under a key.
    ///   - most: bytes of a file at the most.
    package func beginUpload(
        _ name: String, size: Int, atMost most: Int, by owner: String, from address: String, at now: Instant
    ) async throws -> String {
        if size < 1 { throw UploadRefusal.empty }
        if size > most { throw UploadRefusal.tooLarge(size: size, most: most) }
        if name.utf8.count > 1_000 { throw UploadRefusal.nameTooLong }
        let upload = SecretText.random128(), place = key.lookup(GuessingPlace.of(address), as: "upload place")
        return try await database.write { tx in
            try tx.adopt(key, at: now)
            try tx.requireRoom(for: size, from: place)
            let hash = uploadHash(upload)
            try tx.run(
                """
                INSERT INTO request_upload (key_hash, owner_hash, place_hash, name, size, received, begun_at)
                VALUES (\(hash), \(uploadOwner(owner)), \(place), \(key.seal(name, for: "request_upload/\(hash)")), \(size), 0, \(now))
                """)
            return upload
        }
    }

    /// How far one is.
    package func upload(_ upload: String, by owner: String, at now: Instant) async throws -> RequestUpload {
        try await database.read { tx in try found(upload, owner, now, in: tx).upload }
    }

    /// Takes in the piece that begins where the last one ended.
    package func addPiece(
        _ bytes: [UInt8], at start: Int, to upload: String, by owner: String, at now: Instant
    ) async throws -> RequestUpload {
        if bytes.count > RequestUpload.pieceSize { throw UploadRefusal.pieceTooLarge(most: RequestUpload.pieceSize) }
        return try await database.write { tx in
            let (id, before) = try found(upload, owner, now, in: tx, locked: true)
            guard start == before.received else { throw UploadRefusal.wrongPlace(expected: before.received) }
            guard start + bytes.count <= before.size else { throw UploadRefusal.pastTheEnd(size: before.size) }
            if bytes.isEmpty { return before }
            // Here and not only at the beginning: many may have begun at once.
            let all: Int = try tx.value("SELECT CAST(COALESCE(SUM(received), 0) AS BIGINT) FROM request_upload")
            if all + bytes.count > RequestUpload.mostBytes { throw UploadRefusal.full }
            try tx.run(
                """
                INSERT INTO request_upload_part (upload_id, start, sealed)
                VALUES (\(id), \(start), \(key.seal(bytes, for: Self.partSubject(id, start))))
                """)
            try tx.run("UPDATE request_upload SET received = \(start + bytes.count) WHERE id = \(id)", expecting: 1)
            return RequestUpload(name: before.name, size: before.size, received: start + bytes.count, isChecked: false)
        }
    }

    /// All bytes of one that is whole.
    package func bytes(ofUpload upload: String, by owner: String, at now: Instant) async throws -> (upload: RequestUpload, bytes: [UInt8]) {
        try await database.read { tx in
            let (id, upload) = try found(upload, owner, now, in: tx)
            guard upload.isWhole else { throw UploadRefusal.notWhole(received: upload.received, size: upload.size) }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(upload.size)
            try tx.forEach("SELECT start, sealed FROM request_upload_part WHERE upload_id = \(id) ORDER BY start", atOnce: 4) { row in
                bytes += try key.openBytes(try row.get("sealed"), for: Self.partSubject(id, try row.get("start")))
            }
            guard bytes.count == upload.size else { throw SealingFault.damaged("request_upload/\(id)") }
            return (upload, bytes)
        }
    }

    /// Nothing was wrong with it: it may go with a form.
    package func confirmUpload(_ upload: String, by owner: String, at now: Instant) async throws {
        try await database.write { tx in
            let (id, _) = try found(upload, owner, now, in: tx, locked: true)
            try tx.run("UPDATE request_upload SET checked_at = \(now) WHERE id = \(id) AND received = size", expecting: 1)
        }
    }

    /// Forgets some: what was refused, or went with its form.
    package func discardUploads(_ uploads: [String], by owner: String, at now: Instant) async throws {
        if uploads.isEmpty { return }
        try await database.write { tx in
            for upload in uploads {
                do {
                    try tx.dropUpload(try found(upload, owner, now, in: tx, locked: true).id)
                } catch UploadRefusal.notFound { continue }
            }
        }
    }

    /// Forgets what nobody came back to. Returns how many.
    @discardableResult
    package func discardOldUploads(at now: Instant, limit: Int = 50) async throws -> Int {
        let last = now.adding(seconds: -RequestUpload.days * 86_400)
        let old = try await database.read { tx in
            try tx.rows("SELECT id FROM request_upload WHERE begun_at <= \(last) ORDER BY id LIMIT \(limit)")
                .map { try $0.get("id", as: Int64.self) }
        }
        // One by one: others write in between.
        for id in old { try await database.writeAtLength { tx in try tx.dropUpload(id) } }
        return old.count
    }

    // MARK: Parts

    private func found(
        _ upload: String, _ owner: String, _ now: Instant, in tx: Transaction, locked: Bool = false
    ) throws -> (id: Int64, upload: RequestUpload) {
        let hash = uploadHash(upload), since = now.adding(seconds: -RequestUpload.days * 86_400)
        let lock: SQL = locked && tx.dialect == .postgres ? " FOR UPDATE" : ""
        let row = try tx.first(
            """
            SELECT * FROM request_upload
            WHERE key_hash = \(hash) AND owner_hash = \(uploadOwner(owner)) AND begun_at > \(since)
            """ + lock)
        guard let row else { throw UploadRefusal.notFound }
        let name = try key.open(try row.get("name"), for: "request_upload/\(hash)")
        return (
            try row.get("id"),
            RequestUpload(
                name: name, size: try row.get("size"), received: try row.get("received"),
                isChecked: try row.get("checked_at", as: Instant?.self) != nil)
        )
    }

    private func uploadHash(_ upload: String) -> String { key.lookup(upload, as: "upload") }
    private func uploadOwner(_ owner: String) -> String { key.lookup(owner, as: "upload owner") }
    private static func partSubject(_ id: Int64, _ start: Int) -> String { "request_upload_part/\(id)/\(start)" }
}

extension Transaction {
    /// Neither one place nor all together may fill the disk.
    fileprivate func requireRoom(for size: Int, from place: String) throws {
        let row = try first(
            """
            SELECT COUNT(*) AS files, CAST(COALESCE(SUM(size), 0) AS BIGINT) AS bytes FROM request_upload WHERE place_hash = \(place)
            """)
        let files = try row?.get("files", as: Int.self) ?? 0, bytes = try row?.get("bytes", as: Int.self) ?? 0
        if files >= RequestUpload.mostFromOnePlace || (files > 0 && bytes + size > RequestUpload.mostBytesFromOnePlace) {
            throw UploadRefusal.tooMany(most: files)
        }
        let all: Int = try value("SELECT COUNT(*) FROM request_upload")
        if all >= RequestUpload.most { throw UploadRefusal.full }
    }

    fileprivate func dropUpload(_ id: Int64) throws {
        try run("DELETE FROM request_upload_part WHERE upload_id = \(id)")
        try run("DELETE FROM request_upload WHERE id = \(id)")
    }
}
