/// The steps of a case as data: in sequence, and side by side where several follow the same step.
package struct Flow: Sendable, Equatable {
    /// In the order in which a guide tells them.
    package var steps: [FlowStep]

    package init(_ steps: [FlowStep]) {
        self.steps = steps
    }

    package func step(_ code: String) -> FlowStep? { steps.first { $0.code == code } }

    /// The steps with which a case begins.
    package var beginnings: [FlowStep] { steps.filter(\.after.isEmpty) }

    /// The steps that nothing follows: when all are done, the case is.
    package var ends: [FlowStep] {
        let followed = Set(steps.flatMap(\.after))
        return steps.filter { !followed.contains($0.code) }
    }

    /// The steps that may be taken next: not done, and everything before them is.
    package func next(done: Set<String>) -> [FlowStep] {
        steps.filter { !done.contains($0.code) && done.isSuperset(of: $0.after) }
    }

    /// The steps that a step still waits for, when it may not be taken yet.
    package func missing(before code: String, done: Set<String>) -> [FlowStep] {
        guard let step = step(code) else { return [] }
        return steps.filter { step.after.contains($0.code) && !done.contains($0.code) }
    }

    package func isComplete(done: Set<String>) -> Bool { !steps.isEmpty && done.isSuperset(of: steps.map(\.code)) }

    /// The units that take part, each once, in the order of the steps.
    package var units: [String] {
        var seen: Set<String> = []
        return steps.map(\.unit).filter { seen.insert($0).inserted }
    }

    /// The steps in an order in which each comes after those before it; the ones that never come are left out.
    var inOrder: [FlowStep] {
        var waiting: [String: Int] = [:]
        var followers: [String: [Int]] = [:]
        for (index, step) in steps.enumerated() {
            let before = Set(step.after)
            waiting[step.code] = before.count
            for code in before { followers[code, default: []].append(index) }
        }
        var order: [FlowStep] = []
        var ready = beginnings
        var position = 0
        while position < ready.count {
            let step = ready[position]
            position += 1
            order.append(step)
            for index in followers[step.code] ?? [] {
                let follower = steps[index]
                waiting[follower.code, default: 0] -= 1
                if waiting[follower.code] == 0 { ready.append(follower) }
            }
        }
        return order
    }
}

extension Flow: Codable {
    /// A list of steps and nothing else.
    package init(from decoder: any Decoder) throws {
        self.init(try [FlowStep](from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        try steps.encode(to: encoder)
    }
}
