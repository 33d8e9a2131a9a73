import GongkaiCore

/// Goes through everything found once: counts it, and keeps the best.
struct SearchScan {
    /// As small as can be: of half a million, all are compared and some are sorted.
    struct Candidate: Sendable, Hashable {
        /// Level in the upper half, day in the lower.
        var rank: UInt64
        let article: Int64

        /// Whether it stands before another one on the page.
        func stands(before other: Candidate) -> Bool { rank == other.rank ? article > other.article : rank > other.rank }

        mutating func lower(to level: SearchRank.Level) {
            rank = SearchScan.weight(level) | UInt64(UInt32(truncatingIfNeeded: rank))
        }
    }

    private(set) var total = 0
    private(set) var facets = SearchFacets()
    /// The best, the first of the page last, and what stands behind all others that were let go.
    private(set) var best: [Candidate] = []
    private(set) var bound: Candidate?

    private let limit: Int

    /// `site`: the columns of the site that is searched.
    init(
        _ sources: SearchSources, _ matches: SearchMatches, _ filter: SearchFilter, site: Set<Int64>?, today: Day, byDate: Bool, limit: Int
    ) {
        self.limit = limit
        let wanted = filter.columns.map { Set($0.map(\.value)) }
        // The newest are most likely at the end: then few of the others are kept at all.
        for (index, segment) in sources.segments.enumerated().reversed() {
            guard let bits = matches.all[index] else { continue }
            let levels = byDate ? nil : SegmentLevels(matches, in: index)
            scan(segment.docs, bits, levels, filter, wanted: wanted, site: site, today: today)
        }
        shrink()
        best.reverse()
    }

    static func weight(_ level: SearchRank.Level) -> UInt64 { UInt64(level.rawValue) << 32 }

    private mutating func scan(
        _ docs: SegmentDocs, _ bits: PostingBits, _ levels: SegmentLevels?, _ filter: SearchFilter, wanted: Set<Int64>?,
        site: Set<Int64>?, today: Day
    ) {
        var counts = SegmentCounts(docs) { group in
            if let site, !site.contains(docs.columns[Int(group.column)]) { return .none }
            var misses: [SegmentCounts.Fit] = []
            if let wanted, !wanted.contains(docs.columns[Int(group.column)]) { misses.append(.missesColumn) }
            if let agency = filter.agency, agency.value != docs.agencies[Int(group.agency)] { misses.append(.missesAgency) }
            if let year = filter.year, year != Int(group.year) { misses.append(.missesYear) }
            if let kind = filter.kind, kind != docs.kinds[Int(group.kind)] { misses.append(.missesKind) }
            // Without an own term an item has no validity.
            if filter.validity != nil { misses.append(.missesValidity) }
            return misses.count > 1 ? .none : misses.first ?? .all
        }
        docs.stamps.withUnsafeBufferPointer { stamps in
            counts.count(bits, but: docs.special) { place, fitting in
                let ranks = levels?.word(place)
                var rest = fitting
                while rest != 0 {
                    let bit = 63 - rest.leadingZeroBitCount, mask: UInt64 = 1 << UInt64(bit), position = place << 6 | bit
                    rest &= ~mask
                    let rank = (ranks?.weight(mask) ?? 0) | UInt64(stamps[position])
                    if let bound, rank < bound.rank { continue }
                    keep(Candidate(rank: rank, article: docs.articles[position]))
                }
            }
        }
        total += counts.add(to: &facets)
        for (place, word) in bits.words.enumerated() where word & docs.special.words[place] != 0 {
            let ranks = levels?.word(place)
            var rest = word & docs.special.words[place]
            while rest != 0 {
                let mask = rest & (~rest &+ 1)
                rest &= ~mask
                scanSpecial(
                    docs, place << 6 | mask.trailingZeroBitCount, filter, wanted: wanted, site: site, today: today,
                    weight: ranks?.weight(mask) ?? 0)
            }
        }
    }

    /// One of the few that have a term or further places.
    private mutating func scanSpecial(
        _ docs: SegmentDocs, _ position: Int, _ filter: SearchFilter, wanted: Set<Int64>?, site: Set<Int64>?, today: Day, weight: UInt64
    ) {
        let doc = docs.doc(position), year = Int(docs.group(of: position).year)
        func isHere(_ column: Int64) -> Bool { site?.contains(column) ?? true }
        func isWanted(_ column: Int64) -> Bool { wanted?.contains(column) ?? true }
        let columns = [doc.column] + doc.pushes
        guard columns.contains(where: isHere) else { return }
        let validity = SearchFilter.ValidityGroup(docs.extras[position]?.term, on: today)
        let inColumn = columns.contains(where: isWanted), inAgency = filter.agency == nil || filter.agency?.value == doc.agency
        let inKind = filter.kind == nil || filter.kind == doc.kind, inYear = filter.year == nil || filter.year == year
        let isValid = filter.validity == nil || filter.validity == validity
        let misses = [inColumn, inAgency, inKind, inYear, isValid].count { !$0 }
        if misses > 1 { return }
        if misses == 0 || !inColumn {
            for column in columns where isHere(column) { facets.columns[ColumnID(value: column), default: 0] += 1 }
        }
        if misses == 0 || !inAgency { facets.agencies[AgencyID(value: doc.agency), default: 0] += 1 }
        if misses == 0 || !inYear { facets.years[year, default: 0] += 1 }
        if misses == 0 || !inKind { facets.kinds[doc.kind, default: 0] += 1 }
        if let validity, misses == 0 || !isValid { facets.validities[validity, default: 0] += 1 }
        guard misses == 0 else { return }
        total += 1
        keep(Candidate(rank: weight | UInt64(docs.stamps[position]), article: doc.article))
    }

    @inline(__always) private mutating func keep(_ candidate: Candidate) {
        if let bound, !candidate.stands(before: bound) { return }
        best.append(candidate)
        if best.count >= 2 * limit { shrink() }
    }

    /// Sorts, and lets go of all but the best.
    private mutating func shrink() {
        best.sort { $0.stands(before: $1) }
        guard best.count > limit else { return }
        best.removeLast(best.count - limit)
        bound = best.last
    }
}
