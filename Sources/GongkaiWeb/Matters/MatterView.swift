import GongkaiCore
import GongkaiStore

/// A matter as its page shows it, whichever kind it is: what can be done with it now, by whom and until when; its files.
protocol MatterView: Sendable {
    associatedtype Outlook: MatterOutlook

    static var desk: DeskKind { get }
    /// The codes of what usually comes next.
    static var usual: Set<String> { get }

    var stored: StoredMatter { get }
    var workflow: Workflow { get }
    var outlook: Outlook { get }

    /// Whether a step that is offered is worth showing.
    func isShown(_ button: MatterButton) -> Bool
    /// Whether a step of the table can befall this matter at all.
    func concerns(_ action: MatterAction) -> Bool
    /// What a branch is about.
    func about(_ branch: MatterBranch) -> CaseFact
    /// The last day on which a step is still in time.
    func until(_ button: MatterButton, _ branch: MatterBranch?) -> Day?
}

extension MatterView {
    var matter: Matter { stored.matter }
    var id: String { "\(stored.row.id.value)" }

    func isShown(_ button: MatterButton) -> Bool { true }
    func concerns(_ action: MatterAction) -> Bool { true }

    /// - Parameter mistake: the step that can be taken back.
    func tasks(_ offered: [MatterButton], undoing mistake: MatterEvent?) -> MatterTasks {
        let all = offered.filter(isShown).map(button)
        let undo = mistake.map { event in
            MatterTasks.Button(
                words: "撤销“\(workflow.words(event.action))”", href: Self.desk.step.path(id, MatterAction.reverse.code).text, isMain: false,
                about: nil,
                notes: ["上一步办错了可以撤销，须写明理由。"] + outlook.sentences(.reverse, branch: nil, isBrief: true, in: matter), isClosed: false,
                until: nil)
        }
        let ordered =
            all.filter(\.isMain) + all.filter { !$0.isMain && !$0.isClosed } + [undo].compactMap(\.self) + all.filter(\.isClosed)
        return MatterTasks(ordered, others: others(offered), noun: Self.desk.noun)
    }

    private func button(_ button: MatterButton) -> MatterTasks.Button {
        let branch = button.branch.flatMap(matter.branch), isOpen = button.refusal == nil
        return MatterTasks.Button(
            words: button.words,
            href: isOpen ? Self.desk.step.path(id, button.action.code).query([("branch", button.branch.map(String.init) ?? "")]).text : "",
            isMain: isOpen && Self.usual.contains(button.action.code),
            about: branch.map(about).map { "\($0.label)：\($0.value)" },
            notes: button.refusal.map { $0.words.split(separator: "\n").map(String.init) }
                ?? outlook.sentences(button.action, branch: button.branch, isBrief: true, in: matter), isClosed: !isOpen,
            until: isOpen ? until(button, branch).map { $0.text + ($0 < outlook.now.day ? "，已过" : "") } : nil)
    }

    /// Steps that are possible now and wait for others.
    private func others(_ offered: [MatterButton]) -> [CaseFact] {
        let mine = Set(offered.map(\.action))
        return workflow.actions(in: matter.state).filter { !mine.contains($0) }.compactMap { action in
            guard isShown(MatterButton(action: action, words: workflow.words(action), branch: nil, refusal: nil)) else { return nil }
            guard let move = workflow.move(action, from: matter.state) else { return nil }
            if let change = move.branch {
                if case .opens = change {
                } else if !matter.branches.contains(where: { $0.role == change.role && $0.state == .open }) {
                    return nil
                }
            }
            return CaseFact(label: workflow.words(action), value: move.parties.map(\.words).joined(separator: "、"))
        }
    }

    /// `place` says, where it is known, what a file was given for.
    func listed(_ files: [MatterFile], for place: (MatterFile) -> String? = { _ in nil }) -> [CasePage.File] {
        files.map { file in
            let step = matter.events.first { $0.number == file.event }
            return CasePage.File(
                name: file.name, href: Self.desk.file.path(id, "\(file.position)").text, size: FileSize.words(file.size),
                with: (place(file) ?? "") + (file.event == 1 ? "随申请提交" : "随“\(step.map { workflow.words($0.action) } ?? "")”提交"))
        }
    }
}
