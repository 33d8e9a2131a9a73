extension SupervisionRuleBook {
    /// The same rules as if those that begin on or after a day had begun with another, earlier one, and what they follow had ended before it:
    /// a list is tried on days that are over, on which nothing of it holds yet.
    package func reachingBack(to first: Day, from today: Day) -> SupervisionRuleBook {
        let coming = Set(rules.filter { $0.since >= today }.map(\.code))
        let back = rules.compactMap { rule -> SupervisionRule? in
            guard coming.contains(rule.code) else {
                return rule.until.map { $0 >= today.adding(days: -1) } ?? false ? rule.ended(on: first) : rule
            }
            if rule.since >= today { return rule.with(since: min(first, rule.since), until: rule.until) }
            return rule.ended(on: first)
        }
        return (try? SupervisionRuleBook(back)) ?? self
    }
}

extension SupervisionRule {
    /// As it was before a day; nil where it had not begun.
    fileprivate func ended(on day: Day) -> SupervisionRule? {
        let last = day.adding(days: -1)
        return since > last ? nil : with(since: since, until: min(last, until ?? last))
    }

    fileprivate func with(since: Day, until: Day?) -> SupervisionRule {
        SupervisionRule(
            code, version: version, name, since: since, until: until, scope: scope, measure: measure, bound: bound, signal: signal,
            points: points, head: head, tells: tells)
    }
}
