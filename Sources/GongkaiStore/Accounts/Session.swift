import CSodium
package import GongkaiCore

/// A sign-in, as handed out once. The database keeps only the token's hash.
package struct Session: Sendable {
    /// For the cookie: 256 random bits.
    package let token: String
    package let officer: Officer

    /// Ends when nothing was asked for so long…
    package static let idleSeconds = 30 * 60
    /// …and in any case after a working day.
    package static let longestSeconds = 12 * 3600
    /// Being seen is written down this often at most, to spare writes.
    static let renewalSeconds = 60

    /// 64 hexadecimal digits nobody can guess.
    static func randomToken() -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&bytes, bytes.count)
        return SHA256.hex(bytes)
    }
}
