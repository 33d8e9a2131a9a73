import CSodium

/// Argon2id of a password. It costs 64 MB and some 50 ms on purpose, so it runs on threads of its own, few at a time.
enum PasswordHash {
    private static let threads = DedicatedThreads(limit: 2, name: "password")

    /// Of no password: checked for unknown names, so that they take as long as known ones.
    static let ofNobody = "$argon2id$v=19$m=65536,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    static func make(_ password: String) async throws -> String {
        try await threads.run {
            var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
            let result = crypto_pwhash_str(
                &text, password, UInt64(password.utf8.count), UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE),
                Int(crypto_pwhash_MEMLIMIT_INTERACTIVE))
            guard result == 0 else { throw DatabaseError(.other, "there is not enough memory to hash a password (64 MB)") }
            return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    static func matches(_ password: String, _ hash: String) async throws -> Bool {
        try await threads.run { crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0 }
    }
}
