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
        let onSite = docs.columns.map { site?.contains($0) ?? true }, isWanted = docs.columns.map { wanted?.contains($0) ?? true }
        let ofAgency = docs.agencies.map { filter.agency == nil || filter.agency?.value == $0 }
        let ofKind = docs.kinds.map { filter.kind == nil || filter.kind == $0 }
        // Without an own term an item has no validity, and misses the filter by one.
        let missesValidity = filter.validity == nil ? 0 : 1
        let (stamps, articles) = (docs.stamps, docs.articles)
        let (columnCodes, agencyCodes, kindCodes) = (docs.columnCodes, docs.agencyCodes, docs.kindCodes)
        var counts = SegmentCounts(docs)
        for (wordPlace, word) in bits.words.enumerated().reversed() where word != 0 {
            let special = docs.special.words[wordPlace]
            let ranks = levels?.word(wordPlace)
            var rest = word
            while rest != 0 {
                let bit = 63 - rest.leadingZeroBitCount, mask: UInt64 = 1 << UInt64(bit)
                rest &= ~mask
                let position = wordPlace << 6 | bit
                if special & mask != 0 {
                    scanSpecial(docs, position, filter, wanted: wanted, site: site, today: today, &counts) { ranks?.weight(mask) ?? 0 }
                    continue
                }
                let column = Int(columnCodes[position]), agency = Int(agencyCodes[position]), kind = Int(kindCodes[position])
                guard onSite[column] else { continue }
                let stamp = stamps[position], year = Int(stamp / 10_000)
                let inColumn = isWanted[column], inAgency = ofAgency[agency], inKind = ofKind[kind]
                let inYear = filter.year == nil || filter.year == year
                let misses = (inColumn ? 0 : 1) + (inAgency ? 0 : 1) + (inYear ? 0 : 1) + (inKind ? 0 : 1) + missesValidity
                if misses > 1 { continue }
                if misses == 0 || !inColumn { counts.columns[column] += 1 }
                if misses == 0 || !inAgency { counts.agencies[agency] += 1 }
                if misses == 0 || !inYear { counts.years[year] += 1 }
                if misses == 0 || !inKind { counts.kinds[kind] += 1 }
                guard misses == 0 else { continue }
                total += 1
                keep(Candidate(rank: (ranks?.weight(mask) ?? 0) | UInt64(stamp), article: articles[position]))
            }
        }
        counts.add(to: &facets, docs)
    }

    /// One of the few that have a term or further places.
    private mutating func scanSpecial(
        _ docs: SegmentDocs, _ position: Int, _ filter: SearchFilter, wanted: Set<Int64>?, site: Set<Int64>?, today: Day,
        _ counts: inout SegmentCounts, weight: () -> UInt64
    ) {
        let column = Int(docs.columnCodes[position]), agency = Int(docs.agencyCodes[position]), kind = Int(docs.kindCodes[position])
        let year = Int(docs.stamps[position] / 10_000)
        let extra = docs.extras[position], pushes = extra?.pushes ?? []
        func isHere(_ column: Int64) -> Bool { site?.contains(column) ?? true }
        func isWanted(_ column: Int64) -> Bool { wanted?.contains(column) ?? true }
        let home = docs.columns[column]
        guard isHere(home) || pushes.contains(where: isHere) else { return }
        let validity = SearchFilter.ValidityGroup(extra?.term, on: today)
        let inColumn = isWanted(home) || pushes.contains(where: isWanted)
        let inAgency = filter.agency == nil || filter.agency?.value == docs.agencies[agency]
        let inKind = filter.kind == nil || filter.kind == docs.kinds[kind]
        let inYear = filter.year == nil || filter.year == year, isValid = filter.validity == nil || filter.validity == validity
        let misses = [inColumn, inAgency, inYear, inKind, isValid].count { !$0 }
        if misses > 1 { return }
        if misses == 0 || !inColumn {
            if isHere(home) { counts.columns[column] += 1 }
            for push in pushes where isHere(push) { facets.columns[ColumnID(value: push), default: 0] += 1 }
        }
        if misses == 0 || !inAgency { counts.agencies[agency] += 1 }
        if misses == 0 || !inYear { counts.years[year] += 1 }
        if misses == 0 || !inKind { counts.kinds[kind] += 1 }
        if let validity, misses == 0 || !isValid { facets.validities[validity, default: 0] += 1 }
        guard misses == 0 else { return }
        total += 1
        keep(Candidate(rank: weight() | UInt64(docs.stamps[position]), article: docs.articles[position]))
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
