import CSodium

/// Texts that nobody can guess, from the system's randomness.
package enum SecretText {
    /// 128 bits in 32 hexadecimal digits.
    package static func random128() -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        randombytes_buf(&bytes, bytes.count)
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
