import Foundation
import GongkaiFormats

/// An article's text made fit to be read: wide tables scroll in a box of their own, and a link that leaves the group of sites leads over the
/// page that says so (网站标准 PG4).
enum BodyHTML {
    /// `home`: the address of the site on which it was written, where that is another one; its columns are there.
    static func readable(_ document: CleanedDocument, on site: PublicSite, home: String? = nil) -> SafeHTML {
        SafeHTML(cleaned: document).rebuilt { html in
            let led = home.map { rooted(html, at: $0, under: columns) } ?? html
            return boxed(leaving(led) { site.holds(host: $0) })
        }
    }

    /// The cleaned text has each attribute written one way, so its links can be found by their beginning.
    static func leaving(_ html: String, isOwn: (String) -> Bool) -> String {
        var result = "", rest = html[...]
        while let found = rest.range(of: "<a href=\"http") {
            let start = rest.index(found.upperBound, offsetBy: -4)
            guard let end = rest[start...].firstIndex(of: "\"") else { break }
            let address = String(rest[start..<end])
            let host = host(of: address)
            result += rest[..<found.lowerBound]
            if let host, isOwn(host) || host.hasSuffix(".gov.cn") {
                result += "<a href=\"\(address)\""
            } else {
                // An ampersand stands escaped in an attribute; what goes into the query is the address itself.
                let plain = address.replacing("&amp;", with: "&").replacing("&#39;", with: "'")
                result += "<a href=\"\(Route.leave.path().query([("to", plain)]).text)\"\(leavingRel)"
            }
            rest = rest[rest.index(after: end)...]
            // Cleaning wrote one, and an element has one.
            if rest.hasPrefix(cleanedRel), result.hasSuffix(leavingRel) { rest = rest.dropFirst(cleanedRel.count) }
        }
        return result + rest
    }

    /// A text for whoever reads it outside of its page: every address with its host. `home` is the site on which it was written.
    static func absolute(_ html: String, at base: String, home: String) -> String {
        rooted(rooted(html, at: home, under: columns), at: base)
    }

    /// With a host before the addresses that begin at the root of a site. The cleaned text has a bare `<` only where a tag begins.
    static func rooted(_ html: String, at base: String, under root: String = "/") -> String {
        guard html.contains("=\"" + root) else { return html }
        let pieces = html.split(separator: "<", omittingEmptySubsequences: false)
        return String(pieces[0]) + pieces.dropFirst().map { "<" + rootedTag($0, base, root) }.joined()
    }

    /// One tag with the text behind it, which may well speak of addresses itself.
    private static func rootedTag(_ piece: Substring, _ base: String, _ root: String) -> String {
        guard piece.contains("=\"" + root) else { return String(piece) }
        var isQuoted = false
        let end =
            piece.firstIndex { character in
                if character == "\"" { isQuoted.toggle() }
                return character == ">" && !isQuoted
            } ?? piece.endIndex
        var tag = String(piece[..<end])
        for attribute in ["href", "src"] {
            let found = " \(attribute)=\"" + root
            guard let range = tag.range(of: found), !tag[range.upperBound...].hasPrefix("/") else { continue }
            tag.replaceSubrange(range, with: " \(attribute)=\"\(base)\(root)")
        }
        return tag + piece[end...]
    }

    /// In front of the addresses of columns and of what stands in them.
    private static let columns = String(Route.column.pattern.prefix { $0 != "{" })
    private static let cleanedRel = " rel=\"noopener\""
    private static let leavingRel = " rel=\"nofollow external noopener\""

    static func boxed(_ html: String) -> String {
        guard html.contains("<table") else { return html }
        return html.replacing("<table", with: "<div class=\"tablebox\" tabindex=\"0\" role=\"region\" aria-label=\"表格\"><table")
            .replacing("</table>", with: "</table></div>")
    }

    /// Of an absolute address; nil where it has none.
    static func host(of address: String) -> String? {
        guard let scheme = address.range(of: "://") else { return nil }
        let authority = address[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else { return nil }
        let host = authority.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        return host.isEmpty ? nil : host.lowercased()
    }
}
