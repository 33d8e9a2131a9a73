/// Seals what somebody typed into a text that a page can carry to where they sign in again: whoever looks at that page reads nothing of it. The key
/// lives as long as the process.
package struct TypedSeal: Sendable {
    private let key = SealingKey(bytes: SealingKey.newBytes())
    private static let subject = "typed form"

    package init() {}

    /// Two digits for each byte.
    package func sealed(_ text: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var written: [UInt8] = []
        for byte in key.seal(text, for: Self.subject) { written += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: written, as: UTF8.self)
    }

    /// Nil for what this process did not seal.
    package func opened(_ written: String) -> String? {
        var bytes: [UInt8] = [], high: UInt8?
        for scalar in written.unicodeScalars {
            guard let value = scalar.value < 128 ? Character(scalar).hexDigitValue.map({ UInt8($0) }) : nil else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? try? key.open(bytes, for: Self.subject) : nil
    }
}
