import GongkaiCore

/// Which items the index brings for a plan: all that hold what is asked for, and a few that hold only its parts.
struct SearchMatches {
    /// Everything found.
    let all: [PostingBits?]
    /// For each want the items that have it in the title.
    let inTitle: [[PostingBits?]]
    /// Those that have all wants in their numbers.
    let inNumber: [PostingBits?]
    /// Those whose title, or number, is the query.
    let named: [PostingBits?]

    init(_ plan: SearchPlan, in sources: SearchSources) throws {
        var known: [UInt64: [PostingBits?]] = [:]
        func bits(_ key: UInt64) throws -> [PostingBits?] {
            if let bits = known[key] { return bits }
            let bits = try sources.bits(key)
            known[key] = bits
            return bits
        }
        func holders(of keys: [UInt64]) throws -> [PostingBits?] {
            var result: [PostingBits?]?
            for key in keys {
                result = try result.map { $0.intersection(try bits(key)) } ?? bits(key)
                if result?.isAllEmpty ?? false { break }
            }
            return result ?? sources.none
        }
        func holders(of want: SearchPlan.Want, in scope: SearchKey.Scope) throws -> [PostingBits?] {
            try want.forms.reduce(sources.none) { found, form in
                if let keys = SearchPlan.keys(of: form, in: scope) { return found.union(try holders(of: keys)) }
                // One character alone: titles and numbers.
                let names = try holders(of: SearchPlan.keys(of: form, in: .title) ?? [])
                return found.union(names).union(try holders(of: SearchPlan.keys(of: form, in: .number) ?? []))
            }
        }

        var all: [PostingBits?]?
        for want in plan.wants {
            let found = try holders(of: want, in: .anywhere)
            all = all.map { $0.intersection(found) } ?? found
            if all?.isAllEmpty ?? false { break }
        }
        var found = all ?? sources.none
        for key in plan.barredKeys where !found.isAllEmpty { found = found.subtracting(try bits(key)) }
        found = found.subtracting(sources.segments.map { Optional($0.gone) })
        self.all = found
        guard !found.isAllEmpty else {
            (inTitle, inNumber, named) = ([], found, found)
            return
        }
        inTitle = try plan.wants.map { found.intersection(try holders(of: $0, in: .title)) }
        inNumber = try plan.wants.reduce(found) { $0.intersection(try holders(of: $1, in: .number)) }
        var named = sources.none
        if plan.wants.count == 1 {
            for form in plan.wants[0].forms {
                if let key = SearchPlan.nameKey(of: form) { named = named.union(try bits(key)) }
            }
        }
        self.named = found.intersection(named)
    }
}
