/// The table as people read it: a state diagram (Mermaid) and a list of all steps.
extension Workflow {
    package var mermaid: String {
        var lines = ["stateDiagram-v2"]
        lines += states.map { "    \($0.state.code): \($0.words)" }
        for start in actions(in: nil) {
            for next in move(start, from: nil)?.states(from: nil) ?? [] { lines.append("    [*] --> \(next.code): \(words(start))") }
        }
        for state in states {
            for action in actions(in: state.state) {
                for next in move(action, from: state.state)?.states(from: state.state) ?? [] where next != state.state {
                    lines.append("    \(state.state.code) --> \(next.code): \(words(action))")
                }
            }
            if !state.isOpen { lines.append("    \(state.state.code) --> [*]") }
        }
        return lines.joined(separator: "\n")
    }

    /// One row for each cell.
    package var table: String {
        let heading = ["在", "办理", "接口名", "到", "由谁", "须填", "条件", "期限", "文书", "告知", "撤销"]
        var lines = [row(heading), row(heading.map { _ in "---" })]
        for state in [nil] + states.map({ Optional($0.state) }) {
            for action in actions(in: state) {
                guard let move = move(action, from: state) else { continue }
                lines.append(row(cells(state, action, move)))
            }
        }
        return lines.joined(separator: "\n")
    }

    private func cells(_ state: MatterState?, _ action: MatterAction, _ move: MatterMove) -> [String] {
        let apart = move.apart.map { "不得是“\(words($0))”的人" }
        let again = move.againIf.map { "，或者\($0.words)" } ?? ""
        let once = move.unlessDone.isEmpty ? [] : ["未办理过" + move.unlessDone.map { "“\(words($0))”" }.joined(separator: "、") + again]
        let by = move.reversers == move.parties ? "" : "，由" + list(move.reversers.map(\.words))
        let undo: String =
            switch move.reversal {
            case .never: "不可"
            case .whileNewest: "下一步之前" + by
            case .sameDay: "当天，下一步之前" + by
            }
        return [
            state == nil ? "—" : words(state), words(action), "`\(action.code)`", list(move.states(from: state).map { words($0) }),
            list(move.parties.map(\.words) + apart), list(move.fields.map { $0.label + ($0.isNeeded ? "" : "（可不填）") }),
            list(move.conditions.map(\.words) + once), move.clock?.words ?? "", list(move.documents.map(\.name)),
            list(move.notices.map(\.words)), undo,
        ]
    }

    private func list(_ parts: [String]) -> String { parts.joined(separator: "、") }
    private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
