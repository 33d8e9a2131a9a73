import Foundation
import GongkaiStore

/// Uploaded files between a dry run and its confirmation, each readable only by the session that brought it. Forgotten ones go after a day.
struct WaitingFiles: Sendable {
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

    private func place(_ hash: String, _ session: String) -> URL {
        folder.appending(path: "\(SHA256.hex(of: session).prefix(32))-\(hash)")
    }

    private func clear() throws {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.contentModificationDateKey])
        let yesterday = Date(timeIntervalSinceNow: -86_400)
        for file in files {
            let changed = try file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
            if let changed, changed < yesterday { try TemporaryFile.removeIfThere(file) }
        }
    }
}
