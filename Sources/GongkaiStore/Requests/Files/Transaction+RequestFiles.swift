import GongkaiCore

/// What a file of a request is for.
enum RequestFileRole: String {
    /// It came with a step.
    case attached
    /// A part of it is withheld: it goes out of the house in no way.
    case original
    /// What is left of an original, proven.
    case result
}

/// Where the bytes of a file are.
enum RequestFilePlace: Sendable {
    case sealed(SealedFile)
    case plain(sha256: String)
}

/// Files of requests are kept sealed, name and bytes; nobody finds them by their content, and no exit of published files leads to them.
extension Transaction {
    /// Keeps files with a step of a matter.
    ///
    /// - Parameter isEnclosed: whether they go out with the reply that the step drafts.
    func attach(
        _ files: [NewFile], to id: MatterID, with event: Int, isEnclosed: Bool = false, _ key: SealingKey, at now: Instant
    ) throws {
        for file in files {
            try keep(
                file.bytes, name: file.name, mediaType: file.mediaType, as: .attached, of: id, event: event, isEnclosed: isEnclosed, key,
                at: now)
        }
    }

    /// Seals a file in parts, each bound to its place.
    @discardableResult
    func keep(
        _ bytes: [UInt8], name: String, mediaType: String, as role: RequestFileRole, of id: MatterID, event: Int? = nil,
        position: Int? = nil, isEnclosed: Bool = false, _ key: SealingKey, at now: Instant
    ) throws -> Int64 {
        try adopt(key, at: now)
        let place = try position ?? nextFilePosition(of: id)
        let file = try insert(
            """
            INSERT INTO request_file (matter_id, position, role, event, name, media_type, size, at, is_enclosed)
            VALUES (\(id), \(place), \(role.rawValue), \(event), \(key.seal(name, for: Self.fileSubject(id, place))), \(mediaType),
                \(bytes.count), \(now), \(isEnclosed))
            """)
        for (part, start) in stride(from: 0, to: bytes.count, by: FileStore.partSize).enumerated() {
            let piece = Array(bytes[start..<min(start + FileStore.partSize, bytes.count)])
            try run(
                """
                INSERT INTO request_file_part (file_id, part, sealed)
                VALUES (\(file), \(part), \(key.seal(piece, for: Self.partSubject(file, part))))
                """)
        }
        return file
    }

    func nextFilePosition(of id: MatterID) throws -> Int {
        let old: Int = try value("SELECT COALESCE(MAX(position), 0) FROM matter_file WHERE matter_id = \(id)")
        let new: Int = try value("SELECT COALESCE(MAX(position), 0) FROM request_file WHERE matter_id = \(id)")
        return max(old, new) + 1
    }

    /// What came with the steps of a matter.
    func files(of id: MatterID, _ key: SealingKey) throws -> [MatterFile] {
        let old = try rows(
            """
            SELECT matter_file.*, stored_file.media_type, stored_file.size FROM matter_file
            JOIN stored_file ON stored_file.sha256 = matter_file.sha256 WHERE matter_id = \(id) ORDER BY position
            """
        ).map { row in
            MatterFile(
                position: try row.get("position"), event: try row.get("event"), name: try row.get("name"),
                mediaType: try row.get("media_type"), size: try row.get("size"))
        }
        let new = try rows("SELECT * FROM request_file WHERE matter_id = \(id) AND role = 'attached' ORDER BY position").map { row in
            MatterFile(
                position: try row.get("position"), event: try row.get("event"), name: try fileName(row, key),
                mediaType: try row.get("media_type"), size: try row.get("size"))
        }
        return (old + new).sorted { $0.position < $1.position }
    }

    func fileName(_ row: Row, _ key: SealingKey) throws -> String {
        let matter: MatterID = try row.get("matter_id")
        return try key.open(try row.get("name"), for: Self.fileSubject(matter, try row.get("position")))
    }

    /// The parts of a sealed file, still sealed.
    /// Where the bytes of what came with a step are: sealed, or as they came when files were not sealed yet.
    func place(of file: MatterFile, in id: MatterID) throws -> RequestFilePlace {
        let row = try first("SELECT id, size FROM request_file WHERE matter_id = \(id) AND position = \(file.position)")
        if let row { return .sealed(SealedFile(id: try row.get("id"), size: try row.get("size"))) }
        return .plain(sha256: try value("SELECT sha256 FROM matter_file WHERE matter_id = \(id) AND position = \(file.position)"))
    }

    func plainBytes(of sha256: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try forEach("SELECT bytes FROM file_part WHERE sha256 = \(sha256) ORDER BY part", atOnce: 8) { row in
            bytes += try row.get("bytes", as: [UInt8].self)
        }
        return bytes
    }

    /// Seals a few files that came in before files were sealed. Returns how many.
    func sealOldFiles(_ key: SealingKey, at now: Instant, limit: Int) throws -> Int {
        let old = try rows(
            """
            SELECT matter_file.*, stored_file.media_type FROM matter_file JOIN stored_file ON stored_file.sha256 = matter_file.sha256
            ORDER BY matter_id, position LIMIT \(limit)
            """)
        for row in old {
            let id: MatterID = try row.get("matter_id"), position: Int = try row.get("position"), sha256: String = try row.get("sha256")
            try keep(
                try plainBytes(of: sha256), name: try row.get("name"), mediaType: try row.get("media_type"), as: .attached, of: id,
                event: try row.get("event"), position: position, key, at: now)
            try run("DELETE FROM matter_file WHERE matter_id = \(id) AND position = \(position)", expecting: 1)
            try dropIfUnused(sha256)
        }
        return old.count
    }

    private static func fileSubject(_ id: MatterID, _ position: Int) -> String { "request_file/\(id.value)/\(position)" }
    static func partSubject(_ file: Int64, _ part: Int) -> String { "request_file_part/\(file)/\(part)" }
}
