/// A way through a flow, and how long it takes.
package struct FlowPath: Sendable, Equatable {
    /// Working days; special procedures do not count.
    package let days: Int
    /// The codes of its steps, from the beginning to the end.
    package let steps: [String]
}

extension Flow {
    /// The longest path in working days by one kind of limit: the total term. A step without that limit, and a special procedure, count
    /// nothing. Of paths of the same length the one told first. Nil for a flow with faults or without steps.
    package func longestPath(in kind: LimitKind) -> FlowPath? {
        guard !steps.isEmpty, faults.isEmpty else { return nil }
        var best: [String: (days: Int, before: String?)] = [:]
        for step in inOrder {
            var longest: (days: Int, before: String?) = (0, nil)
            for code in step.after {
                guard let reached = best[code] else { continue }
                if longest.before == nil || reached.days > longest.days { longest = (reached.days, code) }
            }
            let own = step.special == nil ? step.limit(kind)?.days ?? 0 : 0
            let (sum, isTooMuch) = longest.days.addingReportingOverflow(own)
            best[step.code] = (isTooMuch ? Int.max : sum, longest.before)
        }
        var last: (code: String, days: Int)?
        for end in ends {
            guard let reached = best[end.code] else { continue }
            if last.map({ reached.days > $0.days }) ?? true { last = (end.code, reached.days) }
        }
        guard let last else { return nil }
        var path: [String] = []
        var code: String? = last.code
        while let here = code {
            path.append(here)
            code = best[here]?.before
        }
        return FlowPath(days: last.days, steps: path.reversed())
    }
}
