import GongkaiCore

/// How links are written in an export.
struct ExportLinks: Sendable {
    /// Every link of our own begins with it; nil for links that are relative to the page.
    let base: String?
    /// Where what only a program can answer is found: search, forms, the way of viewing.
    let live: String

    /// A link from one file to another.
    func link(to file: String, from page: String, query: String = "") -> String {
        let target = file.hasSuffix("index.html") ? String(file.dropLast("index.html".count)) : file
        let encoded = target.split(separator: "/", omittingEmptySubsequences: false).map { Path.encoded(String($0)) }.joined(separator: "/")
        if let base { return base + "/" + encoded + query }
        let up = String(repeating: "../", count: page.count { $0 == "/" })
        let link = up + encoded + query
        return link.isEmpty ? "./" : link
    }

    func live(_ target: String) -> String { live + target }

    /// A page that leads on.
    static func redirect(to link: String) -> [UInt8] {
        let shown = SafeHTML.escaped(link)
        return Array(
            """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>网址已变更</title><link rel="canonical" href="\(shown)">
            <meta http-equiv="refresh" content="0; url=\(shown)"></head>
            <body><p>这个网址已经变更。<a href="\(shown)">打开新的网址</a></p></body></html>

            """.utf8)
    }
}
