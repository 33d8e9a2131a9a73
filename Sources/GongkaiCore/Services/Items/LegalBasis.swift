/// A provision that an item rests on.
package struct LegalBasis: Sendable, Equatable, Codable {
    /// The law's title, without 《》.
    package var law: String
    /// Number of the document and article, such as 第十一条.
    package var article: String?
    /// The words of the provision.
    package var quotation: String?

    private enum CodingKeys: String, CodingKey {
        case law = "LAW_NAME"
        case article = "LAW_ARTICLE"
        case quotation = "LAW_CONTENT"
    }

    package init(_ law: String, article: String? = nil, quotation: String? = nil) {
        self.law = law
        self.article = article
        self.quotation = quotation
    }

    /// `《城市市容和环境卫生管理条例》第十一条：……`, as guides and cells write it.
    package var text: String { "《\(law)》\(article ?? "")" + (quotation.map { "：\($0)" } ?? "") }

    /// Reads what ``text`` writes; nil for a line that does not begin with a title in 《》.
    package init?(text: some StringProtocol) {
        let line = text.trimmingSpaces
        guard line.hasPrefix("《"), let end = LegalBasis.endOfTitle(line) else { return nil }
        let title = line[line.index(after: line.startIndex)..<end]
        let rest = line[line.index(after: end)...]
        let parts = rest.split(separator: "：", maxSplits: 1, omittingEmptySubsequences: false).map { $0.trimmingSpaces }
        guard !title.isEmpty else { return nil }
        self.init(
            String(title), article: parts[0].isEmpty ? nil : String(parts[0]),
            quotation: parts.count == 2 && !parts[1].isEmpty ? String(parts[1]) : nil)
    }

    /// Where the first title ends; titles may stand in titles.
    private static func endOfTitle(_ line: Substring) -> Substring.Index? {
        var depth = 0
        for index in line.indices {
            if line[index] == "《" { depth += 1 }
            if line[index] == "》" {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmingSpaces: Substring {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return Substring(self[first...last])
    }
}
