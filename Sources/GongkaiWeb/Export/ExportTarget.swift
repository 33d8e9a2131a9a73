import Foundation
import GongkaiCore

/// An address of our own site, as an export asks for it, and the file it becomes.
struct ExportTarget: Hashable, Sendable {
    /// Path and query.
    let text: String
    /// Of the path only.
    private let path: Substring
    private let query: Substring?

    /// Queries that turn the pages of a list; any other asks for something that only a program can answer.
    private static let paging: Set<Substring> = ["before", "after", "page"]

    init(_ text: String) {
        self.text = text
        let cut = text.firstIndex(of: "?")
        path = text[..<(cut ?? text.endIndex)]
        query = cut.map { text[text.index(after: $0)...] }
    }

    /// Of a link on one of our pages; nil when it leads elsewhere, or to no page. `hosts` are the names the site answers to.
    init?(link: String, hosts: Set<[UInt8]>) {
        var bare = link[...]
        if let mark = bare.firstIndex(of: "#") { bare = bare[..<mark] }
        guard !bare.isEmpty else { return nil }
        for scheme in ["http://", "https://"] where bare.hasPrefix(scheme) {
            let rest = bare.dropFirst(scheme.count)
            let host = rest.prefix { $0 != "/" && $0 != "?" }
            guard hosts.contains(SiteHosts.name(String(host))) else { return nil }
            let own = rest.dropFirst(host.count)
            self.init(own.isEmpty ? "/" : own.hasPrefix("/") ? String(own) : "/" + own)
            return
        }
        guard bare.hasPrefix("/"), !bare.hasPrefix("//") else { return nil }
        self.init(String(bare))
    }

    /// The same without its query.
    var bare: ExportTarget { query == nil ? self : ExportTarget(String(path)) }

    var isPlain: Bool { query == nil }

    /// A further page of a list.
    var isPaging: Bool {
        guard let query, !query.contains("&"), let equals = query.firstIndex(of: "=") else { return false }
        return Self.paging.contains(query[..<equals]) && query[query.index(after: equals)...].allSatisfy(Self.isPlainCharacter)
    }

    /// A file of ours whose query only says which edition it is.
    var isAsset: Bool { path.hasPrefix("/assets/") }

    /// Where it stands below the folder; nil for what can be no file.
    func file(isPage: Bool) -> String? {
        guard var segments = segments() else { return nil }
        // On disk a name is a file or a folder: the page of an attachment stands beside it.
        if segments.count == 4, segments[0] == "files", segments[3] == "view" { segments.swapAt(2, 3) }
        if !isPage { return segments.isEmpty ? nil : segments.joined(separator: "/") }
        let further = isPaging ? ["_" + (query ?? "").replacing("=", with: "-")] : []
        return (segments + further + ["index.html"]).joined(separator: "/")
    }

    private static func isPlainCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "-" || character == "_" || character == ".")
    }

    /// What web servers make of the path. Nothing of it may lead out of the folder or to a file of the export itself.
    private func segments() -> [String]? {
        guard let decoded = path.utf8.contains(UInt8(ascii: "%")) ? String(path).removingPercentEncoding : String(path) else { return nil }
        let segments = decoded.split(separator: "/").map(String.init)
        let isSafe = segments.allSatisfy { segment in
            segment != "." && segment != ".." && !segment.hasPrefix(".gongkai") && segment.utf8.count <= 200
                && segment.utf8.allSatisfy { $0 > 0x1F && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
        }
        return isSafe ? segments : nil
    }
}
