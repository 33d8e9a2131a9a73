package import GongkaiCore

extension ArticleContent {
    /// All that the gate finds in the words of a text, its files aside, with the places in the words of the form. May take some tenths of a second
    /// for a long text.
    package func hits(_ words: GateWordList) -> [GateHit] {
        let texts: [(place: String, text: String?)] = [
            ("标题", title), ("内容概述", abstract), ("来源", source), ("作者", author), ("文号", documentNumber), ("替代文件", term.replacedBy),
            ("关键词", keywords.isEmpty ? nil : keywords.joined(separator: "，")),
        ]
        let others = texts.flatMap { place, text in
            text.map { GateScan.hits(in: $0, words: words).map { $0.at(place) } } ?? []
        }
        // Hits come in the order of the text, so that its lines are counted once.
        let scalars = Array(plainText.unicodeScalars)
        var line = 1, counted = 0
        let body = GateScan.hits(in: plainText, words: words).map { hit in
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
