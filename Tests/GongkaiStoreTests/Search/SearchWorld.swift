import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

/// Articles drawn from a seed, and the plain way to search them: every text read from its beginning to its end.
struct SearchWorld: Sendable {
    struct Item: Sendable {
        let id: ArticleID
        let content: ArticleContent
        let file: String
        let agency: AgencyID
        let column: ColumnID
        let kind: String
        let published: Instant

        var searched: SearchItem {
            SearchItem(title: content.title, numbers: [content.documentNumber].compactMap { $0 }, bodies: [content.plainText, file])
        }
    }

    static let words = [
        "公租房", "公共租赁住房", "申请", "指南", "管理办法", "通知", "关于", "印发", "城乡居民", "基本养老保险", "实施", "电动自行车", "停车", "摇号", "结果", "公示", "预算", "2014年",
        "第3号", "PM2.5", "低保", "最低生活保障", "标准", "调整", "蒸湘区", "人民政府", "政务公开", "𠀀村", "學校", "招生", "办法", "的", "和", "居民",
    ]

    let portal: PortalWorld
    var store: SearchStore { SearchStore(database: portal.database) }

    func draw(_ count: Int, seed: UInt64 = 1) -> [(content: ArticleContent, file: String, kind: String, day: Day)] {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        func text(_ words: Int) -> String {
            (0..<words).map { _ in Self.words[next(Self.words.count)] + (next(6) == 0 ? ["，", "。", " ", "、\n"][next(4)] : "") }.joined()
        }
        return (0..<count).map { number in
            var content = ArticleContent(title: text(2 + next(4)))
            content.plainText = text(10 + next(40))
            content.body = "<p></p>"
            if next(3) == 0 { content.documentNumber = "蒸政发〔\(2010 + next(5))〕\(number)号" }
            if next(4) == 0 {
                content.term.effectiveOn = "2013-01-01"
                if next(2) == 0 { content.term.repealedOn = next(2) == 0 ? "2014-01-01" : "2015-01-01" }
            }
            return (content, next(5) == 0 ? text(20) : "", ["notice", "news", "plan"][next(3)], Day("2012-01-01").adding(days: next(700)))
        }
    }

    /// Puts articles on show as publishing leaves them.
    func show(_ drawn: [(content: ArticleContent, file: String, kind: String, day: Day)]) async throws -> [Item] {
        try await portal.database.write { [portal] tx in
            try drawn.enumerated().map { number, draw in
                let (content, file, kind, day) = draw
                let agency = number % 3 == 0 ? portal.world.office : portal.world.education
                let column = number % 2 == 0 ? portal.notices : portal.news
                let at = Instant(day, hour: number % 24)
                var filed = content
                if !file.isEmpty {
                    let hash = SHA256.hex(of: file)
                    try tx.run(
                        """
                        INSERT INTO stored_file (sha256, size, media_type, plain_text, stored_at) VALUES (\(hash), 1, 'text/plain', \(file), 0)
                        ON CONFLICT (sha256) DO NOTHING
                        """)
                    filed.files = [ArticleContent.File(name: "附件\(number).txt", sha256: hash)]
                }
                let id = try tx.draft(
                    filed, in: ArticleStore.Place(column: column, agency: agency, kind: kind), hits: [], by: portal.writer.id,
                    as: .command, at: at)
                try tx.run(
                    """
                    UPDATE article_version SET state = 'live', published_at = \(at), secrecy = 'open' WHERE article_id = \(id)
                    """, expecting: 1)
                try tx.showAgain("article.id = \(id)")
                return Item(id: id, content: content, file: file, agency: agency, column: column, kind: kind, published: at)
            }
        }
    }

    /// The plain way.
    func scan(_ items: [Item], _ request: SearchRequest, _ synonyms: Synonyms = Synonyms()) -> [ArticleID] {
        let plan = SearchPlan(request.query, synonyms: synonyms)
        let found = items.compactMap { item -> (rank: SearchRank, id: ArticleID)? in
            guard let level = plan.level(in: item.searched) else { return nil }
            let filter = request.filter
            if let columns = filter.columns, !columns.contains(item.column) { return nil }
            if let agency = filter.agency, agency != item.agency { return nil }
            if let year = filter.year, year != item.published.day.year { return nil }
            if let kind = filter.kind, kind != item.kind { return nil }
            if let validity = filter.validity, validity != SearchFilter.ValidityGroup(item.content.term, on: portal.now.day) { return nil }
            return (
                SearchRank(request.order == .date ? .body : level, publishedOn: item.published.day, id: item.id.value), item.id
            )
        }
        return found.sorted { $0.rank < $1.rank }.map(\.id)
    }

    /// Many things that people may type: strings from the middle of texts, several words, exclusions, numbers, operators.
    func queries(_ items: [Item], seed: UInt64 = 9) -> [String] {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var typed =
            Self.words + ["没有这个词", "機動車", "學校招生", "学校", "公租房 -摇号", "通知 -“关于印发”", "AND", "\"公租房", "第3号 预算", "2014", "蒸政发〔2014〕", "村"]
        for number in 0..<90 {
            let text = Array([items[next(items.count)].content.plainText, items[next(items.count)].content.title][number % 2])
            let length = [2, 3, 4, 6, 12, 40][number % 6], start = next(max(1, text.count - length))
            typed.append("“" + String(text[start..<min(text.count, start + length)]) + "”")
        }
        typed += items.prefix(60).compactMap(\.content.documentNumber) + items.prefix(3).map(\.content.title)
        typed += (0..<20).map { _ in "\(Self.words[next(Self.words.count)]) \(Self.words[next(Self.words.count)])" }
        return typed
    }
}
