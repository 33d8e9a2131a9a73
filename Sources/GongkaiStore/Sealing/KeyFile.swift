package import Foundation
import GongkaiCore

/// The file that holds the key beside the database: 64 hexadecimal digits, for its owner's eyes only.
package struct KeyFile: Sendable {
    package let url: URL

    package init(_ url: URL) {
        self.url = url
    }

    /// The key for a database. The first time a key is made; never where the database was written with one that is gone.
    package func key(for database: any Database) async throws -> SealingKey {
        let expected = try await database.read { tx in
            try tx.first("SELECT fingerprint FROM sealing_key LIMIT 1")?.get("fingerprint", as: String.self)
        }
        let isThere = FileManager.default.fileExists(atPath: url.path)
        if !isThere, let expected { throw SealingFault.keyMissing(file: url.path, expected: expected) }
        if !isThere { try make() }
        let key = SealingKey(bytes: try read())
        if let expected, expected != key.fingerprint { throw SealingFault.otherKey(found: key.fingerprint, expected: expected) }
        return key
    }

    /// Written whole or not at all, and never over a key that came there meanwhile.
    private func make() throws {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        let text = Array((SHA256.hex(SealingKey.newBytes()) + "\n").utf8)
        let file = open(url.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        if file < 0, errno == EEXIST { return }
        guard file >= 0 else { throw SealingFault.badFile(url.path, reason: "it cannot be made (\(String(cString: strerror(errno))))") }
        defer { close(file) }
        guard write(file, text, text.count) == text.count, fsync(file) == 0 else {
            throw SealingFault.badFile(url.path, reason: "it cannot be written (\(String(cString: strerror(errno))))")
        }
    }

    private func read() throws -> [UInt8] {
        let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int ?? 0
        guard mode & 0o077 == 0 else { throw SealingFault.badFile(url.path, reason: "others may read it (mode \(String(mode, radix: 8)))") }
        let digits = try String(contentsOf: url, encoding: .utf8).filter { !$0.isWhitespace }
        let values = digits.compactMap(\.hexDigitValue)
        guard values.count == digits.count, values.count == SealingKey.size * 2 else {
            throw SealingFault.badFile(url.path, reason: "it does not hold 64 hexadecimal digits")
        }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) }
    }
}

extension Transaction {
    /// Makes a key that of the database when the first value is sealed with it; another key than its own is refused.
    func adopt(_ key: SealingKey, at now: Instant) throws {
        if adoptedKey == key.fingerprint { return }
        let known = try first("SELECT fingerprint FROM sealing_key LIMIT 1")?.get("fingerprint", as: String.self)
        if let known, known != key.fingerprint { throw SealingFault.otherKey(found: key.fingerprint, expected: known) }
        if known == nil {
            try run(
                """
                INSERT INTO sealing_key (fingerprint, adopted_at) VALUES (\(key.fingerprint), \(now))
                ON CONFLICT (fingerprint) DO NOTHING
                """)
        }
        adoptedKey = key.fingerprint
    }
}
