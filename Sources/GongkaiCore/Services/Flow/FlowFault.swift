/// Why a flow cannot be followed, with the place, as a sentence that says what to do.
package enum FlowFault: Sendable, Equatable {
    case repeatedCode(String)
    case blankCode(step: Int)
    case unknownStep(code: String, in: FlowStep)
    case noBeginning
    case noEnd
    /// The steps of the loop, in the order of the walk.
    case loop([FlowStep])
    case unreachable(FlowStep, waitsFor: [String])
    case unknownUnit(FlowStep)

    /// A short name, as findings carry it.
    package var code: String {
        switch self {
        case .repeatedCode: "flow.repeatedCode"
        case .blankCode: "flow.blankCode"
        case .unknownStep: "flow.unknownStep"
        case .noBeginning: "flow.noBeginning"
        case .noEnd: "flow.noEnd"
        case .loop: "flow.loop"
        case .unreachable: "flow.unreachable"
        case .unknownUnit: "flow.unknownUnit"
        }
    }

    package var words: String {
        switch self {
        case .repeatedCode(let code): "办理流程中有两个以上环节的代码是“\(code)”。请改成互不相同。"
        case .blankCode(let step): "办理流程第\(step)个环节没有代码。请填写。"
        case .unknownStep(let code, let step): "环节“\(step.title)”写明在环节“\(code)”之后办理，但流程中没有这个环节。请补上该环节或者更正。"
        case .noBeginning: "办理流程没有开始环节：每个环节都排在别的环节之后。请至少让一个环节不排在任何环节之后。"
        case .noEnd: "办理流程没有结束环节：每个环节之后都还有环节。请至少让一个环节之后不再有环节。"
        case .loop(let steps):
            "办理流程在这里转圈：" + (steps + steps.prefix(1)).map { "“\($0.title)”" }.joined(separator: "→")
                + "。请去掉其中一个“在……之后”。"
        case .unreachable(let step, let codes):
            "环节“\(step.title)”永远轮不到：它要等的" + codes.map { "“\($0)”" }.joined(separator: "、") + "办不到。请更正它排在哪些环节之后。"
        case .unknownUnit(let step):
            step.unit.trimmingSpaces.isEmpty
                ? "环节“\(step.title)”没有写明由哪个单位办理。请填写单位代码。" : "环节“\(step.title)”由“\(step.unit)”办理，但没有这个单位。请更正单位代码。"
        }
    }
}

extension FlowStep {
    /// Its name, or its code where it has none.
    var title: String { name.isEmpty ? code : name }
}

extension Flow {
    /// Everything wrong with the order of the steps; empty for a flow without steps, which is missing rather than wrong.
    package var faults: [FlowFault] {
        guard !steps.isEmpty else { return [] }
        var faults: [FlowFault] = []
        var seen: Set<String> = []
        for (index, step) in steps.enumerated() {
            if step.code.trimmingSpaces.isEmpty {
                faults.append(.blankCode(step: index + 1))
            } else if !seen.insert(step.code).inserted, !faults.contains(.repeatedCode(step.code)) {
                faults.append(.repeatedCode(step.code))
            }
        }
        // Without distinct codes nothing can be said about the order.
        guard faults.isEmpty else { return faults }
        for step in steps {
            for code in step.after where !seen.contains(code) { faults.append(.unknownStep(code: code, in: step)) }
        }
        if beginnings.isEmpty { faults.append(.noBeginning) }
        if ends.isEmpty { faults.append(.noEnd) }
        let reached = Set(inOrder.map(\.code))
        var left = steps.filter { !reached.contains($0.code) }
        while let loop = loop(among: left) {
            faults.append(.loop(loop))
            let codes = Set(loop.map(\.code))
            left.removeAll { codes.contains($0.code) }
        }
        for step in left { faults.append(.unreachable(step, waitsFor: step.after.filter { !reached.contains($0) })) }
        return faults
    }

    /// The order's faults and the steps that name a unit that is not there.
    package func faults(units: Set<String>) -> [FlowFault] {
        faults + steps.filter { !units.contains($0.unit) }.map(FlowFault.unknownUnit)
    }

    /// A loop among some steps; nil when there is none.
    private func loop(among steps: [FlowStep]) -> [FlowStep]? {
        let byCode = Dictionary(uniqueKeysWithValues: steps.map { ($0.code, $0) })
        var cleared: Set<String> = []
        for start in steps where !cleared.contains(start.code) {
            // Depth first against the arrows, without recursion: a file may hold a chain of any length.
            var walk: [(code: String, next: Int)] = [(start.code, 0)]
            var onWalk: Set<String> = [start.code]
            while let here = walk.last {
                let before = (byCode[here.code]?.after ?? []).filter { byCode[$0] != nil }
                guard here.next < before.count else {
                    cleared.insert(here.code)
                    onWalk.remove(here.code)
                    walk.removeLast()
                    continue
                }
                walk[walk.count - 1].next += 1
                let code = before[here.next]
                if onWalk.contains(code) {
                    let from = walk.firstIndex { $0.code == code } ?? 0
                    return walk[from...].reversed().compactMap { byCode[$0.code] }
                }
                if !cleared.contains(code) {
                    walk.append((code, 0))
                    onWalk.insert(code)
                }
            }
        }
        return nil
    }
}
