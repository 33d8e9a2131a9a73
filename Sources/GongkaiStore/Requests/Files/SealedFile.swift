/// A sealed file that somebody was granted: its bytes are read and opened outside of the write that granted it, because opening takes long and
/// others wait for the writer.
package struct SealedFile: Sendable {
    let id: Int64
    let size: Int
}

extension RequestStore {
    /// Its bytes; damaged where a part is missing.
    package func bytes(of file: SealedFile) async throws -> [UInt8] {
        try await database.read { tx in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(file.size)
            try tx.forEach("SELECT part, sealed FROM request_file_part WHERE file_id = \(file.id) ORDER BY part", atOnce: 8) { row in
                bytes += try key.openBytes(try row.get("sealed"), for: Transaction.partSubject(file.id, try row.get("part")))
            }
            guard bytes.count == file.size else { throw SealingFault.damaged("request_file/\(file.id)") }
            return bytes
        }
    }
}
