import GongkaiCore
import GongkaiStore

/// What happened to a request: who, what, when, why, and what stood there before.
struct CaseHistory: Sendable {
    struct Change: Sendable {
        let label: String
        let value: String
        /// What it took the place of.
        let before: String?
    }

    struct Entry: Sendable {
        let what: String
        let who: String
        let when: String
        /// The legal day, where it is another than the day it was recorded.
        let day: String?
        let state: String?
        let clock: String?
        let reason: String?
        let changes: [Change]
        let hasChanges: Bool
        let isMistake: Bool
    }

    let entries: [Entry]

    /// The newest first. `given`: the names of the files that go out with the reply, which its draft names.
    ///
    /// `replaces`: whether what is said in a field takes the place of what was said there before; in a case each step says its own.
    ///
    /// `letters`: the papers; each that went out has its entry.
    ///
    /// `reading`: the clock, which knows what came when the limit was over.
    ///
    /// `hidden`: fields that the reader may know of and not read.
    ///
    /// `read`: what was filled in, for people; nil for what nobody needs to see. Without it every field is shown by its own words.
    init(
        _ matter: Matter, _ workflow: Workflow, _ words: FieldWords, given: [String] = [], letters: [PaperLine] = [], replaces: Bool = true,
        reading: ClockReading? = nil, hidden: Set<String> = [],
        read: ((_ code: String, _ value: FieldValue, _ field: MatterField?) -> String?)? = nil
    ) {
        let mistakes = Set(matter.events.compactMap(\.reverses))
        // By step and field: what another step says of the same field takes the place of nothing.
        var past: [String: String] = [:]
        var entries: [Entry] = []
        var sent = letters.compactMap { line in line.issue.map { (line, $0) } }.sorted { $0.1.at < $1.1.at }[...]
        func tellSent(before at: Instant?) {
            while let (line, issue) = sent.first, at.map({ issue.at < $0 }) ?? true {
                entries.append(Entry(line, issue))
                sent = sent.dropFirst()
            }
        }
        for event in matter.events {
            tellSent(before: event.at)
            let fields = workflow.move(event.action, from: event.before)?.fields ?? []
            var changes: [Change] = []
            let order = Dictionary(fields.enumerated().map { ($1.code, $0) }) { first, _ in first }
            for (code, value) in event.values.sorted(by: { (order[$0.key] ?? 99, $0.key) < (order[$1.key] ?? 99, $1.key) })
            where code != MatterField.reason.code {
                let field = fields.first { $0.code == code }
                // How something came names whoever brought it. What an applicant supplemented stood in the same field once.
                let isOldText = code == CaseHistory.evidence && event.suppliesText
                let isSealed = code == CaseHistory.evidence && !isOldText
                let kept = isSealed ? "已登记，与身份信息一同显示" : hidden.contains(code) ? "已登记，由办理的单位查看" : nil
                guard let text = kept ?? read.map({ $0(code, value, field) }) ?? words.words(value, field) else {
                    continue
                }
                let place = "\(event.action.code)/\(code)"
                let before = replaces && event.branchChange == nil ? past[place].flatMap { $0 == text ? nil : $0 } : nil
                let label = isOldText ? MatterField.supplementText.label : CaseHistory.label(code, field, in: event)
                changes.append(Change(label: label, value: text, before: before))
                if event.branchChange == nil { past[place] = text }
            }
            if !given.isEmpty, event.number == matter.last(RequestAction.draft)?.number {
                changes.append(Change(label: "随答复提供的文件", value: given.joined(separator: "、"), before: nil))
            }
            entries.append(
                Entry(
                    what: workflow.words(event.action)
                        + (event.reverses.flatMap { number in matter.events.first { $0.number == number } }.map {
                            "：\(workflow.words($0.action))"
                        }
                            ?? ""),
                    who: event.author.words, when: String(event.at.text.prefix(16)), day: event.on == event.at.day ? nil : event.on.text,
                    state: event.before == event.after ? nil : workflow.words(event.after),
                    clock: event.clock.map { CaseHistory.clock($0, on: event.on, reading) },
                    reason: event.reason, changes: changes, hasChanges: !changes.isEmpty,
                    isMistake: mistakes.contains(event.number)))
        }
        tellSent(before: nil)
        self.entries = entries.reversed()
    }

    private static func clock(_ effect: ClockEffect, on day: Day, _ reading: ClockReading?) -> String {
        guard let reading else { return "期限\(effect.words)" }
        if case .asks(let ground) = effect, reading.unsent.contains(ground) { return "通知书还没有发出，期限不\(effect.words)" }
        return reading.movesNothing(effect, on: day) ? "期限已过，不\(effect.words)" : "期限\(effect.words)"
    }

    private static func label(_ code: String, _ field: MatterField?, in event: MatterEvent) -> String {
        if code == MatterField.party.code, let kind = event[.remedyKind]?.text.flatMap(RequestRemedy.Kind.init) { return kind.body }
        return field?.label ?? labels[code] ?? code
    }

    /// Shown with who asks, and not before.
    static let evidence = "evidence"

    private static let labels = ["dueBefore": "原期限", "dueAfter": "新期限"]
}

extension CaseHistory.Entry {
    /// That a paper went out.
    fileprivate init(_ line: PaperLine, _ issue: PaperIssue) {
        (what, who, when) = ("编号发出《\(line.kind.name)》", issue.by, String(issue.at.text.prefix(16)))
        day = issue.on == issue.at.day ? nil : issue.on.text
        (state, clock, reason) = (nil, nil, nil)
        changes = [issue.number.map { CaseHistory.Change(label: "文号", value: $0, before: nil) }].compactMap(\.self)
        hasChanges = !changes.isEmpty
        isMistake = line.standing == .void
    }
}
