/// A relation that the figures of a form must satisfy, with its number in the handbook.
package struct ReportRule: Sendable {
    package enum Relation: String, Sendable, Decodable {
        /// left = right, both sides added up
        case equal
        /// left ≤ right
        case atMost
        /// left ≤ the filled cells of right; blank ones are told how much they would have to hold
        case atMostFilled
        /// left ≥ right
        case atLeast
        /// left ≥ each of right
        case atLeastEach
        /// left > 0 only if right > 0
        case onlyIf
        /// each of left is 0
        case zero
    }

    /// What makes a rule not apply to a body.
    package enum Exemption: String, Sendable, Decodable {
        /// Provinces, cities divided into districts and ministries make 规章; districts and departments cannot.
        case mayMakeRules
    }

    /// `K03`, `Y01` …
    package let check: String
    /// What a breach amounts to.
    package let verdict: ReportFinding.Verdict
    package let left: [String]
    package let relation: Relation
    package let right: [String]
    /// Figures taken off the right side.
    package let less: [String]
    /// Figures of last year's report that belong to the right side; the rule is judged only when that report is known.
    package let lastYear: [String]
    /// Figures taken off those of last year, which then count at least as zero: what was received and not concluded was left open.
    package let lastYearLess: [String]
    package let unless: Exemption?
    /// The row or column that this one of several like rules is about: `NP`, `R3.4.1`.
    package let each: String?
    /// The finding's sentence for pages, with `{left}`, `{right}`, `{difference}` and `{each}` to be filled in.
    package let chinese: String
    package let english: String

    /// Figures of this year's report that it names, left to right.
    package var codes: [String] { left + right + less }
}

extension ReportRule {
    /// A rule as the file states it: once for all the rows or columns named in `each`, whose code takes the place of `*`.
    struct Template: Decodable {
        let check: String
        let verdict: ReportFinding.Verdict
        let left: [String]
        let relation: Relation
        let right: [String]
        let less: [String]?
        let lastYear: [String]?
        let lastYearLess: [String]?
        let each: [String]?
        let unless: Exemption?
        let chinese: String
        let english: String

        var expanded: [ReportRule] {
            guard let each else { return [rule(for: nil)] }
            return each.map(rule)
        }

        private func rule(for each: String?) -> ReportRule {
            func codes(_ pattern: [String]?) -> [String] {
                (pattern ?? []).map { code in each.map { code.replacing("*", with: $0) } ?? code }
            }
            return ReportRule(
                check: check, verdict: verdict, left: codes(left), relation: relation, right: codes(right), less: codes(less),
                lastYear: codes(lastYear), lastYearLess: codes(lastYearLess), unless: unless, each: each, chinese: chinese,
                english: english)
        }
    }
}
