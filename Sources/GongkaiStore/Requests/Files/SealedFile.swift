/// A sealed file that somebody was granted: its bytes are read and opened outside of the write that granted it, because opening takes long and
/// others wait for the writer.
package struct SealedFile: Sendable {
    let id: Int64
    let size: Int
}

extension RequestStore {
    /// Its bytes; damaged where a part is missing.
    package func bytes(of file: SealedFile) async throws -> [UInt8] {
        let parts = try await database.read { tx in try tx.sealedParts(of: file) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.size)
        for (part, sealed) in parts { bytes += try key.openBytes(sealed, for: Transaction.partSubject(file.id, part)) }
        guard bytes.count == file.size else { throw SealingFault.damaged("request_file/\(file.id)") }
        return bytes
    }
}
