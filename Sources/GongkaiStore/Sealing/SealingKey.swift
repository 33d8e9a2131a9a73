import CSodium

/// The key of what says who somebody is: it is in a file outside the database, so that a stolen backup tells nothing.
///
/// Values are sealed with XChaCha20-Poly1305 under a key derived from it; the first byte of a sealed value names the algorithm, so that
/// another can follow. Each value is bound to what it belongs to: moved to another row it does not open.
package struct SealingKey: Sendable {
    /// What tells keys apart without telling the key: 16 hexadecimal digits.
    package let fingerprint: String
    private let sealing: [UInt8]
    private let lookup: [UInt8]

    /// Bytes of the key in its file.
    package static let size = Int(crypto_kdf_KEYBYTES)
    private static let algorithm: UInt8 = 1
    private static let nonceSize = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)

    /// - Precondition: as many bytes as ``size``.
    package init(bytes: [UInt8]) {
        precondition(bytes.count == Self.size, "a sealing key has \(Self.size) bytes")
        sealing = Self.derived(1, from: bytes)
        lookup = Self.derived(2, from: bytes)
        fingerprint = SHA256.hex(Array(Self.derived(3, from: bytes).prefix(8)))
    }

    /// Bytes of a new key, from the system's randomness.
    package static func newBytes() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size)
        crypto_kdf_keygen(&bytes)
        return bytes
    }

    private static func derived(_ number: UInt64, from bytes: [UInt8]) -> [UInt8] {
        var key = [UInt8](repeating: 0, count: Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES))
        crypto_kdf_derive_from_key(&key, key.count, number, "gongkai1", bytes)
        return key
    }

    /// A text nobody can read without the key. `subject` is where it belongs, such as `request/17`.
    func seal(_ text: String, for subject: String) -> [UInt8] { seal(Array(text.utf8), for: subject) }

    /// The same for bytes of any kind.
    func seal(_ plain: [UInt8], for subject: String) -> [UInt8] {
        let bound = Array(subject.utf8)
        var nonce = [UInt8](repeating: 0, count: Self.nonceSize)
        randombytes_buf(&nonce, nonce.count)
        var sealed = [UInt8](repeating: 0, count: plain.count + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES))
        var length: UInt64 = 0
        crypto_aead_xchacha20poly1305_ietf_encrypt(
            &sealed, &length, plain, UInt64(plain.count), bound, UInt64(bound.count), nil, nonce, sealing)
        return [Self.algorithm] + nonce + sealed.prefix(Int(length))
    }

    /// The text of what ``seal(_:for:)`` made for the same subject.
    func open(_ sealed: [UInt8], for subject: String) throws(SealingFault) -> String {
        String(decoding: try openBytes(sealed, for: subject), as: UTF8.self)
    }

    /// The same for bytes of any kind.
    func openBytes(_ sealed: [UInt8], for subject: String) throws(SealingFault) -> [UInt8] {
        let overhead = 1 + Self.nonceSize + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
        guard sealed.count >= overhead, sealed[0] == Self.algorithm else { throw .damaged(subject) }
        let nonce = Array(sealed[1..<(1 + Self.nonceSize)]), cipher = Array(sealed[(1 + Self.nonceSize)...]), bound = Array(subject.utf8)
        var plain = [UInt8](repeating: 0, count: sealed.count - overhead + 1)
        var length: UInt64 = 0
        let result = crypto_aead_xchacha20poly1305_ietf_decrypt(
            &plain, &length, nil, cipher, UInt64(cipher.count), bound, UInt64(bound.count), nonce, sealing)
        guard result == 0 else { throw .damaged(subject) }
        return Array(plain.prefix(Int(length)))
    }

    /// The same 64 hexadecimal digits for the same text, by which it is found again; nobody makes them without the key, so short codes and
    /// identity numbers cannot be tried out.
    func lookup(_ text: String, as purpose: String) -> String {
        let bytes = Array((purpose + "\u{0}" + text).utf8)
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), lookup, lookup.count)
        return SHA256.hex(hash)
    }
}
