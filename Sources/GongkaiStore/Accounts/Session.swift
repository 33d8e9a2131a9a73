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

    /// What the forms of a session carry: a secret, and whose session it is. When the session is gone, a form still tells who filled it in.
    static func formToken(of officer: OfficerID) -> String { "\(randomToken())-\(officer.value)" }

    /// Who filled in a form with this token. It may be of any age and make: good for a warning, and for nothing else.
    package static func officer(ofFormToken token: String) -> OfficerID? {
        let parts = token.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 ? Int64(parts[1]).map { OfficerID(value: $0) } : nil
    }

    /// 64 hexadecimal digits nobody can guess.
    static func randomToken() -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&bytes, bytes.count)
        return SHA256.hex(bytes)
    }
}
