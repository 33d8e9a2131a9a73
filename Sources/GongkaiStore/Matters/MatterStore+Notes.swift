package import GongkaiCore

/// What officers tell each other about a matter; the person who waits never sees it.
package struct MatterNote: Sendable, Equatable {
    package let id: Int64
    package let officerName: String
    package let at: Instant
    package let text: String
}

extension MatterStore {
    /// The most characters of a note.
    package static let longestNote = 2_000

    /// Writes a note for colleagues. It is no step, and changes nothing of the matter.
    @discardableResult
    package func note(
        _ text: String, on id: MatterID, by officer: Officer, from address: String, at now: Instant
    ) async throws -> Int64 {
        guard text.contains(where: { !$0.isWhitespace }) else { throw MatterAccessRefusal.noteMissing }
        if text.unicodeScalars.count > Self.longestNote { throw MatterAccessRefusal.noteTooLong(most: Self.longestNote) }
        return try await database.write { tx in
            let stored = try self.stored(try tx.matterRow(id), in: tx)
            let kind = try self.kind(stored.row.kind), reader = try tx.reader(officer, of: kind)
            try tx.requireSeen(stored.row, stored.matter, by: reader, kind)
            guard try tx.isWorkedOn(stored.row, stored.matter, by: reader, kind, on: now.day) else {
                throw MatterAccessRefusal.notYoursToHandle
            }
            try tx.adopt(key, at: now)
            let sealed = key.seal(text, for: Self.noteSubject(id))
            let note = try tx.insert(
                """
                INSERT INTO matter_note (matter_id, officer_id, officer_name, at, sealed)
                VALUES (\(id), \(reader.id), \(reader.name), \(now), \(sealed))
                """)
            try tx.record(action: "matter.note", subject: "matter/\(id.value)", by: reader.actor(from: address), at: now)
            return note
        }
    }

    /// The notes on a matter, the newest first; none for whoever only looks on.
    package func notes(on id: MatterID, for officer: Officer, on day: Day) async throws -> [MatterNote] {
        try await database.read { tx in
            let stored = try self.stored(try tx.matterRow(id), in: tx)
            let kind = try self.kind(stored.row.kind)
            let reader = try tx.reader(officer, of: kind)
            try tx.requireSeen(stored.row, stored.matter, by: reader, kind)
            guard try tx.isWorkedOn(stored.row, stored.matter, by: reader, kind, on: day) else { return [] }
            return try tx.rows("SELECT * FROM matter_note WHERE matter_id = \(id) ORDER BY id DESC").map { row in
                MatterNote(
                    id: try row.get("id"), officerName: try row.get("officer_name"), at: try row.get("at"),
                    text: try key.open(try row.get("sealed"), for: Self.noteSubject(id)))
            }
        }
    }

    private static func noteSubject(_ id: MatterID) -> String { "matter_note/\(id.value)" }
}
