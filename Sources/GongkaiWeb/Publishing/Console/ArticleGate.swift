import GongkaiCore
import GongkaiStore

/// Looks through all that a version says before it is stored.
struct ArticleGate: Sendable {
    let words: GateWordStore

    /// All hits, with their places in the words of the form. May take some tenths of a second for a long text.
    func hits(in content: ArticleContent) async throws -> [GateHit] {
        let words = try await words.list()
        return try await OffPool.run { ArticleGate.textHits(in: content, words) }
    }

    private static func textHits(in content: ArticleContent, _ words: GateWordList) -> [GateHit] {
        let texts: [(place: String, text: String?)] = [
            ("标题", content.title), ("内容概述", content.abstract), ("来源", content.source), ("作者", content.author),
            ("文号", content.documentNumber), ("替代文件", content.term.replacedBy),
            ("关键词", content.keywords.isEmpty ? nil : content.keywords.joined(separator: "，")),
        ]
        let others = texts.flatMap { place, text in
            text.map { GateScan.hits(in: $0, words: words).map { $0.at(place) } } ?? []
        }
        // Hits come in the order of the text, so that its lines are counted once.
        let scalars = Array(content.plainText.unicodeScalars)
        var line = 1, counted = 0
        let body = GateScan.hits(in: content.plainText, words: words).map { hit in
            let start = min(hit.range?.lowerBound ?? counted, scalars.count)
            if start > counted {
                line += scalars[counted..<start].count { $0 == "\n" }
                counted = start
            }
            return hit.at("正文第\(line)段")
        }
        return others + body
    }
}
