/// The address of a page within its site (PG2): static-looking, made of letters, digits, `-` and `_`, permanent.
package enum SiteAddress {
    package enum Fault: Sendable, Equatable {
        case empty
        case tooLong(Int)
        case character(String)
        case emptySegment
        case reserved(String)

        package var words: String {
            switch self {
            case .empty: "请填写网址。"
            case .tooLong(let count): "网址有\(count)个字符，最多\(SiteAddress.longest)个。请缩短。"
            case .character(let found): "网址中不能用“\(found)”，只能用英文字母、数字、短横线和下划线，层级之间用“/”。请更改。"
            case .emptySegment: "网址中有空的层级，不能以“/”开头或结尾，也不能有连续的“/”。请更改。"
            case .reserved(let name): "网址不能以“\(name)”开头，系统已使用。请换一个。"
            }
        }
    }

    package static let longest = 120

    /// Beginnings the program itself answers.
    package static let reserved: Set<String> = [
        "console", "login", "logout", "static", "healthz", "metrics", "search", "catalogue", "catalog", "feed", "sitemap", "robots",
        "openapi", "opensearch", "files", "api", "check", "reports",
    ]

    /// Why a path, such as `zwgk/tzgg/2026-0001`, cannot be an address; nil when it can.
    package static func fault(in path: String) -> Fault? {
        if path.isEmpty { return .empty }
        if path.utf8.count > longest { return .tooLong(path.count) }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        if segments.contains(where: \.isEmpty) { return .emptySegment }
        for segment in segments {
            for character in segment where !isAllowed(character) { return .character(String(character)) }
        }
        let first = canonical(String(segments[0]))
        return reserved.contains(first) ? .reserved(String(segments[0])) : nil
    }

    /// Two addresses with the same canonical form are the same: readers do not tell `TZGG` from `tzgg`.
    package static func canonical(_ path: String) -> String { path.lowercased() }

    private static func isAllowed(_ character: Character) -> Bool {
        guard let byte = character.asciiValue else { return false }
        return switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }
}

/// The title of a page (PG8): what it is, its column, its site.
package enum PageTitle {
    package static func text(content: String? = nil, column: String? = nil, site: String) -> String {
        [content, column, site].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "_")
    }
}
