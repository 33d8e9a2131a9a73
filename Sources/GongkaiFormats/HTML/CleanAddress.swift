/// Decides which addresses a link or a picture may have.
enum CleanAddress {
    /// An address as a link may carry it: http, https, mailto, or a place on this site. Nil for everything else.
    static func link(_ raw: String) -> String? {
        guard let address = plain(raw), !address.isEmpty, address.utf8.count <= 2_000, !address.hasPrefix("#_") else { return nil }
        if address.hasPrefix("#") { return escaped(address) }
        if address.hasPrefix("//") { return link("https:" + address) }
        let first = address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let colon = first.firstIndex(of: ":") else { return escaped(address) }
        let rest = address[address.index(after: colon)...]
        switch first[..<colon].lowercased() {
        case "http", "https":
            let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            guard rest.hasPrefix("//"), !authority.isEmpty, !authority.contains("@"), authority.first != ":" else { return nil }
            return escaped(first[..<colon].lowercased() + ":" + rest)
        case "mailto":
            return rest.contains("@") ? escaped("mailto:" + rest) : nil
        default:
            return nil
        }
    }

    /// An address below one of ours, without steps upward.
    static func image(_ raw: String, below own: [String]) -> String? {
        guard let address = plain(raw), address.utf8.count <= 2_000, own.contains(where: { address.hasPrefix($0) && address != $0 }) else {
            return nil
        }
        let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
        guard !path.split(separator: "/").contains(where: { [".", "..", "%2e", "%2e%2e", ".%2e", "%2e."].contains($0) }) else { return nil }
        return path.contains("//") || path.contains("%2f") || path.contains("%5c") ? nil : escaped(address)
    }

    /// What a browser makes of an address before it looks for its scheme: blanks at the ends, tabs and line breaks anywhere are
    /// nothing. Whatever else cannot be seen makes the address refused, and so does a backslash, which browsers take for a slash.
    private static func plain(_ raw: String) -> String? {
        let scalars = raw.unicodeScalars.filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }
        guard let from = scalars.firstIndex(where: { $0.value > 0x20 }), let to = scalars.lastIndex(where: { $0.value > 0x20 }) else {
            return nil
        }
        var view = String.UnicodeScalarView()
        for scalar in scalars[from...to] {
            switch scalar.value {
            case 0...0x1F, 0x5C, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF0...0xFFFF: return nil
            default: view.append(scalar)
            }
        }
        return String(view)
    }

    private static func escaped(_ address: String) -> String {
        var result = ""
        for scalar in address.unicodeScalars {
            switch scalar {
            case " ": result += "%20"
            case "\"": result += "%22"
            case "<": result += "%3C"
            case ">": result += "%3E"
            case "`": result += "%60"
            case "{": result += "%7B"
            case "}": result += "%7D"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
