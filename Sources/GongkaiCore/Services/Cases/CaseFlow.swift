/// How far the steps of a case have come, from its branches.
package struct CaseFlow: Sendable, Equatable {
    package enum Standing: Sendable, Equatable {
        /// Some step before it is not done.
        case waiting
        /// It can be started.
        case ready
        case started(branch: Int, on: Day)
        case passed(on: Day)
        case refused(on: Day)
        /// A step before it was refused: it will not be done.
        case stopped
    }

    package let terms: CaseTerms
    /// One for each step of the terms, in their order.
    package private(set) var standings: [Standing]

    package init(_ matter: Matter, _ terms: CaseTerms) {
        self.terms = terms
        var standings = terms.steps.map { _ in Standing.waiting }
        for branch in matter.branches where branch.role == .step {
            guard let index = terms.steps.firstIndex(where: { $0.code == branch[.step]?.text }) else { continue }
            if branch.state == .open {
                standings[index] = .started(branch: branch.number, on: branch.openedOn)
                continue
            }
            let ended = matter.standing.last { $0.branch == branch.number }?.on ?? branch.openedOn
            standings[index] = branch[.stepResult]?.text == "refused" ? .refused(on: ended) : .passed(on: ended)
        }
        self.standings = standings
        open()
    }

    /// Steps whose predecessors all passed are ready; those behind a refusal are stopped.
    private mutating func open() {
        var isChanged = true
        while isChanged {
            isChanged = false
            for (index, step) in terms.steps.enumerated() where standings[index] == .waiting {
                let before = step.after.compactMap { code in terms.steps.firstIndex { $0.code == code } }.map { standings[$0] }
                if before.contains(where: \.isRefusal) {
                    standings[index] = .stopped
                    isChanged = true
                } else if before.allSatisfy(\.isPassed) {
                    standings[index] = .ready
                    isChanged = true
                }
            }
        }
    }

    package func standing(_ code: String) -> Standing? { terms.steps.firstIndex { $0.code == code }.map { standings[$0] } }

    /// Nothing is left to be done.
    package var isDone: Bool { standings.allSatisfy(\.isDone) }
    package var isRefused: Bool { standings.contains(where: \.isRefusal) }
    /// The steps that can be started now.
    package var ready: [CaseTerms.Step] { zip(terms.steps, standings).filter { $0.1 == .ready }.map(\.0) }
}

extension CaseFlow.Standing {
    package var isPassed: Bool { if case .passed = self { true } else { false } }
    /// Refused, or behind a refusal.
    package var isRefusal: Bool { if case .refused = self { true } else { self == .stopped } }
    package var isDone: Bool { isPassed || isRefusal }
}
