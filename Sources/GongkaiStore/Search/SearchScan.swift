import GongkaiCore

/// Goes through everything found once: counts it, and keeps the best.
struct SearchScan {
    struct Candidate: Sendable {
        /// Level in the upper half, day in the lower.
        var rank: UInt64
        let article: Int64
        var isJudged = false
        var level = SearchRank.Level.body
        var item: JudgedItem?

        /// Whether it stands before another one on the page.
        func stands(before other: Candidate) -> Bool { rank == other.rank ? article > other.article : rank > other.rank }

        var stamp: UInt32 { UInt32(truncatingIfNeeded: rank) }
        mutating func lower(to level: SearchRank.Level) { rank = UInt64(level.rawValue) << 32 | UInt64(stamp) }
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
            scan(segment.docs, bits, filter, wanted: wanted, site: site, today: today) { position in
                let level: SearchRank.Level = byDate ? .body : matches.level(position, in: index)
                return UInt64(level.rawValue) << 32 | UInt64(segment.docs.stamps[position])
            }
        }
        shrink()
        best.reverse()
    }

    private mutating func scan(
        _ docs: SegmentDocs, _ bits: PostingBits, _ filter: SearchFilter, wanted: Set<Int64>?, site: Set<Int64>?, today: Day,
        rank: (Int) -> UInt64
    ) {
        let onSite = docs.columns.map { site?.contains($0) ?? true }, isWanted = docs.columns.map { wanted?.contains($0) ?? true }
        let ofAgency = docs.agencies.map { filter.agency == nil || filter.agency?.value == $0 }
        let ofKind = docs.kinds.map { filter.kind == nil || filter.kind == $0 }
        var columns = [Int](repeating: 0, count: docs.columns.count), agencies = [Int](repeating: 0, count: docs.agencies.count)
        var kinds = [Int](repeating: 0, count: docs.kinds.count), years = [Int](repeating: 0, count: 10_000)
        for (wordPlace, word) in bits.words.enumerated().reversed() {
            var rest = word
            while rest != 0 {
                let bit = 63 - rest.leadingZeroBitCount
                rest &= ~(1 << UInt64(bit))
                let position = wordPlace << 6 | bit
                let column = Int(docs.columnCodes[position]), agency = Int(docs.agencyCodes[position]), kind = Int(docs.kindCodes[position])
                let year = Int(docs.stamps[position] / 10_000)
                let extra = docs.extras.isEmpty ? nil : docs.extras[position]
                let pushes = extra?.pushes ?? []
                guard onSite[column] || pushes.contains(where: { site?.contains($0) ?? true }) else { continue }
                let validity = SearchFilter.ValidityGroup(extra?.term, on: today)
                let inColumn = isWanted[column] || pushes.contains { wanted?.contains($0) ?? true }
                let inYear = filter.year == nil || filter.year == year
                let isValid = filter.validity == nil || filter.validity == validity
                let misses = (inColumn ? 0 : 1) + (ofAgency[agency] ? 0 : 1) + (inYear ? 0 : 1) + (ofKind[kind] ? 0 : 1) + (isValid ? 0 : 1)
                if misses > 1 { continue }
                if misses == 0 || !inColumn {
                    if onSite[column] { columns[column] += 1 }
                    for push in pushes where site?.contains(push) ?? true { facets.columns[ColumnID(value: push), default: 0] += 1 }
                }
                if misses == 0 || !ofAgency[agency] { agencies[agency] += 1 }
                if misses == 0 || !inYear { years[year] += 1 }
                if misses == 0 || !ofKind[kind] { kinds[kind] += 1 }
                if let validity, misses == 0 || !isValid { facets.validities[validity, default: 0] += 1 }
                if misses == 0 {
                    total += 1
                    keep(Candidate(rank: rank(position), article: docs.articles[position]))
                }
            }
        }
        for (code, count) in columns.enumerated() where count > 0 {
            facets.columns[ColumnID(value: docs.columns[code]), default: 0] += count
        }
        for (code, count) in agencies.enumerated() where count > 0 {
            facets.agencies[AgencyID(value: docs.agencies[code]), default: 0] += count
        }
        for (code, count) in kinds.enumerated() where count > 0 { facets.kinds[docs.kinds[code], default: 0] += count }
        for (year, count) in years.enumerated() where count > 0 { facets.years[year, default: 0] += count }
    }

    private mutating func keep(_ candidate: Candidate) {
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
