/// What the index is asked for. Every item that holds the string has all these keys; the judge looks at those that have them.
extension SearchPlan {
    /// Pairs of one clause that are asked for: the twelfth part more would part hardly an item from the others.
    static let mostPairs = 12

    /// The keys of a form in one place; the others of the form are left to the judge. Nil where the index cannot have it.
    package static func keys(of form: [SearchText], in scope: SearchKey.Scope) -> [UInt64]? {
        if form.isOneCharacters {
            return scope == .anywhere ? nil : form.map { SearchKey.single($0.units[0].key, scope) }
        }
        return form.filter { !$0.isOneCharacter }.flatMap { keys(of: $0, in: scope) }
    }

    /// The key of an item whose title, or number, is this form.
    package static func nameKey(of form: [SearchText]) -> UInt64? { SearchKey.name(form.joinedKeys) }

    /// Keys of which an item may have none: only what one key says for certain. Longer strings are excluded by the judge.
    package var barredKeys: [UInt64] {
        excluded.compactMap { clauses in
            guard clauses.count == 1, let clause = clauses.first, !clause.isOneCharacter, clause.units.count <= 2 else { return nil }
            return Self.keys(of: clause, in: .anywhere).first
        }
    }

    private static func keys(of clause: SearchText, in scope: SearchKey.Scope) -> [UInt64] {
        let units = clause.units.map(\.key)
        guard units.count > 1 else { return units.map { SearchKey.single($0, scope) } }
        let pairs = units.count - 1, wanted = min(pairs, mostPairs)
        var keys: [UInt64] = []
        for number in 0..<wanted {
            // The first and the last, and evenly between.
            let place = wanted == 1 ? 0 : number * (pairs - 1) / (wanted - 1)
            let key = SearchKey.pair(units[place], units[place + 1], scope)
            if !keys.contains(key) { keys.append(key) }
        }
        return keys
    }
}

extension [SearchText] {
    var joinedKeys: [UInt64] { flatMap { $0.units.map(\.key) } }
}

extension SearchText {
    /// The pairs of a longer text as they may stand in titles, each once, evenly from all of it.
    package func titlePairs(most: Int) -> [UInt64] {
        var seen: Set<UInt64> = [], pairs: [UInt64] = []
        for (unit, next) in zip(units, units.dropFirst()) where !next.followsPause {
            let key = SearchKey.pair(unit.key, next.key, .title)
            if seen.insert(key).inserted { pairs.append(key) }
        }
        guard pairs.count > most else { return pairs }
        return (0..<most).map { pairs[$0 * pairs.count / most] }
    }
}
