/// When a step is taken at the earliest, in working days after acceptance.
package struct FlowTurn: Sendable, Equatable {
    package let step: FlowStep
    /// Working days gone before it begins, and when it ends. A special procedure takes none of them.
    package let begins: Int
    package let ends: Int
    /// Whether the whole takes as long as it does because of this step.
    package let isOnLongestPath: Bool
}

extension Flow {
    /// The steps in stages, those of one stage side by side: each step in the stage after the last one that it waits for. Empty for a flow with
    /// faults or without steps.
    package func schedule(in kind: LimitKind) -> [[FlowTurn]] {
        guard let longest = longestPath(in: kind) else { return [] }
        let path = Set(longest.steps)
        var stages: [[FlowTurn]] = []
        var known: [String: (stage: Int, ends: Int)] = [:]
        for step in inOrder {
            let before = step.after.compactMap { known[$0] }
            let stage = (before.map(\.stage).max() ?? -1) + 1, begins = before.map(\.ends).max() ?? 0
            let own = step.special == nil ? step.limit(kind)?.days ?? 0 : 0
            let (sum, isTooMuch) = begins.addingReportingOverflow(own)
            let ends = isTooMuch ? Int.max : sum
            known[step.code] = (stage, ends)
            if stage == stages.count { stages.append([]) }
            stages[stage].append(FlowTurn(step: step, begins: begins, ends: ends, isOnLongestPath: path.contains(step.code)))
        }
        // As a guide tells them, not in the order in which they were reached.
        let told = Dictionary(steps.enumerated().map { ($1.code, $0) }) { first, _ in first }
        return stages.map { stage in stage.sorted { told[$0.step.code] ?? 0 < told[$1.step.code] ?? 0 } }
    }
}
