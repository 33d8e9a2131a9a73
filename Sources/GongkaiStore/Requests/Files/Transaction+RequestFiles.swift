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

/// Where a file stands among those of its matter, and what is known of it.
private struct FilePlace {
    let matter: MatterID
    let position: Int
    let role: RequestFileRole
    let event: Int?
    let name: String
    let mediaType: String
    var isEnclosed = false
}

/// Files of requests are kept sealed, name and bytes; nobody finds them by their content, and no exit of published files leads to them.
extension Transaction {
    /// Keeps files with a step of a matter. Their positions, in the order of the files.
    ///
    /// - Parameter isEnclosed: whether they go out with the reply that the step drafts.
    @discardableResult
    func attach(
        _ files: [NewFile], to id: MatterID, with event: Int, isEnclosed: Bool = false, _ key: SealingKey, at now: Instant
    ) throws -> [Int] {
        if files.isEmpty { return [] }
        let first = try nextFilePosition(of: id)
        let places = files.enumerated().map { index, file in
            FilePlace(
                matter: id, position: first + index, role: .attached, event: event, name: file.name, mediaType: file.mediaType,
                isEnclosed: isEnclosed)
        }
        _ = try keep(files.map(\.bytes), at: places, key, at: now)
        return places.map(\.position)
    }

    /// Keeps one file. Its key.
    @discardableResult
    func keep(
        _ bytes: [UInt8], name: String, mediaType: String, as role: RequestFileRole, of id: MatterID, event: Int? = nil,
        position: Int? = nil, _ key: SealingKey, at now: Instant
    ) throws -> Int64 {
        let place = FilePlace(
            matter: id, position: try position ?? nextFilePosition(of: id), role: role, event: event, name: name, mediaType: mediaType)
        return try keep([bytes], at: [place], key, at: now)[0]
    }

    /// Seals files of one matter in parts, each bound to its place. Their keys, in the order of the files.
    ///
    /// The files are one statement and their parts are not waited for: until this transaction ends, others wait for the next number of the year.
    private func keep(_ files: [[UInt8]], at places: [FilePlace], _ key: SealingKey, at now: Instant) throws -> [Int64] {
        try adopt(key, at: now)
        let lines = zip(places, files).map { place, bytes -> SQL in
            """
            (\(place.matter), \(place.position), \(place.role.rawValue), \(place.event),
                \(key.seal(place.name, for: Self.fileSubject(place.matter, place.position))), \(place.mediaType), \(bytes.count), \(now),
                \(place.isEnclosed))
            """
        }
        let known = try rows(
            """
            INSERT INTO request_file (matter_id, position, role, event, name, media_type, size, at, is_enclosed)
            VALUES \(lines.joined(", ")) RETURNING id, position
            """
        ).reduce(into: [Int: Int64]()) { $0[try $1.get("position")] = try $1.get("id", as: Int64.self) }
        let keys = places.compactMap { known[$0.position] }
        guard keys.count == places.count else { throw DatabaseError(.misuse, "\(keys.count) of \(places.count) files were kept") }
        for (file, bytes) in zip(keys, files) {
            for (part, start) in stride(from: 0, to: bytes.count, by: FileStore.partSize).enumerated() {
                let piece = Array(bytes[start..<min(start + FileStore.partSize, bytes.count)])
                try runLater(
                    """
                    INSERT INTO request_file_part (file_id, part, sealed)
                    VALUES (\(file), \(part), \(key.seal(piece, for: Self.partSubject(file, part))))
                    """)
            }
        }
        return keys
    }

    /// Positions count on from files that came in before they were sealed.
    private func nextFilePosition(of id: MatterID) throws -> Int {
        let row = try first(
            """
            SELECT (SELECT MAX(position) FROM matter_file WHERE matter_id = \(id)) AS old,
                (SELECT MAX(position) FROM request_file WHERE matter_id = \(id)) AS new
            """)
        return max(try row?.get("old", as: Int?.self) ?? 0, try row?.get("new", as: Int?.self) ?? 0) + 1
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
