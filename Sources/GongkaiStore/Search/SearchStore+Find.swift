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
                var hits = judge.accepted.dropFirst((page - 1) * request.pageSize).compactMap { SearchHit($0, plan, on: now.day) }
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

/// Looks at the texts of the best candidates, in their order, until a page is full.
struct SearchJudge {
    private let tx: Transaction
    private let plan: SearchPlan
    private let request: SearchRequest
    private let now: Instant
    /// The next last.
    private var waiting: [SearchScan.Candidate]
    private let bound: SearchScan.Candidate?
    private(set) var accepted: [SearchScan.Candidate] = []
    private(set) var rejected = 0
    private var seen: Set<Int64> = []

    var isAtEnd: Bool { waiting.isEmpty }

    init(_ tx: Transaction, _ plan: SearchPlan, _ scan: SearchScan, _ request: SearchRequest, _ now: Instant) {
        (self.tx, self.plan, self.request, self.now) = (tx, plan, request, now)
        waiting = scan.best
        bound = scan.bound
    }

    /// False when more candidates are needed to be sure of the order.
    mutating func run(_ needed: Int) throws -> Bool {
        while accepted.count < needed, let next = waiting.last {
            if !next.isJudged {
                try judgeNext()
                continue
            }
            // Those that were let go stand behind `bound`, and may stand before this one.
            if let bound, bound.stands(before: next) { return false }
            waiting.removeLast()
            accepted.append(next)
        }
        return accepted.count >= needed || bound == nil
    }

    /// Judges the next few and puts each where it belongs.
    private mutating func judgeNext() throws {
        var some: [SearchScan.Candidate] = []
        while some.count < SearchStore.batch, let next = waiting.last, !next.isJudged { some.append(waiting.removeLast()) }
        let items = try tx.judgedItems(some.map(\.article), site: request.site, at: now)
        for var candidate in some {
            guard seen.insert(candidate.article).inserted, let item = items[candidate.article], let level = plan.level(in: item.item) else {
                rejected += 1
                continue
            }
            if request.order == .relevance { candidate.lower(to: level) }
            candidate.isJudged = true
            candidate.item = item
            candidate.level = level
            let place = waiting.lastIndex { !$0.stands(before: candidate) }.map { $0 + 1 } ?? 0
            waiting.insert(candidate, at: place)
        }
    }
}

extension SearchHit {
    fileprivate init?(_ candidate: SearchScan.Candidate, _ plan: SearchPlan, on day: Day) {
        guard let item = candidate.item else { return nil }
        let strings = plan.strings
        var shown: (snippet: Snippet, file: String?) = (Snippet(of: item.texts.first?.text ?? "", marking: strings), nil)
        for text in item.texts.dropFirst() where !shown.snippet.hasHit {
            let snippet = Snippet(of: text.text, marking: strings)
            if snippet.hasHit { shown = (snippet, text.file) }
        }
        self.init(
            line: item.line, level: candidate.level, title: .whole(item.line.title, marking: strings), snippet: shown.snippet,
            file: shown.file, validity: item.term.validity(on: day))
    }
}

extension SearchText {
    fileprivate var words: String {
        units.enumerated().map { index, unit in (index > 0 && !unit.isHan && !units[index - 1].isHan ? " " : "") + string(unit) }.joined()
    }
}
