/// Where a case stands, for boards: the steps of its flow that run, or else its state.
package enum CaseStanding: Sendable, Hashable {
    /// The names of those that run, each once, in the order in which they began; never none.
    case steps([String])
    case state(CaseState)
    case unknown

    private static let mark = "step:"

    /// As it is stored. Names may hold any sign of a sentence, so that lines part them.
    package var text: String {
        switch self {
        case .steps(let names):
            Self.mark + names.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: "\n")
        case .state(let state): state.rawValue
        case .unknown: ""
        }
    }

    package init(text: String) {
        if text.hasPrefix(Self.mark) {
            self = .steps(text.dropFirst(Self.mark.count).split(separator: "\n").map(String.init))
        } else {
            self = CaseState(rawValue: text).map { .state($0) } ?? .unknown
        }
    }

    /// The places it is counted in, each stored as a standing of its own: every step that runs, or the state.
    package var places: [String] {
        if case .steps(let names) = self { names.map { CaseStanding.steps([$0]).text } } else { [text] }
    }

    package var words: String {
        switch self {
        case .steps(let names): names.joined(separator: "、")
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
        var names: [String] = []
        for name in running.map(\.name) where !name.isEmpty && !names.contains(name) { names.append(name) }
        self = (state == .accepted || state == .examining) && !names.isEmpty ? .steps(names) : .state(state)
    }
}
