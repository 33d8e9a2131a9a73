import GongkaiCore

/// How many of each group of a segment were found, and what that means for each way of narrowing: decided once for a group, not for an item.
struct SegmentCounts {
    /// What narrowing says to a group. The raw values are compared for each item.
    enum Fit: UInt8 {
        case unknown, all
        /// Counts there as if that way were not chosen.
        case missesColumn, missesAgency, missesYear, missesKind, missesValidity
        /// Stands on another site, or misses more than one.
        case none
    }

    private let docs: SegmentDocs
    private let fit: (DocGroup) -> Fit
    private(set) var counts: [Int]
    private var fits: [Fit]

    init(_ docs: SegmentDocs, fit: @escaping (DocGroup) -> Fit) {
        (self.docs, self.fit) = (docs, fit)
        counts = [Int](repeating: 0, count: docs.groups.count)
        fits = [Fit](repeating: .unknown, count: docs.groups.count)
    }

    /// Counts all of `bits` but `special`, the last ones first. `body` gets those that miss nothing, a word of bits at a time: its place and
    /// the bits.
    mutating func count(_ bits: PostingBits, but special: PostingBits, _ body: (Int, UInt64) -> Void) {
        let (docs, fit) = (docs, fit)
        docs.groupCodes.withUnsafeBufferPointer { codes in
            counts.withUnsafeMutableBufferPointer { counts in
                fits.withUnsafeMutableBufferPointer { fits in
                    for place in bits.words.indices.reversed() {
                        var rest = bits.words[place] & ~special.words[place], fitting: UInt64 = 0
                        while rest != 0 {
                            let bit = rest.trailingZeroBitCount, code = Int(codes[place << 6 | bit])
                            rest &= rest &- 1
                            counts[code] &+= 1
                            if fits[code] == .unknown { fits[code] = fit(docs.groups[code]) }
                            if fits[code] == .all { fitting |= 1 << UInt64(bit) }
                        }
                        if fitting != 0 { body(place, fitting) }
                    }
                }
            }
        }
    }

    /// Adds what was counted; returns how many missed nothing.
    func add(to facets: inout SearchFacets) -> Int {
        var total = 0
        for (code, count) in counts.enumerated() where count > 0 {
            let group = docs.groups[code], fit = fits[code]
            if fit == .all { total += count }
            if fit == .all || fit == .missesColumn { facets.columns[ColumnID(value: docs.columns[Int(group.column)]), default: 0] += count }
            if fit == .all || fit == .missesAgency {
                facets.agencies[AgencyID(value: docs.agencies[Int(group.agency)]), default: 0] += count
            }
            if fit == .all || fit == .missesYear { facets.years[Int(group.year), default: 0] += count }
            if fit == .all || fit == .missesKind { facets.kinds[docs.kinds[Int(group.kind)], default: 0] += count }
        }
        return total
    }
}
