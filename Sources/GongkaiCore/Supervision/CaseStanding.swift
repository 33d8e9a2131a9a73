/// Where a case stands, in one word for boards: the steps of its flow that run, or else its state.
package enum CaseStanding: Sendable, Hashable {
    case steps(String)
    case state(CaseState)
    case unknown

    /// As it is stored.
    package var text: String {
        switch self {
        case .steps(let names): "step:" + names
        case .state(let state): state.rawValue
        case .unknown: ""
        }
    }

    package init(text: String) {
        if text.hasPrefix("step:") {
            self = .steps(String(text.dropFirst("step:".count)))
        } else {
            self = CaseState(rawValue: text).map { .state($0) } ?? .unknown
        }
    }

    package var words: String {
        switch self {
        case .steps(let names): names
        case .state(let state): state.words
        case .unknown: "无法读取"
        }
    }

    /// From all events of a case and what was pinned for it.
    package init(_ events: [MatterEvent], _ terms: CaseTerms) {
        let reversed = Set(events.compactMap(\.reverses))
        var running: [(branch: Int, name: String)] = []
        for event in events where event.reverses == nil && !reversed.contains(event.number) {
            guard let branch = event.branch else { continue }
            switch CaseAction(rawValue: event.action.code) {
            case .startStep: running.append((branch, event[.step]?.text.flatMap(terms.step)?.name ?? ""))
            case .finishStep: running.removeAll { $0.branch == branch }
            default: continue
            }
        }
        guard let state = events.last(where: { $0.after != nil })?.after.flatMap({ CaseState(rawValue: $0.code) }) else {
            self = .unknown
            return
        }
        let names = running.map(\.name).filter { !$0.isEmpty }
        self = (state == .accepted || state == .examining) && !names.isEmpty ? .steps(names.joined(separator: "、")) : .state(state)
    }
}
