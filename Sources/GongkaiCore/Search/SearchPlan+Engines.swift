extension SearchPlan {
    /// Where an engine looks.
    package enum Scope: Sendable { case anywhere, title }

    /// The right side of `MATCH` on the FTS5 table. Each term is quoted, so nothing typed is an operator.
    package func fts5Match(_ scope: Scope = .anywhere) -> String {
        let required = expression(scope, and: " AND ", or: " OR ") { "\"\($0)\"" }
        let barred = certainExclusions.map { "\"\($0)\"" }
        return barred.isEmpty ? required : "(\(required)) NOT (\(barred.joined(separator: " OR ")))"
    }

    /// The right side of `@@`, to be cast to `tsquery`. `blocks` keeps PostgreSQL to a stretch of the index: its GIN index has no order, so
    /// the newest matches of a common string are found by asking for the newest blocks first.
    package func tsquery(_ scope: Scope = .anywhere, in blocks: [SearchFacet] = []) -> String {
        var plan = self
        if !blocks.isEmpty { plan.facets.append(blocks) }
        let required = plan.expression(scope, and: " & ", or: " | ") { "'\($0)'" }
        return ([required] + certainExclusions.map { "!'\($0)'" }).joined(separator: " & ")
    }

    private func expression(_ scope: Scope, and: String, or: String, quoted: (String) -> String) -> String {
        var parts: [String] = []
        for facets in facets { parts.append(Self.grouped(facets.map { quoted($0.term) }, or)) }
        for want in wants {
            let forms = want.terms(inTitle: scope == .title).map { Self.grouped($0.map(quoted), and) }
            parts.append(Self.grouped(forms, or))
        }
        return parts.joined(separator: and)
    }

    private static func grouped(_ parts: [String], _ joiner: String) -> String {
        parts.count == 1 ? parts[0] : "(\(parts.joined(separator: joiner)))"
    }

    /// A longer string is excluded by `matches` only: an item can hold all its terms without the string.
    private var certainExclusions: [String] {
        excluded.compactMap { clauses in
            guard clauses.count == 1, let terms = clauses.first?.terms(), terms.count == 1 else { return nil }
            return terms[0]
        }
    }
}
