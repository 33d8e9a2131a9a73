package import GongkaiCore

extension SearchStore {
    /// Pages that can be turned to: who has read so many narrows the search.
    package static let mostPages = 25
    /// Candidates whose texts are read together.
    static let batch = 32
    /// Candidates that are judged for one page: so much work is one search at the most.
    static let mostJudged = 2_000

    /// A page of what everybody may see and holds what is asked for.
    package func find(_ request: SearchRequest, at now: Instant) async throws -> SearchResult {
        let kept = kept
        return try await search { tx in
            let plan = SearchPlan(request.query, synonyms: try tx.synonyms())
            let sources = try SearchSources(tx, kept)
            let matches = try SearchMatches(plan, in: sources)
            let site = try request.site.map { site in
                Set(try tx.rows("SELECT id FROM site_column WHERE site_id = \(site)").map { try $0.get("id", as: Int64.self) })
            }
            let page = min(max(1, request.page), Self.mostPages), needed = page * request.pageSize
            var limit = max(200, needed + 3 * Self.batch)
            while true {
                let scan = SearchScan(
                    sources, matches, request.filter, site: site, today: now.day, byDate: request.order == .date, limit: limit)
                var judge = SearchJudge(tx, plan, scan, request, now)
                let isEnough = try judge.run(needed)
                if !isEnough, scan.bound != nil, limit < Self.mostJudged {
                    limit = min(limit * 4, Self.mostJudged)
                    continue
                }
                var hits = judge.accepted.dropFirst((page - 1) * request.pageSize).map { SearchHit($0, plan, on: now.day) }
                for (index, line) in try tx.standing(hits.map(\.line), at: now).enumerated() { hits[index].line = line }
                return SearchResult(
                    hits: hits,
                    total: judge.isAtEnd && scan.bound == nil
                        ? judge.accepted.count : max(scan.total - judge.rejected, judge.accepted.count),
                    isCounted: judge.isAtEnd && scan.bound == nil, facets: scan.facets,
                    synonyms: plan.wants.flatMap { $0.forms.dropFirst() }.map { $0.map(\.words).joined(separator: "，") })
            }
        }
    }
}

extension SearchHit {
    fileprivate init(_ found: SearchJudge.Accepted, _ plan: SearchPlan, on day: Day) {
        let item = found.item
        let strings = plan.strings
        var shown: (snippet: Snippet, file: String?) = (Snippet(of: item.texts.first?.text ?? "", marking: strings), nil)
        for text in item.texts.dropFirst() where !shown.snippet.hasHit {
            let snippet = Snippet(of: text.text, marking: strings)
            if snippet.hasHit { shown = (snippet, text.file) }
        }
        self.init(
            line: item.line, level: found.level, title: .whole(item.line.title, marking: strings), snippet: shown.snippet,
            file: shown.file, validity: item.term.validity(on: day))
    }
}

extension SearchText {
    fileprivate var words: String {
        units.enumerated().map { index, unit in (index > 0 && !unit.isHan && !units[index - 1].isHan ? " " : "") + string(unit) }.joined()
    }
}
