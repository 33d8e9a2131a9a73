import GongkaiCore

/// How often each code stands among what was found in a segment; turned into names once, at its end.
struct SegmentCounts {
    var columns: [Int]
    var agencies: [Int]
    var kinds: [Int]
    var years = [Int](repeating: 0, count: 10_000)

    init(_ docs: SegmentDocs) {
        columns = [Int](repeating: 0, count: docs.columns.count)
        agencies = [Int](repeating: 0, count: docs.agencies.count)
        kinds = [Int](repeating: 0, count: docs.kinds.count)
    }

    func add(to facets: inout SearchFacets, _ docs: SegmentDocs) {
        for (code, count) in columns.enumerated() where count > 0 {
            facets.columns[ColumnID(value: docs.columns[code]), default: 0] += count
        }
        for (code, count) in agencies.enumerated() where count > 0 {
            facets.agencies[AgencyID(value: docs.agencies[code]), default: 0] += count
        }
        for (code, count) in kinds.enumerated() where count > 0 { facets.kinds[docs.kinds[code], default: 0] += count }
        for (year, count) in years.enumerated() where count > 0 { facets.years[year, default: 0] += count }
    }
}
