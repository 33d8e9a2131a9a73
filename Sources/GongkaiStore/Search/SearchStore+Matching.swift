package import GongkaiCore

extension SearchStore {
    /// Pairs of the text that are looked for.
    private static let mostPairs = 60
    /// So much of a text is read.
    package static let mostScalars = 2_000

    /// Published items that a longer text may be about, the likeliest first: those whose titles share most of its rarer pairs of characters.
    /// For the form of a request: perhaps what is asked for is public already.
    package func matching(text: String, site: SiteID? = nil, limit: Int = 5, at now: Instant) async throws -> [ShownLine] {
        let pairs = SearchText(String(text.unicodeScalars.prefix(Self.mostScalars))).titlePairs(most: Self.mostPairs)
        if pairs.count < 2 { return [] }
        let kept = kept
        return try await search { tx in
            let sources = try SearchSources(tx, kept)
            let items = max(1, sources.segments.reduce(0) { $0 + $1.docs.count })
            var scores: [SearchPlace: (weight: Int, pairs: Int)] = [:]
            for pair in pairs {
                let bits = try sources.bits(pair).subtracting(sources.segments.map { Optional($0.gone) })
                let count = bits.reduce(0) { $0 + ($1?.count ?? 0) }
                // What every tenth title holds tells nothing: 通知, 关于.
                if count == 0 || (count > 20 && count * 10 > items) { continue }
                let weight = (items / count).bitWidth - (items / count).leadingZeroBitCount
                for (segment, bits) in bits.enumerated() {
                    bits?.forEach { position in
                        let place = SearchPlace(segment: segment, position: position), before = scores[place] ?? (0, 0)
                        scores[place] = (before.weight + weight, before.pairs + 1)
                    }
                }
            }
            func article(_ place: SearchPlace) -> Int64 { sources.segments[place.segment].docs.articles[place.position] }
            let likely = scores.filter { $0.value.pairs >= 2 }
                .map {
                    (score: $0.value.weight, stamp: sources.segments[$0.key.segment].docs.stamps[$0.key.position], article: article($0.key))
                }
                .sorted { ($1.score, $1.stamp, $1.article) < ($0.score, $0.stamp, $0.article) }.prefix(Self.batch)
            // Far from the best is far from the matter.
            let near = likely.filter { $0.score * 2 >= likely[0].score }.map(\.article)
            let lines = try tx.judgedItems(near, site: site, at: now)
            return Array(near.compactMap { lines[$0]?.line }.prefix(limit))
        }
    }
}

private struct SearchPlace: Hashable {
    let segment, position: Int
}
