/// The text of a cell as a person typed it, made comparable: without spaces around it, full-width digits and signs in their plain form.
struct TypedText {
    /// Trimmed; otherwise as typed.
    let trimmed: String

    init(_ text: String) {
        guard let first = text.utf8.first, let last = text.utf8.last else {
            trimmed = text
            return
        }
        // Most cells neither begin nor end with a space; a byte above 0x7F may be the ideographic or the no-break space.
        trimmed = TypedText.mayBeSpace(first) || TypedText.mayBeSpace(last) ? TypedText.trim(text) : text
    }

    /// With digits, signs and letters of the full-width forms (U+FF01…U+FF5E) as ASCII.
    var plain: String {
        guard trimmed.utf8.contains(where: { $0 == 0xEF }) else { return trimmed }
        var plain = String.UnicodeScalarView()
        for scalar in trimmed.unicodeScalars {
            if (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) {
                plain.append(ascii)
            } else {
                plain.append(scalar)
            }
        }
        return String(plain)
    }

    /// A character that no one types and that a page, a file or PostgreSQL cannot carry.
    var hasControlCharacter: Bool {
        trimmed.utf8.contains { ($0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09) || $0 == 0x7F }
    }

    /// Whether the text is longer than so many characters.
    func exceeds(_ max: Int) -> Bool { trimmed.utf8.count > max && trimmed.count > max }

    private static func mayBeSpace(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0xC2 || byte == 0xE3 || byte == 0xE2 || byte == 0xEF || (0x80...0xBF).contains(byte)
    }

    private static func trim(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isSpace($0) }), let end = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[start...end])
    }

    /// White space, and the byte order mark that some programs put before the first cell of a file.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar.value == 0xFEFF }
}
