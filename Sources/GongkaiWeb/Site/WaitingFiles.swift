import Foundation
import GongkaiStore

/// Uploaded files between a dry run and its confirmation, each readable only by the session that brought it. Forgotten ones go
/// with the session, or after a day.
struct WaitingFiles: Sendable {
    /// Most files that wait for one session; a newer one takes the place of the oldest. A set of items is eight.
    static let mostPerSession = 10

    let folder: URL

    /// Keeps a file and returns the name it goes by, which is the hash of its bytes.
    func keep(_ file: UploadedFile, for session: String) throws -> String {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try clear()
        let hash = SHA256.hex(of: file.bytes)
        var content = Data("\(file.name)\n".utf8)
        content.append(contentsOf: file.bytes)
        try content.write(to: place(hash, session), options: .atomic)
        for (file, _) in try files().filter({ $0.file.lastPathComponent.hasPrefix(prefix(session)) }).dropLast(Self.mostPerSession) {
            try TemporaryFile.removeIfThere(file)
        }
        return hash
    }

    /// The file of that hash; nil if it is no longer here.
    func file(_ hash: String, for session: String) throws -> UploadedFile? {
        guard hash.utf8.count == 64, hash.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else { return nil }
        let place = place(hash, session)
        guard FileManager.default.fileExists(atPath: place.path) else { return nil }
        let content = try Data(contentsOf: place)
        guard let lineEnd = content.firstIndex(of: 0x0A) else { return nil }
        return UploadedFile(
            name: String(decoding: content[..<lineEnd], as: UTF8.self), bytes: [UInt8](content[content.index(after: lineEnd)...]))
    }

    func remove(_ hash: String, for session: String) throws {
        try TemporaryFile.removeIfThere(place(hash, session))
    }

    /// Removes what a session that ends has left.
    func removeAll(for session: String) throws {
        for (file, _) in try files() where file.lastPathComponent.hasPrefix(prefix(session)) { try TemporaryFile.removeIfThere(file) }
    }

    /// Removes what has waited for more than a day.
    func clear() throws {
        let yesterday = Date(timeIntervalSinceNow: -86_400)
        for (file, changed) in try files() where changed < yesterday { try TemporaryFile.removeIfThere(file) }
    }

    private func prefix(_ session: String) -> String { "\(SHA256.hex(of: session).prefix(32))-" }

    private func place(_ hash: String, _ session: String) -> URL { folder.appending(path: prefix(session) + hash) }

    /// All files, the oldest first. One that another request has just removed is none.
    private func files() throws -> [(file: URL, changed: Date)] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.contentModificationDateKey])
            .compactMap { file in
                let changed = try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
                return changed.map { (file, $0) }
            }
            .sorted { $0.changed < $1.changed }
    }
}
