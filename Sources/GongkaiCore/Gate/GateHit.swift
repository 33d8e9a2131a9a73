/// Something the gate found: what, where, how serious, and what to do about it. It never carries a full number.
package struct GateHit: Sendable, Equatable {
    package let rule: GateRule
    package let severity: GateSeverity
    /// Where in the scanned text, counted in Unicode scalars; nil for what is no stretch of a text.
    package let range: Range<Int>?
    /// Where in the file, for a reader: 工作表“名单”第 3 行. Empty for an article's own text.
    package let place: String
    /// The surroundings on one line, with every number found in them masked.
    package let excerpt: String
    /// What the writer does about it, in Chinese.
    package let advice: String

    /// - Parameter advice: nil for the rule's own.
    package init(
        _ rule: GateRule, _ severity: GateSeverity, range: Range<Int>? = nil, place: String = "", excerpt: String = "",
        advice: String? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.range = range
        self.place = place
        self.excerpt = excerpt
        self.advice = advice ?? (severity == .blocks ? rule.adviceWhereItMustGo : rule.advice)
    }

    /// The same hit with the place of the text it was found in.
    package func at(_ place: String) -> GateHit {
        GateHit(rule, severity, range: range, place: place, excerpt: excerpt, advice: advice)
    }
}
