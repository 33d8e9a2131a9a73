/// `/robots.txt` (RFC 9309): everything public may be read, what is for people at work or has no end may not.
package enum Robots {
    /// Paths begin with a slash. A line end in one would be a rule of its own, so such a path is left out.
    package static func text(disallowed: [String], sitemap: String) -> String {
        let paths = disallowed.filter { path in
            path.hasPrefix("/")
                && !path.unicodeScalars.contains {
                    $0.properties.isWhitespace || $0.value < 0x20 || $0 == "#"
                }
        }
        var lines = ["User-agent: *"] + paths.map { "Disallow: \($0)" }
        // A group needs a rule; an empty one allows everything.
        if paths.isEmpty { lines.append("Disallow:") }
        return (lines + ["", "Sitemap: \(PlainText.address(sitemap))"]).joined(separator: "\n") + "\n"
    }
}
