/// Text as it may stand in a document for other programs.
enum PlainText {
    /// Without the characters that XML 1.0 cannot hold at all, in any spelling; line ends and tabs stay.
    static func clean(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy(isAllowed) { return text }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: text.unicodeScalars.lazy.filter(isAllowed))
        return String(kept)
    }

    /// Clean, and escaped for element content and for attributes in either quotes. `>` too: `]]>` may not stand in content.
    static func xml(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars where isAllowed(scalar) {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\r": result += "&#13;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// An address whose every character may stand in an IRI and between `<` and `>`: the rest is percent-encoded.
    static func address(_ text: String) -> String {
        var result = ""
        for scalar in clean(text).unicodeScalars {
            if scalar.value <= 0x20 || scalar.value == 0x7F
                || "<>\"{}|\\^`".unicodeScalars.contains(scalar)
            {
                for byte in String(scalar).utf8 {
                    let digits = String(byte, radix: 16, uppercase: true)
                    result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD: true
        case 0x0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
        // The last two of every plane are no characters.
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }
}
