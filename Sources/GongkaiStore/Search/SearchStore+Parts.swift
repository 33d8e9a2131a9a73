package import GongkaiCore

/// Less than what was asked for, which finds something where the whole finds nothing.
package struct SearchPart: Sendable, Equatable {
    /// As somebody would type it.
    package let typed: String
    package let total: Int
    /// False where some of those counted may hold the parts of the string but not the string.
    package let isCounted: Bool
}

extension SearchStore {
    /// So many are offered.
    package static let mostParts = 4

    /// What parts of the words find, in the same place and under the same filters: a word left out, or the longest cut in two where both pieces
    /// find most. Bounded, for whoever found nothing has waited already: the lists of the words' own pairs are read once, and of each part no
    /// more texts than one batch.
    package func parts(of request: SearchRequest, at now: Instant) async throws -> [SearchPart] {
        let kept = kept
        return try await search { tx in
            var reader = PartReader(
                tx, try SearchSources(tx, kept), try tx.synonyms(), request, now,
                site: try request.site.map { site in
                    Set(try tx.rows("SELECT id FROM site_column WHERE site_id = \(site)").map { try $0.get("id", as: Int64.self) })
                })
            let less = try request.query.lessOne.compactMap { try reader.part($0) }
            if !less.isEmpty { return Array(less.prefix(Self.mostParts)) }
            guard let cut = request.query.longest, let (left, right) = try reader.best(cut) else { return [] }
            let wishes = left.isEmpty || right.isEmpty ? [[left + right]] : [[left, right], [left], [right]]
            return try wishes.compactMap { try reader.part(request.query.asking($0)) }
        }
    }
}

/// Reads the index for parts, each list once.
private struct PartReader {
    private let tx: Transaction
    private let sources: SearchSources
    private let synonyms: Synonyms
    private let request: SearchRequest
    private let now: Instant
    private let site: Set<Int64>?
    private var known: [UInt64: [PostingBits?]] = [:]

    init(
        _ tx: Transaction, _ sources: SearchSources, _ synonyms: Synonyms, _ request: SearchRequest, _ now: Instant, site: Set<Int64>?
    ) {
        (self.tx, self.sources, self.synonyms, self.request, self.now, self.site) = (tx, sources, synonyms, request, now, site)
    }

    /// Nil where nothing is found for certain.
    func part(_ query: SearchQuery) throws -> SearchPart? {
        let plan = SearchPlan(query, synonyms: synonyms), matches = try SearchMatches(plan, in: sources)
        if matches.all.isAllEmpty { return nil }
        let scan = SearchScan(
            sources, matches, request.filter, site: site, today: now.day, byDate: request.order == .date, limit: SearchStore.batch)
        var judge = SearchJudge(tx, plan, scan, request, now)
        _ = try judge.run(SearchStore.batch)
        if judge.accepted.isEmpty { return nil }
        let isCounted = judge.isAtEnd && scan.bound == nil
        return SearchPart(
            typed: query.typed, total: isCounted ? judge.accepted.count : max(scan.total - judge.rejected, 1), isCounted: isCounted)
    }

    /// The cut whose rarer piece is found most often, which seldom goes through a word; an empty piece stands for one that nothing holds.
    mutating func best(_ cut: SearchCut) throws -> (left: String, right: String)? {
        let count = cut.units.count
        var best: (few: Int, many: Int, length: Int, left: Range<Int>, right: Range<Int>)?
        func weigh(_ left: Range<Int>, _ right: Range<Int>, _ found: (left: Int, right: Int)) {
            let (few, many) = (min(found.left, found.right), max(found.left, found.right))
            // Where one piece alone is found, the longer one says more of what is meant.
            let length = few > 0 ? 0 : found.left > 0 ? left.count : right.count
            if many > 0, best.map({ ($0.few, $0.length, $0.many) < (few, length, many) }) ?? true {
                best = (few, many, length, left, right)
            }
        }
        let lefts = try held(cut, fromEnd: false), rights = try held(cut, fromEnd: true)
        for place in 1..<count {
            guard let left = lefts[place], let right = rights[place] else {
                // One character stays over: what stands beside it is a piece alone.
                if let left = lefts[place] { weigh(0..<place, place..<place, (left, 0)) }
                if let right = rights[place] { weigh(place..<place, place..<count, (0, right)) }
                continue
            }
            weigh(0..<place, place..<count, (left, right))
        }
        return best.map { best in
            (best.left.isEmpty ? "" : cut.string(best.left), best.right.isEmpty ? "" : cut.string(best.right))
        }
    }

    /// How many items may hold what stands before each place, or after it; nil for a piece that is not looked for.
    private mutating func held(_ cut: SearchCut, fromEnd: Bool) throws -> [Int: Int] {
        let count = cut.units.count
        var found: [PostingBits?]?, seen: Set<UInt64> = [], held: [Int: Int] = [:]
        for place in fromEnd ? Array((1..<count).reversed()) : Array(1..<count) {
            guard let keys = cut.keys(fromEnd ? place..<count : 0..<place) else { continue }
            for key in keys where seen.insert(key).inserted {
                let bits = try bits(key)
                found = found.map { $0.intersection(bits) } ?? bits
            }
            held[place] = found?.reduce(0) { $0 + ($1?.count ?? 0) } ?? 0
        }
        return held
    }

    private mutating func bits(_ key: UInt64) throws -> [PostingBits?] {
        if let bits = known[key] { return bits }
        let bits = try sources.bits(key).subtracting(sources.segments.map { Optional($0.gone) })
        known[key] = bits
        return bits
    }
}
