package import GongkaiCore

/// Something published that may answer what somebody is about to ask for.
package struct PublishedAnswer: Sendable, Equatable {
    package let line: ShownLine
    /// Of the text, with the words that were asked for marked.
    package let snippet: Snippet
}

extension SearchStore {
    /// Published items that a description may be about, over titles and texts: first those whose texts hold its words, then those whose titles
    /// are like it.
    package func answers(to text: String, site: SiteID? = nil, limit: Int = 5, at now: Instant) async throws -> [PublishedAnswer] {
        var found: [PublishedAnswer] = []
        // All words together first; a word less each time, the shortest goes.
        let words = Self.words(of: text)
        var wanted = words
        while !wanted.isEmpty, found.count < limit {
            guard let query = try? SearchQuery(wanted.joined(separator: " ")) else { break }
            var request = SearchRequest(query, site: site)
            request.pageSize = limit
            for hit in try await find(request, at: now).hits where !found.contains(where: { $0.line.article == hit.line.article }) {
                found.append(PublishedAnswer(line: hit.line, snippet: hit.snippet))
            }
            if wanted.count <= 2 { break }
            wanted.removeLast()
        }
        if found.count < limit {
            let strings = words.map { SearchText($0) }
            let lines = try await matching(text: text, site: site, limit: limit, at: now)
                .filter { line in !found.contains { $0.line.article == line.article } && Self.isAlike(line.title, words) }
            let texts = try await search { tx in
                try tx.judgedItems(lines.map(\.article.value), site: site, at: now).mapValues { $0.texts.first?.text ?? "" }
            }
            found += lines.map { PublishedAnswer(line: $0, snippet: Snippet(of: texts[$0.article.value] ?? "", marking: strings)) }
        }
        return Array(found.prefix(limit))
    }

    /// What every other title holds says nothing of what it is about.
    private static let general = ["通知", "工作", "文件", "信息", "情况", "方案", "资料", "材料", "规定", "办法", "通告", "公告"]

    /// Whether a title shares three characters in a row with a word, beside numbers and days.
    private static func isAlike(_ title: String, _ words: [String]) -> Bool {
        words.contains { word in
            let letters = Array(word)
            return (0..<max(0, letters.count - 2)).contains { start in
                let piece = letters[start..<start + 3]
                return piece.allSatisfy { $0.isLetter && $0 != "年" && $0 != "月" && $0 != "日" } && title.contains(String(piece))
            }
        }
    }

    /// The longest words of a description, the longest first: it is cut where people pause, and at the words that only join others.
    private static func words(of text: String) -> [String] {
        var parts = [String(String.UnicodeScalarView(text.unicodeScalars.prefix(mostScalars)))]
        for joint in ["关于", "有关", "以及", "相关", "的", "和", "与", "及", "或", "等", "在", "对", "了"] + general {
            parts = parts.flatMap { $0.components(around: joint) }
        }
        let words = parts.flatMap { part in part.split { !$0.isLetter && !$0.isNumber } }.map(String.init)
        var seen: Set<String> = []
        return words.filter { $0.count >= 2 && $0.count <= 20 && seen.insert($0).inserted }
            .enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element).prefix(4).map(\.self)
    }
}

extension String {
    fileprivate func components(around joint: String) -> [String] { split(separator: joint).map(String.init) }
}
